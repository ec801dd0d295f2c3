import type { Logger } from 'pino';
import type { Clock } from '../replay/clock.ts';

/** The same failure is written so often in this time, in ms; the rest is counted. */
const MOST_LINES = 5;
const WINDOW_MS = 60_000;
/** Different failures that are told apart at once. */
const MOST_KINDS = 200;
const OTHERS = 'one of many things';

interface Window {
  lines: number;
  leftOut: number;
}

/** Writes failures into the log, with what was being done; one that comes again and again only now and then. */
export class FailureLog {
  readonly #log: Logger;
  readonly #clock: Clock;
  readonly #windows = new Map<string, Window>();

  constructor(log: Logger, clock: Clock) {
    this.#log = log;
    this.#clock = clock;
  }

  /** `during` says in few words what was being done, `context` in what: a request's id, a session's. */
  failed(error: unknown, during: string, context: Readonly<Record<string, unknown>> = {}): void {
    const window = this.#window(`${during}: ${kindOf(error)}`, during);
    if (window.lines < MOST_LINES) {
      window.lines++;
      this.#log.error({ err: error, ...context }, `failed: ${during}`);
    } else window.leftOut++;
  }

  #window(kind: string, during: string): Window {
    const known = this.#windows.get(kind);
    if (known) return known;
    if (this.#windows.size >= MOST_KINDS && kind !== OTHERS) return this.#window(OTHERS, OTHERS);
    const window = { lines: 0, leftOut: 0 };
    this.#windows.set(kind, window);
    this.#clock.after(WINDOW_MS, () => {
      this.#windows.delete(kind);
      const { leftOut } = window;
      if (leftOut > 0) this.#log.error({ leftOut }, `failed: ${during}, as above, and left out of this log`);
    });
    return window;
  }
}

/** What a failure has in common with others of its kind: its name, its code and where it arose. */
function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = 'code' in error ? String(error.code) : '';
  const origin = /^\s+at .*$/m.exec(error.stack ?? '')?.[0] ?? '';
  return `${error.name} ${code}${origin}`;
}
