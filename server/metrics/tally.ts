/** Counts values by size, as a Prometheus histogram does. Plain fields: a hundred thousand values a second are nothing. */
export class Tally {
  /** Upper ends of the buckets, rising, inclusive. */
  readonly bounds: readonly number[];
  /** How many values lie in each bucket and above the one before; the last is for those beyond all. */
  readonly #counts: number[];
  #sum = 0;

  constructor(bounds: readonly number[]) {
    this.bounds = bounds;
    this.#counts = new Array(bounds.length + 1).fill(0);
  }

  add(value: number): void {
    const { bounds } = this;
    let bucket = 0;
    while (bucket < bounds.length && value > (bounds[bucket] as number)) bucket++;
    (this.#counts[bucket] as number)++;
    this.#sum += value;
  }

  get sum(): number {
    return this.#sum;
  }

  /** For each bound, and after them for infinity, how many values are not above it. */
  cumulative(): number[] {
    let total = 0;
    return this.#counts.map(count => (total += count));
  }
}
