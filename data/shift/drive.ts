import { resample, roundCorners } from './path.ts';
import { distance, headingTo, normalizeHeading, type Point, type Pose, turn } from './plane.ts';

/** How something drives: metres, seconds, m/s and m/s². */
export interface DriveStyle {
  readonly speed: number;
  readonly acceleration: number;
  readonly braking: number;
  /** Side acceleration that the driver accepts in a curve. */
  readonly cornering: number;
  /** How far before a corner the curve begins. */
  readonly corner: number;
  /** Between its axles: its heading is that of the chord between them. */
  readonly wheelbase: number;
}

export interface DriveOptions {
  readonly startSpeed?: number;
  readonly endSpeed?: number;
  /** Tail first: the heading is against the direction of travel. */
  readonly backwards?: boolean;
  /** The most that is allowed at a point, m/s. */
  readonly limit?: (point: Point) => number;
}

export interface Motion extends Pose {
  /** Metres per second. */
  readonly speed: number;
}

const STEP = 6;

/** One movement along a path, from standing to standing unless the options say otherwise. Times in seconds. */
export class Drive {
  readonly duration: number;
  /** Metres. */
  readonly length: number;
  readonly #points: readonly Point[];
  readonly #headings: Float32Array;
  readonly #speeds: Float32Array;
  readonly #times: Float64Array;

  constructor(path: readonly Point[], style: DriveStyle, options: DriveOptions = {}) {
    const points = resample(roundCorners(path, style.corner), STEP);
    this.#points = points;
    this.#headings = headings(points, style.wheelbase, options.backwards ?? false);
    this.#speeds = speeds(points, this.#headings, style, options);
    this.#times = new Float64Array(points.length);
    let length = 0;
    for (let index = 1; index < points.length; index++) {
      const step = gap(points, index);
      const pace = ((this.#speeds[index - 1] ?? 0) + (this.#speeds[index] ?? 0)) / 2;
      this.#times[index] = (this.#times[index - 1] ?? 0) + step / Math.max(pace, 0.05);
      length += step;
    }
    this.length = length;
    this.duration = this.#times[points.length - 1] ?? 0;
  }

  /** Where it is `seconds` after setting off; before the start and after the end it stands at that end. */
  at(seconds: number): Motion {
    const after = this.#indexAfter(seconds);
    const before = Math.max(0, after - 1);
    const [a, b] = [this.#points[before], this.#points[after]];
    if (!a || !b) throw new RangeError('a drive needs a path');
    const [t0, t1] = [this.#times[before] ?? 0, this.#times[after] ?? 0];
    const [v0, v1] = [this.#speeds[before] ?? 0, this.#speeds[after] ?? 0];
    const span = t1 - t0;
    const elapsed = Math.min(Math.max(seconds - t0, 0), span);
    const travelled = span > 0 ? v0 * elapsed + ((v1 - v0) * elapsed ** 2) / (2 * span) : 0;
    const whole = ((v0 + v1) / 2) * span;
    const share = whole > 0 ? travelled / whole : elapsed / Math.max(span, 1e-9);
    const from = this.#headings[before] ?? 0;
    return {
      x: a.x + (b.x - a.x) * share,
      y: a.y + (b.y - a.y) * share,
      heading: normalizeHeading(from + turn(from, this.#headings[after] ?? from) * share),
      speed: seconds >= this.duration ? v1 : span > 0 ? v0 + ((v1 - v0) * elapsed) / span : v0,
    };
  }

  /** The first moment, in seconds after setting off, at which a point at least `metres` along is reached. */
  timeAt(metres: number): number {
    let travelled = 0;
    for (let index = 1; index < this.#points.length; index++) {
      travelled += gap(this.#points, index);
      if (travelled >= metres) return this.#times[index] ?? this.duration;
    }
    return this.duration;
  }

  #indexAfter(seconds: number): number {
    let [low, high] = [0, this.#times.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#times[middle] ?? 0) > seconds) high = middle;
      else low = middle + 1;
    }
    return high;
  }
}

function gap(points: readonly Point[], index: number): number {
  const [a, b] = [points[index - 1], points[index]];
  return a && b ? distance(a, b) : 0;
}

function headings(points: readonly Point[], wheelbase: number, backwards: boolean): Float32Array {
  const found = new Float32Array(points.length);
  const reach = Math.max(1, Math.round(wheelbase / 2 / Math.max(gap(points, 1), 0.1)));
  for (let index = 0; index < points.length; index++) {
    const [a, b] = [points[Math.max(0, index - reach)], points[Math.min(points.length - 1, index + reach)]];
    if (a && b) found[index] = normalizeHeading(headingTo(a, b) + (backwards ? 180 : 0));
  }
  return found;
}

function speeds(
  points: readonly Point[],
  directions: Float32Array,
  style: DriveStyle,
  options: DriveOptions,
): Float32Array {
  const last = points.length - 1;
  const found = new Float32Array(points.length);
  for (let index = 0; index <= last; index++) {
    const point = points[index];
    const bend = Math.abs(
      turn(directions[Math.max(0, index - 1)] ?? 0, directions[Math.min(last, index + 1)] ?? 0),
    );
    const span = gap(points, Math.max(1, index)) + gap(points, Math.min(last, index + 1));
    const radius = bend > 0.5 ? span / ((bend * Math.PI) / 180) : Number.POSITIVE_INFINITY;
    const curve = Math.max(1, Math.sqrt(style.cornering * radius));
    const allowed = point && options.limit ? options.limit(point) : Number.POSITIVE_INFINITY;
    found[index] = Math.min(style.speed, curve, allowed);
  }
  found[0] = options.startSpeed ?? 0;
  found[last] = options.endSpeed ?? 0;
  for (let index = 1; index <= last; index++) {
    const reach = Math.sqrt((found[index - 1] ?? 0) ** 2 + 2 * style.acceleration * gap(points, index));
    found[index] = Math.min(found[index] ?? 0, reach);
  }
  for (let index = last - 1; index >= 0; index--) {
    const reach = Math.sqrt((found[index + 1] ?? 0) ** 2 + 2 * style.braking * gap(points, index + 1));
    found[index] = Math.min(found[index] ?? 0, reach);
  }
  return found;
}
