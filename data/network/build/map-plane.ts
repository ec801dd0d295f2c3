import type { Position } from '../../../server/ingest/geodesy.ts';
import type { MapAirport, MapFeature } from '../../../server/ingest/map/map-feature.ts';
import { Plane } from '../../../server/roads/plane.ts';
import type { Point, Polyline } from '../../../server/roads/polyline.ts';

/** The plane that touches the earth at an airport's reference point, for the features of its map. */
export class MapPlane {
  readonly #plane: Plane;

  constructor({ airportId, lon, lat }: MapAirport) {
    if (lon === null || lat === null) throw new Error(`the map of ${airportId} has no reference point`);
    this.#plane = new Plane([lon, lat]);
  }

  toPlane(lon: number, lat: number): Point {
    return this.#plane.toPlane([lon, lat]);
  }

  /** Rounded to six decimals, a tenth of a metre. */
  toPosition(point: Point): Position {
    return this.#plane.toPosition(point, 6);
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
