import type { Place } from '../../airport-ground.ts';
import { type Geodesic, geodesic } from './geodesic.ts';

/** The points of a measurement in their order; `ended` once no more are to be set. */
export type MeasuredPath = { readonly points: readonly Place[]; readonly ended: boolean };

export const NO_PATH: MeasuredPath = { points: [], ended: false };

export function withPoint({ points, ended }: MeasuredPath, point: Place): MeasuredPath {
  return ended ? { points, ended } : { points: [...points, point], ended };
}

export function withMoved({ points, ended }: MeasuredPath, index: number, to: Place): MeasuredPath {
  return { points: points.with(index, to), ended };
}

/** Without one of its points; one that lost all of them is begun anew. */
export function withoutPoint({ points, ended }: MeasuredPath, index: number): MeasuredPath {
  const left = points.toSpliced(index, 1);
  return left.length === 0 ? NO_PATH : { points: left, ended };
}

/** No more points; one of a single point measures nothing and is begun anew. */
export function endedPath({ points }: MeasuredPath): MeasuredPath {
  return points.length < 2 ? NO_PATH : { points, ended: true };
}

/** From one point to the next; `total` is the way from the first point to the leg's end, metres. */
export type Leg = Geodesic & { readonly total: number };

export function legsOf(points: readonly Place[]): Leg[] {
  let total = 0;
  return points.slice(1).map((to, index) => {
    const leg = geodesic(points[index] ?? to, to);
    total += leg.metres;
    return { ...leg, total };
  });
}
