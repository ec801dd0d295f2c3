import type { Cancel, Clock } from './clock.ts';

/** Wall time between ticks, in ms. */
const TICK_MS = 100;
/** A tick that falls on the end of the range comes sooner, but not sooner than this: loops can be very short. */
const SHORTEST_TICK_MS = 20;

/** Says when the next tick of a playing session that somebody watches is due. */
export class TickTimer {
  readonly #clock: Clock;
  readonly #tick: () => void;
  #cancel: Cancel | undefined;

  constructor(clock: Clock, tick: () => void) {
    this.#clock = clock;
    this.#tick = tick;
  }

  /** Lets one tick come, in place of one that is still to come; the range ends at wall time `end`. */
  start(end: number): void {
    this.stop();
    const untilEnd = Math.max(SHORTEST_TICK_MS, end - this.#clock.now());
    this.#cancel = this.#clock.after(Math.min(TICK_MS, untilEnd), this.#tick);
  }

  stop(): void {
    this.#cancel?.();
  }
}
