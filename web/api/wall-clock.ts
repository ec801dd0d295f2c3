/** Where the page's time and timers come from; tests hand in a manual one. */
export interface WallClock {
  /** Milliseconds since 1970-01-01T00:00Z, fractional, never going back. */
  now(): number;
  /** Calls `callback` once, no earlier than `delayMs` milliseconds from now; the answer cancels it. */
  after(delayMs: number, callback: () => void): () => void;
}

/** Monotonic: a change of the machine's clock does not move it. */
export const browserClock: WallClock = {
  now: () => performance.timeOrigin + performance.now(),
  after(delayMs, callback) {
    const timer = setTimeout(callback, delayMs);
    return () => clearTimeout(timer);
  },
};
