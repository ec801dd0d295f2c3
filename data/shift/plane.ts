import { metresPerDegree } from '../../server/ingest/geodesy.ts';
import { AIRPORT } from './shift-constants.ts';

/** Metres east (`x`) and north (`y`) of the airport's reference point. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A place to stand: a point and a heading in degrees clockwise from true north. */
export interface Pose extends Point {
  readonly heading: number;
}

const DEGREE = Math.PI / 180;
const [METRES_EAST, METRES_NORTH] = metresPerDegree(AIRPORT.lat);

/** Degrees to metres on the plane that touches the airport; under a metre off within 8 km. */
export function toPlane(lon: number, lat: number): Point {
  return { x: (lon - AIRPORT.lon) * METRES_EAST, y: (lat - AIRPORT.lat) * METRES_NORTH };
}

/** The opposite of {@link toPlane}: `[lon, lat]` in degrees, rounded to 7 decimals (1 cm). */
export function toLonLat(x: number, y: number): [number, number] {
  return [
    Math.round((AIRPORT.lon + x / METRES_EAST) * 1e7) / 1e7,
    Math.round((AIRPORT.lat + y / METRES_NORTH) * 1e7) / 1e7,
  ];
}

export function distance(a: Point, b: Point): number {
  return Math.sqrt((b.x - a.x) ** 2 + (b.y - a.y) ** 2);
}

/** Any angle in degrees brought into `[0, 360)`. */
export function normalizeHeading(degrees: number): number {
  return ((degrees % 360) + 360) % 360;
}

/** The smaller turn from one heading to another, in `[-180, 180)`; to the right is positive. */
export function turn(from: number, to: number): number {
  return normalizeHeading(to - from + 180) - 180;
}

/** The heading from `a` to `b`. */
export function headingTo(a: Point, b: Point): number {
  return normalizeHeading(Math.atan2(b.x - a.x, b.y - a.y) / DEGREE);
}

/** The point `forward` metres ahead and `right` metres to the right of a pose. */
export function offset(pose: Pose, forward: number, right: number): Point {
  const angle = pose.heading * DEGREE;
  return {
    x: pose.x + forward * Math.sin(angle) + right * Math.cos(angle),
    y: pose.y + forward * Math.cos(angle) - right * Math.sin(angle),
  };
}

/** A point as a pose sees it: metres ahead and metres to the right. */
export function relativeTo(pose: Pose, point: Point): { forward: number; right: number } {
  const angle = pose.heading * DEGREE;
  const east = point.x - pose.x;
  const north = point.y - pose.y;
  return {
    forward: east * Math.sin(angle) + north * Math.cos(angle),
    right: east * Math.cos(angle) - north * Math.sin(angle),
  };
}
