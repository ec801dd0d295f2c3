/**
 * A seeded source of pseudo-random numbers: mulberry32 by Tommy Ettinger (public domain), seeded through the
 * 32-bit FNV-1a hash. The same seed gives the same sequence on every machine.
 */
export class Random {
  readonly #seed: number;
  #state: number;

  constructor(seed: number) {
    this.#seed = seed >>> 0;
    this.#state = this.#seed;
  }

  /** A source of its own for `name`, independent of how many numbers were drawn from this one. */
  fork(name: string): Random {
    let hash = 0x811c9dc5 ^ this.#seed;
    for (let index = 0; index < name.length; index++) {
      hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193);
    }
    return new Random(hash);
  }

  /** Uniform in `[0, 1)`. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** Uniform in `[min, max)`. */
  between(min: number, max: number): number {
    return min + this.next() * (max - min);
  }

  /** A whole number, `min` and `max` included. */
  integer(min: number, max: number): number {
    return min + Math.floor(this.next() * (max - min + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** Normally distributed by the Box-Muller transform, with mean 0 and standard deviation 1. */
  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
  }

  /** One of a list that is not empty. Throws `RangeError` on an empty one. */
  pick<T>(list: readonly T[]): T {
    const index = this.integer(0, list.length - 1);
    const item = list[index];
    if (item === undefined) throw new RangeError('nothing to pick from');
    return item;
  }
}
