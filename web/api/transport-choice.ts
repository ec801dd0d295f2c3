import type { Transport, TransportName } from './transport.ts';

/** A way that led to the server before may fail once in a row: it can be the server that restarts. */
const FAILURES = 2;
/** When a better way is tried again first, ms; each later time twice as long after the one before. */
const FIRST_TRIAL_MS = 60_000;
const LAST_TRIAL_MS = 3_600_000;

/** Which of the ways to the stream is taken, and when another. */
export class TransportChoice {
  readonly #transports: readonly [Transport, ...Transport[]];
  /** Those that have let something through. */
  readonly #worked = new Set<Transport>();
  #current: Transport;
  #failures = 0;
  #triedInVain = 0;
  #trials = 0;

  /** `transports`: best first. `remembered` worked before: it is the first to be taken. */
  constructor(transports: readonly [Transport, ...Transport[]], remembered: TransportName | undefined) {
    this.#transports = transports;
    this.#current = transports.find(({ name }) => name === remembered) ?? transports[0];
  }

  get current(): Transport {
    return this.#current;
  }

  /** Whether the way taken let something through before. */
  get hasWorked(): boolean {
    return this.#worked.has(this.#current);
  }

  /** Something came through. */
  works(): void {
    this.#worked.add(this.#current);
    this.#triedInVain = 0;
  }

  /** What came through kept coming: what failed before counts no more. */
  settled(): void {
    this.#failures = 0;
  }

  /** It broke, or nothing came. Answers whether that is often enough to take another, where the server can be reached. */
  failed(): boolean {
    this.#failures += 1;
    return this.#failures >= (this.hasWorked ? FAILURES : 1);
  }

  /** Takes the next way, after the last the first. Answers false once all were tried and none worked. */
  moveOn(): boolean {
    const next = this.#transports.indexOf(this.#current) + 1;
    this.take(this.#transports[next] ?? this.#transports[0]);
    this.#triedInVain += 1;
    return this.#triedInVain % this.#transports.length !== 0;
  }

  take(transport: Transport): void {
    this.#current = transport;
    this.#failures = 0;
  }

  /** A better way than the one taken, to be tried beside it in so many ms; the next better one each time. */
  get trial(): { readonly transport: Transport; readonly inMs: number } | undefined {
    const better = this.#transports.slice(0, this.#transports.indexOf(this.#current));
    const transport = better[this.#trials % better.length];
    const inMs = Math.min(LAST_TRIAL_MS, FIRST_TRIAL_MS * 2 ** this.#trials);
    return transport && { transport, inMs };
  }

  /** The {@link trial} is under way. */
  tries(): void {
    this.#trials += 1;
  }
}
