import type { Cancel, Clock } from '../server/replay/clock.ts';

/** A clock that stands still until a test moves it; timers run in the order in which they fall due. */
export class ManualClock implements Clock {
  #now: number;
  #order = 0;
  readonly #timers = new Set<{ due: number; order: number; callback: () => void }>();

  constructor(start = Date.UTC(2026, 0, 1)) {
    this.#now = start;
  }

  now(): number {
    return this.#now;
  }

  after(delayMs: number, callback: () => void): Cancel {
    const timer = { due: this.#now + Math.max(0, delayMs), order: this.#order++, callback };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  /** How many timers wait: a test can see that none was left behind. */
  get pending(): number {
    return this.#timers.size;
  }

  /** Lets time pass while something is at work: what falls due meanwhile runs late. */
  pass(ms: number): void {
    this.#now += ms;
  }

  /** Moves time on by `ms`, running every timer that falls due, those started on the way among them. */
  advance(ms: number): void {
    const end = this.#now + ms;
    for (;;) {
      const next = [...this.#timers]
        .filter(timer => timer.due <= end)
        .sort((a, b) => a.due - b.due || a.order - b.order)[0];
      if (!next) break;
      this.#timers.delete(next);
      this.#now = Math.max(this.#now, next.due);
      next.callback();
    }
    this.#now = Math.max(this.#now, end);
  }
}
