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

/** Roads turn sharply at junctions. */
const ROAD_SPIKE: Spike = { turn: 100, leg: 8 };

/** Both ends stay exactly where they are. */
function withoutRepeats(points: readonly Position[]): Position[] {
  const kept: Position[] = [];
  for (const point of points) {
    const last = kept.at(-1);
    if (!last || metresBetween(last, point) >= CLOSEST) kept.push(point);
  }
  const end = points.at(-1);
  if (end && kept.length > 1) kept[kept.length - 1] = end;
  return kept;
}

/** What tells a corner that comes from joining lines from one that is there: a sharp turn next to a short leg. */
export interface Spike {
  /** Degrees. */
  readonly turn: number;
  /** Metres. */
  readonly leg: number;
}

/** Takes corners out, both ends excepted, that turn more than `turn` next to a leg shorter than `leg`. */
export function withoutSpikes(points: readonly Position[], { turn, leg }: Spike): Position[] {
  const kept: Position[] = [];
  for (const [index, point] of points.entries()) {
    const [before, after] = [kept.at(-1), points[index + 1]];
    if (before && after) {
      const turned = Math.abs(turnBetween(headingBetween(before, point), headingBetween(point, after)));
      const shorter = Math.min(metresBetween(before, point), metresBetween(point, after));
      if (turned > turn && shorter < leg) continue;
    }
    kept.push(point);
  }
  return kept.length === points.length ? kept : withoutSpikes(kept, { turn, leg });
}

/** The turn from one heading to another, degrees in [-180, 180), to the right positive. */
function turnBetween(from: number, to: number): number {
  return ((to - from + 540) % 360) - 180;
}

/** The same way `metres` to the right of the line, as traffic on the right-hand lane keeps; corners are mitred. */
export function keepRight(points: readonly Position[], metres: number): Position[] {
  const line = withoutSpikes(withoutRepeats(points), ROAD_SPIKE);
  return line.map((point, index) => {
    const [before, after] = [line[index - 1], line[index + 1]];
    if (!before && !after) return point;
    const arriving = headingBetween(before ?? point, before ? point : (after ?? point));
    const leaving = after ? headingBetween(point, after) : arriving;
    const turn = turnBetween(arriving, leaving);
    const half = (Math.min(Math.abs(turn), 120) / 2 / 180) * Math.PI;
    return offset(point, arriving + turn / 2, 0, metres / Math.cos(half));
  });
}
