import type { Span } from './gantt-bar.ts';

/** Bars in order of their beginnings, from which those that touch a span are found without looking at all. */
export class IntervalIndex<T extends Span> {
  readonly bars: readonly T[];
  /** The latest end of the bars up to each place. */
  readonly #reach: Float64Array;

  constructor(bars: readonly T[]) {
    this.bars = bars.toSorted((one, other) => one.from - other.from);
    this.#reach = new Float64Array(bars.length);
    let reach = Number.NEGATIVE_INFINITY;
    for (const [place, { to }] of this.bars.entries()) {
      reach = Math.max(reach, to);
      this.#reach[place] = reach;
    }
  }

  /** Calls `visit` with each bar that touches `[from, to]`, in order of their beginnings. */
  within(from: number, to: number, visit: (bar: T) => void): void {
    for (let place = this.#firstReaching(from); place < this.bars.length; place++) {
      const bar = this.bars[place];
      if (!bar || bar.from > to) return;
      if (bar.to >= from) visit(bar);
    }
  }

  #firstReaching(time: number): number {
    let low = 0;
    let high = this.#reach.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#reach[middle] ?? 0) < time) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
