/** Metres east and north of the airport's reference point. */
export type Point = readonly [x: number, y: number];
export type Polyline = readonly Point[];

export const distance = (a: Point, b: Point): number => Math.hypot(b[0] - a[0], b[1] - a[1]);

/** The point a share of the way from `a` to `b`. */
export const between = (a: Point, b: Point, share: number): Point => [
  a[0] + (b[0] - a[0]) * share,
  a[1] + (b[1] - a[1]) * share,
];

export function lengthOf(line: Polyline): number {
  let length = 0;
  for (const [a, b] of segmentsOf(line)) length += distance(a, b);
  return length;
}

export function* segmentsOf(line: Polyline): Generator<readonly [from: Point, to: Point, index: number]> {
  for (const [index, from] of line.entries()) {
    const to = line[index + 1];
    if (to) yield [from, to, index];
  }
}

/** The place on a line that lies nearest to a point: how far, where, and in which segment at which share of it. */
export interface Projection {
  readonly distance: number;
  readonly point: Point;
  readonly segment: number;
  readonly share: number;
}

export function project(point: Point, line: Polyline): Projection {
  let best: Projection = { distance: Number.POSITIVE_INFINITY, point, segment: 0, share: 0 };
  for (const [a, b, segment] of segmentsOf(line)) {
    const dx = b[0] - a[0];
    const dy = b[1] - a[1];
    const squared = dx * dx + dy * dy;
    const along = squared === 0 ? 0 : ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / squared;
    const share = Math.min(1, Math.max(0, along));
    const foot = between(a, b, share);
    const gap = distance(point, foot);
    if (gap < best.distance) best = { distance: gap, point: foot, segment, share };
  }
  return best;
}

/** The direction in which a line leaves its last point, radians counterclockwise from east, taken over `span` metres. */
export function directionAtEnd(line: Polyline, span: number): number {
  const last = line.at(-1) ?? [0, 0];
  const inner = line.findLast(point => distance(point, last) >= span) ?? line[0] ?? last;
  return Math.atan2(last[1] - inner[1], last[0] - inner[0]);
}

/** The unsigned angle between two directions, radians in [0, π]. */
export function angleBetween(a: number, b: number): number {
  return Math.abs(Math.atan2(Math.sin(a - b), Math.cos(a - b)));
}

export const directionTo = (a: Point, b: Point): number => Math.atan2(b[1] - a[1], b[0] - a[0]);

/** Ramer, Douglas and Peucker: the fewest of the points that keep within `tolerance` metres of the line. */
export function simplify(line: Polyline, tolerance: number): Polyline {
  const first = line[0];
  const last = line.at(-1);
  if (!first || !last || line.length < 3) return line;
  let furthest = 0;
  let split = 0;
  for (const [index, point] of line.entries()) {
    const gap = project(point, [first, last]).distance;
    if (gap > furthest) {
      furthest = gap;
      split = index;
    }
  }
  if (furthest <= tolerance) return [first, last];
  return [
    ...simplify(line.slice(0, split + 1), tolerance).slice(0, -1),
    ...simplify(line.slice(split), tolerance),
  ];
}
