/** Two instants with nothing between them, ms since 1970. */
export interface Gap {
  readonly from: number;
  readonly to: number;
}

/**
 * Which stretches of time a series of instants covers, where neighbours at most `tolerance` apart belong together.
 * Exact in whichever order they come; memory grows with the gaps, not with the instants.
 */
export class Coverage {
  readonly #tolerance: number;
  /** First and last instant of each stretch, in order of time. */
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  /** The instant that came last. */
  #latest = Number.NaN;

  /** `tolerance` in ms. */
  constructor(tolerance: number) {
    this.#tolerance = tolerance;
  }

  /** Takes an instant, ms since 1970. */
  add(time: number): void {
    if (time === this.#latest) return;
    this.#latest = time;
    const at = this.#lastStartingBefore(time);
    const end = this.#ends[at];
    if (end !== undefined && time <= end + this.#tolerance) {
      if (time > end) this.#ends[at] = time;
      this.#joinWithNext(at);
      return;
    }
    const next = this.#starts[at + 1];
    if (next !== undefined && next - time <= this.#tolerance) {
      this.#starts[at + 1] = time;
      return;
    }
    this.#starts.splice(at + 1, 0, time);
    this.#ends.splice(at + 1, 0, time);
  }

  /** Takes what another of the same tolerance covers. */
  absorb(other: Coverage): void {
    for (const [index, from] of other.#starts.entries()) this.#cover(from, other.#ends[index] ?? from);
  }

  /** How many gaps longer than the tolerance there are. */
  get gapCount(): number {
    return Math.max(0, this.#starts.length - 1);
  }

  /** The longest gaps, longest first, of equal ones the earlier. */
  longestGaps(most: number): Gap[] {
    const gaps = this.#starts.slice(1).map((to, index) => ({ from: this.#ends[index] ?? to, to }));
    return gaps.sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from).slice(0, most);
  }

  /** Index of the last stretch that starts at or before `time`; -1 where none does. */
  #lastStartingBefore(time: number): number {
    const starts = this.#starts;
    let low = 0;
    let high = starts.length;
    if (high > 0 && (starts[high - 1] ?? 0) <= time) return high - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= time) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /** Takes a whole stretch, and joins all that it touches. */
  #cover(from: number, to: number): void {
    const before = this.#lastStartingBefore(from);
    const touchesBefore = (this.#ends[before] ?? Number.NEGATIVE_INFINITY) + this.#tolerance >= from;
    const first = touchesBefore ? before : before + 1;
    const last = this.#lastStartingBefore(to + this.#tolerance);
    if (last < first) {
      this.#starts.splice(first, 0, from);
      this.#ends.splice(first, 0, to);
      return;
    }
    const start = Math.min(from, this.#starts[first] ?? from);
    const end = Math.max(to, this.#ends[last] ?? to);
    this.#starts.splice(first, last - first + 1, start);
    this.#ends.splice(first, last - first + 1, end);
  }

  #joinWithNext(at: number): void {
    const next = this.#starts[at + 1];
    if (next === undefined || next - (this.#ends[at] ?? 0) > this.#tolerance) return;
    this.#ends.splice(at, 1);
    this.#starts.splice(at + 1, 1);
  }
}
