import { metresPerDegree, type Position } from '../../../server/ingest/geodesy.ts';
import type { MapAirport, MapFeature } from '../../../server/ingest/map/map-feature.ts';
import type { Point, Polyline } from '../../../server/roads/polyline.ts';

/** The plane that touches the earth at an airport's reference point: metres east and north of it. */
export class MapPlane {
  readonly #origin: Position;
  readonly #scale: Position;

  constructor({ airportId, lon, lat }: MapAirport) {
    if (lon === null || lat === null) throw new Error(`the map of ${airportId} has no reference point`);
    this.#origin = [lon, lat];
    this.#scale = metresPerDegree(lat);
  }

  toPlane(lon: number, lat: number): Point {
    return [(lon - this.#origin[0]) * this.#scale[0], (lat - this.#origin[1]) * this.#scale[1]];
  }

  /** Rounded to six decimals, a tenth of a metre. */
  toPosition([x, y]: Point): Position {
    const lon = this.#origin[0] + x / this.#scale[0];
    const lat = this.#origin[1] + y / this.#scale[1];
    return [Math.round(lon * 1e6) / 1e6, Math.round(lat * 1e6) / 1e6];
  }

  pointOf({ geometry }: MapFeature): Point {
    if (geometry.type !== 'Point') throw new Error(`a point is expected, not a ${geometry.type}`);
    const [lon = 0, lat = 0] = geometry.coordinates;
    return this.toPlane(lon, lat);
  }

  lineOf({ geometry }: MapFeature): Polyline {
    if (geometry.type !== 'LineString') throw new Error(`a line is expected, not a ${geometry.type}`);
    return geometry.coordinates.map(([lon = 0, lat = 0]) => this.toPlane(lon, lat));
  }
}
