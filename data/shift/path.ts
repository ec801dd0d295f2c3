import { distance, headingTo, type Point, turn } from './plane.ts';

/** Corners flatter than this many degrees stay as they are. */
const FLAT = 4;

function towards(from: Point, to: Point, metres: number): Point {
  const share = metres / distance(from, to);
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

/** The same points without those that lie within 0.1 m of the one before. */
function distinct(points: readonly Point[]): Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    const last = kept.at(-1);
    if (!last || distance(last, point) > 0.1) kept.push(point);
  }
  return kept;
}

/** Rounds the corners of a line with quadratic Bézier curves that begin up to `cut` metres before each corner. */
export function roundCorners(points: readonly Point[], cut: number): Point[] {
  const line = distinct(points);
  const rounded: Point[] = line.slice(0, 1);
  for (let index = 1; index + 1 < line.length; index++) {
    const [before, corner, after] = [line[index - 1], line[index], line[index + 1]];
    if (!before || !corner || !after) continue;
    if (Math.abs(turn(headingTo(before, corner), headingTo(corner, after))) < FLAT) {
      rounded.push(corner);
      continue;
    }
    const start = towards(corner, before, Math.min(cut, distance(before, corner) / 2));
    const end = towards(corner, after, Math.min(cut, distance(corner, after) / 2));
    for (let step = 0; step <= 4; step++) {
      const share = step / 4;
      const [a, b, c] = [(1 - share) ** 2, 2 * share * (1 - share), share ** 2];
      rounded.push({
        x: a * start.x + b * corner.x + c * end.x,
        y: a * start.y + b * corner.y + c * end.y,
      });
    }
  }
  const last = line.at(-1);
  if (last && line.length > 1) rounded.push(last);
  return distinct(rounded);
}

export function pathLength(points: readonly Point[]): number {
  let length = 0;
  for (let index = 1; index < points.length; index++) {
    const [a, b] = [points[index - 1], points[index]];
    if (a && b) length += distance(a, b);
  }
  return length;
}

/** Points on the line in equal steps of at most `step` metres, and at least four steps; both ends included. */
export function resample(points: readonly Point[], step: number): Point[] {
  const total = pathLength(points);
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last) return [];
  const steps = Math.max(4, Math.ceil(total / step));
  const even: Point[] = [first];
  let travelled = 0;
  for (let index = 1; index < points.length && even.length < steps; index++) {
    const [a, b] = [points[index - 1], points[index]];
    if (!a || !b) continue;
    const length = distance(a, b);
    while (even.length < steps && (even.length * total) / steps <= travelled + length) {
      const rest = (even.length * total) / steps - travelled;
      even.push(length > 0 ? towards(a, b, rest) : a);
    }
    travelled += length;
  }
  even.push(last);
  return even;
}
