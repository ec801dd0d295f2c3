/** Cancels what was scheduled; calling it again does nothing. */
export type Cancel = () => void;

/** The engine's only source of time. Tests hand in a manual one. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00Z, fractional, never going back within a process. */
  now(): number;
  /** Calls `callback` once, no earlier than `delayMs` milliseconds from now. */
  after(delayMs: number, callback: () => void): Cancel;
}

/** Monotonic time on the epoch's scale: a change of the machine's wall clock does not move it. */
export const systemClock: Clock = {
  now: () => performance.timeOrigin + performance.now(),
  after(delayMs, callback) {
    const timer = setTimeout(callback, delayMs);
    return () => clearTimeout(timer);
  },
};
