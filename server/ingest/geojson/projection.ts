import type { Position } from '../geodesy.ts';
import { ImportError } from '../import-error.ts';

/** Turns a file's coordinates into longitude and latitude. */
export type Projection = (x: number, y: number) => Position;

/** Radius of the sphere of Web Mercator, metres. */
const RADIUS = 6_378_137;
const WGS_84 = /(CRS:?:?84|EPSG:{1,2}4326|OGC:{1,2}CRS84)$/i;
const WEB_MERCATOR = /EPSG:{1,2}(3857|900913|3785|102100)$/i;

export const asDegrees: Projection = (x, y) => [x, y];

const fromWebMercator: Projection = (x, y) => [
  (x / RADIUS) * (180 / Math.PI),
  (2 * Math.atan(Math.exp(y / RADIUS)) - Math.PI / 2) * (180 / Math.PI),
];

/**
 * How the coordinates of a file are to be read that says so in the member `crs` (of GeoJSON 2008; RFC 7946 knows WGS 84
 * only). Throws an {@link ImportError} where that is neither WGS 84 nor Web Mercator.
 */
export function projectionOf(crs: unknown): Projection {
  if (crs === null || crs === undefined) return asDegrees;
  const name = (crs as { properties?: { name?: unknown } }).properties?.name;
  if (typeof name !== 'string' || WGS_84.test(name)) return asDegrees;
  if (WEB_MERCATOR.test(name)) return fromWebMercator;
  throw new ImportError(
    `has coordinates in ${name.slice(0, 60)}: export it in WGS 84 (ogr2ogr -t_srs EPSG:4326), or in EPSG:3857`,
  );
}
