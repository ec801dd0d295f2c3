import type { Cancel, Clock } from './clock.ts';

/** Joins and leaves within this time, in ms, are told at once. */
const ANNOUNCE_MS = 500;

/** Sees to it that viewers are told of others that come and go, a little later and not of each one. */
export class ViewerCount {
  readonly #clock: Clock;
  readonly #count: () => number;
  readonly #announce: () => void;
  #announced = 0;
  #cancel: Cancel | undefined;

  /** `announce` tells the number that `count` gives, and with it calls {@link told}. */
  constructor(clock: Clock, count: () => number, announce: () => void) {
    this.#clock = clock;
    this.#count = count;
    this.#announce = announce;
  }

  /** Every viewer has just been told the present number. */
  told(): void {
    this.#announced = this.#count();
  }

  /** The number has changed. */
  changed(): void {
    this.#cancel ??= this.#clock.after(ANNOUNCE_MS, () => {
      this.#cancel = undefined;
      if (this.#count() !== this.#announced) this.#announce();
    });
  }

  /** Stops the timer. */
  stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }
}
