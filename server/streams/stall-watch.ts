import type { Outlet } from './outlet.ts';

/** A viewer that takes nothing for so long is cut off, in ms. */
const STALLED_MS = 60_000;
/** The same once its backlog was dropped: what it would get is a snapshot, and a reconnection brings that too. */
const STALLED_AFTER_DROP_MS = 4000;

/** Sees that a client has stopped to read. */
export class StallWatch {
  readonly #outlet: Outlet;
  #taken = 0;
  #tookAt: number;
  #hasDropped = false;

  /** `now`: ms, on the scale of {@link isStalled}. */
  constructor(outlet: Outlet, now: number) {
    this.#outlet = outlet;
    this.#tookAt = now;
  }

  /** The backlog was dropped. */
  dropped(): void {
    this.#hasDropped = true;
  }

  /** Whether something waits and nothing was taken for too long; to be asked about once a second. */
  isStalled(now: number): boolean {
    const { taken, backlog } = this.#outlet;
    if (backlog === 0) this.#hasDropped = false;
    if (backlog === 0 || taken !== this.#taken) {
      this.#taken = taken;
      this.#tookAt = now;
    }
    return now - this.#tookAt >= (this.#hasDropped ? STALLED_AFTER_DROP_MS : STALLED_MS);
  }
}
