import { headingBetween, metresBetween, offset, type Position } from '../../server/ingest/geodesy.ts';

/** A way over the ground: at least two points, with the metres driven from the first point to each of them. */
export interface Route {
  readonly points: readonly Position[];
  /** As long as `points`; begins with 0 and never falls. */
  readonly distances: readonly number[];
  /** Metres from end to end. */
  readonly length: number;
}

/** Points closer than this to the one before are left out, metres. */
const CLOSEST = 0.2;

/** Measures a way through the given points. */
export function routeThrough(points: readonly Position[]): Route {
  const kept = withoutRepeats(points);
  const [first] = kept;
  if (first && kept.length === 1) kept.push(first);
  const distances: number[] = [];
  let length = 0;
  for (const [index, point] of kept.entries()) {
    length += metresBetween(kept[index - 1] ?? point, point);
    distances.push(length);
  }
  return { points: kept, distances, length };
}

/** Metres along a line. */
export function metresAlong(points: readonly Position[]): number {
  return points.reduce((sum, point, index) => sum + metresBetween(points[index - 1] ?? point, point), 0);
}

function withoutRepeats(points: readonly Position[]): Position[] {
  const kept: Position[] = [];
  for (const point of points) {
    const last = kept.at(-1);
    if (!last || metresBetween(last, point) >= CLOSEST) kept.push(point);
  }
  return kept;
}

/** The same way `metres` to the right of the line, as traffic on the right-hand lane keeps; corners are mitred. */
export function keepRight(points: readonly Position[], metres: number): Position[] {
  const line = withoutRepeats(points);
  return line.map((point, index) => {
    const [before, after] = [line[index - 1], line[index + 1]];
    if (!before && !after) return point;
    const arriving = headingBetween(before ?? point, before ? point : (after ?? point));
    const leaving = after ? headingBetween(point, after) : arriving;
    const turn = ((leaving - arriving + 540) % 360) - 180;
    const half = (Math.min(Math.abs(turn), 120) / 2 / 180) * Math.PI;
    return offset(point, arriving + turn / 2, 0, metres / Math.cos(half));
  });
}
