/** Buckets of 0.1 ms up to 200 ms, then of 10 ms up to a minute. */
const FINE = 2000;
const FINE_MS = 0.1;
const COARSE = 6000;
const COARSE_MS = 10;

/** Counts durations in ms, so that many millions take no more memory than a few. */
export class Latencies {
  readonly #counts = new Uint32Array(FINE + COARSE);
  #count = 0;

  static together(parts: readonly Latencies[]): Latencies {
    const together = new Latencies();
    for (const part of parts) {
      for (const [index, count] of part.#counts.entries())
        together.#counts[index] = (together.#counts[index] as number) + count;
      together.#count += part.#count;
    }
    return together;
  }

  /** One below zero counts as none: clocks of two processes differ by some microseconds. */
  add(ms: number): void {
    const bucket = ms < FINE * FINE_MS ? ms / FINE_MS : FINE + Math.min(COARSE - 1, ms / COARSE_MS);
    const index = bucket < 0 ? 0 : Math.floor(bucket);
    this.#counts[index] = (this.#counts[index] as number) + 1;
    this.#count++;
  }

  /** The middle of the bucket that holds the duration which the share `q` does not exceed; NaN where there are none. */
  quantile(q: number): number {
    let left = Math.max(1, Math.ceil(this.#count * q));
    for (const [index, count] of this.#counts.entries()) {
      left -= count;
      if (left > 0) continue;
      return index < FINE ? (index + 0.5) * FINE_MS : (index - FINE + 0.5) * COARSE_MS;
    }
    return Number.NaN;
  }
}
