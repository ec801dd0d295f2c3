import { metresBetween, type Position } from '../../server/ingest/geodesy.ts';

/** A way over the ground: at least two points, with the metres driven from the first point to each of them. */
export interface Route {
  readonly points: readonly Position[];
  /** As long as `points`; begins with 0 and never falls. */
  readonly distances: readonly number[];
  /** Metres from end to end. */
  readonly length: number;
}

/** Measures a way through the given points, leaving out those within a centimetre of the one before. */
export function routeThrough(points: readonly Position[]): Route {
  const kept: Position[] = [];
  const distances: number[] = [];
  let length = 0;
  for (const point of points) {
    const last = kept.at(-1);
    if (last) {
      const step = metresBetween(last, point);
      if (step < 0.01) continue;
      length += step;
    }
    kept.push(point);
    distances.push(length);
  }
  const first = kept[0];
  if (first && kept.length === 1) {
    kept.push(first);
    distances.push(0);
  }
  return { points: kept, distances, length };
}
