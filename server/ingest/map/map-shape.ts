import type { Position } from '../geodesy.ts';
import { type GroundKind, groundKind } from './ground-kind.ts';

/** The form of a thing on a map: a place, a line of two or more points, or a polygon of closed rings, the outer first. */
export type Form =
  | { readonly type: 'point'; readonly at: Position }
  | { readonly type: 'line'; readonly points: readonly Position[] }
  | { readonly type: 'area'; readonly rings: readonly (readonly Position[])[] };

/** A thing on a map, told by OpenStreetMap tags or words like them. */
export interface MapShape {
  /** Keys in lower case. */
  readonly tags: Readonly<Record<string, string>>;
  readonly form: Form;
}

/** All points of a form; of an area, its outer ring's. */
export function pointsOf(form: Form): readonly Position[] {
  if (form.type === 'point') return [form.at];
  return form.type === 'line' ? form.points : (form.rings[0] ?? []);
}

/** The middle of what a form takes up, degrees. */
export function middleOf(form: Form): Position {
  const points = pointsOf(form);
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const [lon, lat] of points) {
    [west, east] = [Math.min(west, lon), Math.max(east, lon)];
    [south, north] = [Math.min(south, lat), Math.max(north, lat)];
  }
  return [(west + east) / 2, (south + north) / 2];
}

/** Whether a place lies within a closed ring: a ray from it crosses the ring an odd number of times. */
export function isWithin(ring: readonly Position[], [x, y]: Position): boolean {
  let inside = false;
  for (const [index, [ax, ay]] of ring.entries()) {
    const [bx, by] = ring[index + 1] ?? [ax, ay];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

/** Kinds that are areas where their outline is told as a closed line. */
const AREAS = new Set<GroundKind | undefined>(['aerodrome', 'apron', 'building', 'tower']);

/** The form of a way: an area where it closes and its tags say so, or it is of a kind that can only be one. */
export function formOfWay(points: readonly Position[], tags: MapShape['tags']): Form {
  const [first, last] = [points[0], points.at(-1)];
  const isClosed = points.length > 3 && first?.[0] === last?.[0] && first?.[1] === last?.[1];
  const isArea = tags.area === 'yes' || AREAS.has(groundKind(tags));
  return isClosed && isArea ? { type: 'area', rings: [points] } : { type: 'line', points };
}
