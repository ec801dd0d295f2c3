import { metresPerDegree, type Position } from '../geodesy.ts';

/** A node of a line or ring; `control` is the handle of the curve that leaves it, null where it is a corner. */
export interface CurveNode {
  readonly position: Position;
  readonly control: Position | null;
}

/** How far a flattened curve may stray from the true one, in metres. */
const TOLERANCE = 0.25;

/**
 * The points after `from`, up to and with `to`, of the segment between two nodes; none where they coincide.
 * A node's handle is mirrored for the segment that comes in. Two handles make a cubic Bézier curve, one a
 * quadratic, none a straight line. The number of steps is Wang's bound for the tolerance.
 */
export function flatten(from: CurveNode, to: CurveNode): Position[] {
  const start = from.position;
  const end = to.position;
  if (start[0] === end[0] && start[1] === end[1]) return [];
  const handles: Position[] = [];
  if (from.control) handles.push(from.control);
  if (to.control) handles.push([2 * end[0] - to.control[0], 2 * end[1] - to.control[1]]);
  if (handles.length === 0) return [end];

  const polygon = [start, ...handles, end];
  const steps = stepsFor(polygon);
  return Array.from({ length: steps }, (_, step) =>
    step + 1 === steps ? end : pointOn(polygon, (step + 1) / steps),
  );
}

function stepsFor(polygon: readonly Position[]): number {
  const degree = polygon.length - 1;
  const [perLon, perLat] = metresPerDegree(polygon[0]?.[1] ?? 0);
  let bend = 0;
  for (let index = 0; index + 2 < polygon.length; index++) {
    const [a, b, c] = polygon.slice(index, index + 3);
    if (a && b && c) {
      bend = Math.max(bend, Math.hypot((a[0] - 2 * b[0] + c[0]) * perLon, (a[1] - 2 * b[1] + c[1]) * perLat));
    }
  }
  return Math.max(1, Math.ceil(Math.sqrt((degree * (degree - 1) * bend) / (8 * TOLERANCE))));
}

/** De Casteljau's point of a Bézier curve at `t`. */
function pointOn(polygon: readonly Position[], t: number): Position {
  let points = polygon;
  while (points.length > 1) {
    points = points.slice(1).map((next, index): Position => {
      const [lon, lat] = points[index] ?? next;
      return [lon + (next[0] - lon) * t, lat + (next[1] - lat) * t];
    });
  }
  return points[0] ?? [0, 0];
}
