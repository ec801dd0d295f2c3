import type { Point } from '../../roads/polyline.ts';

/** A rectangle: the middles of its short sides, and the length of these, metres. */
export interface Rectangle {
  readonly axis: readonly [Point, Point];
  readonly width: number;
}

/** The smallest rectangle around points: one of its sides lies along a side of their hull. */
export function fittedRectangle(points: readonly Point[]): Rectangle | undefined {
  const hull = thinned(hullOf(points));
  let best: Rectangle | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const [index, a] of hull.entries()) {
    const b = hull[(index + 1) % hull.length] ?? a;
    const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
    if (length === 0) continue;
    const [ux, uy] = [(b[0] - a[0]) / length, (b[1] - a[1]) / length];
    const along = range(hull, ([x, y]) => x * ux + y * uy);
    const across = range(hull, ([x, y]) => y * ux - x * uy);
    const [long, wide] = [along.max - along.min, across.max - across.min];
    if (long * wide >= least) continue;
    least = long * wide;
    const at = (u: number, v: number): Point => [u * ux - v * uy, u * uy + v * ux];
    const [middleU, middleV] = [(along.min + along.max) / 2, (across.min + across.max) / 2];
    best =
      long >= wide
        ? { axis: [at(along.min, middleV), at(along.max, middleV)], width: wide }
        : { axis: [at(middleU, across.min), at(middleU, across.max)], width: long };
  }
  return best && least > 0 ? best : undefined;
}

/** The directions of so many sides are tried. */
const MOST_SIDES = 500;

function thinned(hull: readonly Point[]): readonly Point[] {
  const step = Math.ceil(hull.length / MOST_SIDES);
  return step <= 1 ? hull : hull.filter((_, index) => index % step === 0);
}

function range(points: readonly Point[], of: (point: Point) => number) {
  let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const point of points) {
    const value = of(point);
    [min, max] = [Math.min(min, value), Math.max(max, value)];
  }
  return { min, max };
}

/** The convex hull after A. M. Andrew's monotone chain, counterclockwise. */
function hullOf(points: readonly Point[]): Point[] {
  const sorted = points.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
  return [...chain(sorted), ...chain(sorted.toReversed())];
}

function chain(points: readonly Point[]): Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    for (;;) {
      const [a, b] = kept.slice(-2);
      if (!a || !b || (b[0] - a[0]) * (point[1] - a[1]) - (b[1] - a[1]) * (point[0] - a[0]) > 0) break;
      kept.pop();
    }
    kept.push(point);
  }
  return kept.slice(0, -1);
}
