import type { Cancel, Clock } from '../replay/clock.ts';

/** How often each connection is looked after, in ms. */
const TEND_MS = 1000;

/** An open stream to one viewer. */
export interface Connection {
  /** Called about once a second while it is open; `now` is the clock's time in ms. */
  tend(now: number): void;
  /** The server stops: the client should come back, here or elsewhere. Called once at most. */
  stop(): void;
}

/** The open streams of a server. One timer looks after all of them, and one listener tells them of the server's stop. */
export class Connections {
  readonly #clock: Clock;
  readonly #signal: AbortSignal;
  readonly #open = new Set<Connection>();
  #cancel: Cancel | undefined;

  /** `signal` aborts when the server stops. */
  constructor(clock: Clock, signal: AbortSignal) {
    this.#clock = clock;
    this.#signal = signal;
    signal.addEventListener('abort', () => {
      for (const connection of [...this.#open]) connection.stop();
    });
  }

  get size(): number {
    return this.#open.size;
  }

  now(): number {
    return this.#clock.now();
  }

  /** Takes one up; where the server stops already, it is told so at once. The answer lets it go, and may be called again. */
  add(connection: Connection): () => void {
    this.#open.add(connection);
    this.#cancel ??= this.#clock.after(TEND_MS, () => this.#tend());
    if (this.#signal.aborted) connection.stop();
    return () => this.#remove(connection);
  }

  #tend(): void {
    const now = this.#clock.now();
    this.#cancel = this.#clock.after(TEND_MS, () => this.#tend());
    for (const connection of [...this.#open]) connection.tend(now);
  }

  #remove(connection: Connection): void {
    this.#open.delete(connection);
    if (this.#open.size > 0) return;
    this.#cancel?.();
    this.#cancel = undefined;
  }
}
