import type { Feature, Point, Position } from 'geojson';
import type { AirportGeoJson } from '../api/calls.ts';
import { buildingNames } from './ground/building-names.ts';
import { runwayMarks } from './ground/runway-marks.ts';
import { METRES_PER_DEGREE } from './scale.ts';

/** Half of what is shown where there is no map. */
const AROUND_METRES = 2500;

/** Degrees. */
export type Place = { readonly lon: number; readonly lat: number };

/** `[west, south, east, north]` in degrees. */
export type Bounds = [west: number, south: number, east: number, north: number];

const PAVED: readonly unknown[] = ['runway', 'pavement', 'taxi_line'];

/** What the airport takes up: runways, taxiways and pavement, else whatever the map has; `undefined` for an empty one. */
export function boundsOf(map: AirportGeoJson): Bounds | undefined {
  const paved = map.features.filter(each => PAVED.includes(each.properties?.layer));
  let bounds: Bounds | undefined;
  for (const feature of paved.length > 0 ? paved : map.features) {
    for (const [lon = 0, lat = 0] of positionsOf(feature)) {
      bounds = bounds
        ? [
            Math.min(bounds[0], lon),
            Math.min(bounds[1], lat),
            Math.max(bounds[2], lon),
            Math.max(bounds[3], lat),
          ]
        : [lon, lat, lon, lat];
    }
  }
  return bounds;
}

/** A square around a place, about as large as an airport. */
export function boundsAround({ lon, lat }: Place): Bounds {
  const north = AROUND_METRES / METRES_PER_DEGREE;
  const east = north / Math.cos((lat * Math.PI) / 180);
  return [lon - east, lat - north, lon + east, lat + north];
}

/** Bounds that a camera can look at: of those without extent, such as a lone stand's, their surroundings. */
export function withExtent(bounds: Bounds): Bounds {
  const [west, south, east, north] = bounds;
  if (east > west && north > south) return bounds;
  return boundsAround({ lon: (west + east) / 2, lat: (south + north) / 2 });
}

/** The bounds with `share` of their own width and height added on each side. */
export function widened([west, south, east, north]: Bounds, share: number): Bounds {
  const [lon, lat] = [(east - west) * share, (north - south) * share];
  return [west - lon, Math.max(-85, south - lat), east + lon, Math.min(85, north + lat)];
}

/** Whether a place lies within the bounds. */
export function holds([west, south, east, north]: Bounds, { lon, lat }: Place): boolean {
  return lon >= west && lon <= east && lat >= south && lat <= north;
}

const WAYS: readonly unknown[] = ['road_edge', 'road_line', 'taxi_edge', 'taxi_line'];

/** Whether a map has roads, painted roads or taxiways, of which the server makes ways. */
export function hasWays(map: AirportGeoJson): boolean {
  return map.features.some(({ properties }) => WAYS.includes(properties?.layer));
}

/** What is drawn from one source: the map's features, its buildings' names and what is painted on its runways. Stands are drawn from another. */
export function groundFeatures(map: AirportGeoJson): Feature[] {
  const ground = map.features.filter(({ properties }) => properties?.layer !== 'stand');
  return [...ground, ...buildingNames(map), ...runwayMarks(map)];
}

function positionsOf({ geometry }: Feature): Position[] {
  switch (geometry.type) {
    case 'Point':
      return [(geometry satisfies Point).coordinates];
    case 'LineString':
    case 'MultiPoint':
      return geometry.coordinates;
    case 'Polygon':
    case 'MultiLineString':
      return geometry.coordinates.flat();
    case 'MultiPolygon':
      return geometry.coordinates.flat(2);
    case 'GeometryCollection':
      return [];
  }
}
