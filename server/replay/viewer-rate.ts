import type { Cancel, Clock } from './clock.ts';
import { LONGEST_MERGE_MS } from './outbox-log.ts';

/** Spreads a viewer's events over time, and knows from where on they are held back. */
export class ViewerRate {
  /** The first entry that the viewer has still to get; `undefined` where nothing is held back. */
  heldFrom: number | undefined;
  readonly #clock: Clock;
  readonly #maxRate: number;
  readonly #onReady: () => void;
  #readyAt = Number.NEGATIVE_INFINITY;
  #cancel: Cancel | undefined;

  /** `maxRate`: events a second, on average at most. */
  constructor(clock: Clock, maxRate: number, onReady: () => void) {
    this.#clock = clock;
    this.#maxRate = maxRate;
    this.#onReady = onReady;
  }

  /** Whether the next tick has to wait. Then `onReady` is called once it need not. */
  waits(): boolean {
    const wait = this.#readyAt - this.#clock.now();
    if (wait <= 0) return false;
    this.#cancel ??= this.#clock.after(Math.ceil(wait), this.#onReady);
    return true;
  }

  /**
   * So many events have gone out, just now or at another time. However many, the next tick waits no longer than ticks
   * can be merged.
   */
  spent(events: number, wall?: number): void {
    const now = this.#clock.now();
    const readyAt = Math.max(this.#readyAt, wall ?? now) + (events / this.#maxRate) * 1000;
    this.#readyAt = Math.min(readyAt, now + LONGEST_MERGE_MS);
  }

  /** Nothing is held back any more. Stops the timer. */
  clear(): void {
    this.heldFrom = undefined;
    this.#cancel?.();
    this.#cancel = undefined;
  }
}
