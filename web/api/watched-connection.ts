import type { ParsedEvent } from './sse-parser.ts';
import type { Closing, Connection, Transport } from './transport.ts';
import type { WallClock } from './wall-clock.ts';

/** The server sends at once: where nothing came after so long, something on the way holds it back. */
const FIRST_SIGN_MS = 4000;
/** What went on coming for so long comes through. */
const SETTLED_MS = 20_000;
/** How much longer than its transport's longest silence a connection may be silent: until it is dead, and until it may be. */
const DEAD_MS = 15_000;
const DOUBTFUL_MS = 2000;
const CHECK_MS = 5000;

/** Beside what a transport tells: `withheld` where nothing ever came, `silent` where nothing came any more. */
export type Outcome = Closing | { readonly is: 'withheld' | 'silent' };

/** Hears a connection; after `over` nothing more. */
export interface ConnectionListener {
  /** Something came for the first time. */
  live(): void;
  events(events: readonly ParsedEvent[]): void;
  /** See `TransportListener`. */
  retry(ms: number): void;
  over(why: Outcome): void;
}

export type ConnectionClocks = {
  readonly clock: WallClock;
  /** Milliseconds since 1970 as the machine has them: they go on while it sleeps, and may jump. */
  readonly calendar: () => number;
};

/** A transport's connection that is given up where it does not come to life, or not stay alive. */
export class WatchedConnection {
  readonly transport: Transport;
  readonly #clocks: ConnectionClocks;
  readonly #listener: ConnectionListener;
  readonly #connection: Connection;
  readonly #since: number;
  #heardAt: number;
  #heardOn: number;
  #isLive = false;
  #isOver = false;
  #cancelTimer: () => void;

  constructor(
    transport: Transport,
    query: () => string,
    clocks: ConnectionClocks,
    listener: ConnectionListener,
  ) {
    this.transport = transport;
    this.#clocks = clocks;
    this.#listener = listener;
    this.#since = clocks.clock.now();
    this.#heardAt = this.#since;
    this.#heardOn = clocks.calendar();
    this.#cancelTimer = clocks.clock.after(FIRST_SIGN_MS, () => this.#finish({ is: 'withheld' }));
    this.#connection = transport.open(query, {
      heard: () => this.#heard(),
      events: events => {
        if (!this.#isOver) listener.events(events);
      },
      retry: ms => {
        if (!this.#isOver) listener.retry(ms);
      },
      closed: why => this.#finish(why),
    });
  }

  /** Whether what came went on coming long enough to say that the way holds. */
  get isSettled(): boolean {
    return this.#heardAt - this.#since >= SETTLED_MS;
  }

  /** Whether it lived and has been silent for longer than it should. */
  get isDoubtful(): boolean {
    return this.#isLive && this.#isSilent(DOUBTFUL_MS);
  }

  close(): void {
    this.#isOver = true;
    this.#cancelTimer();
    this.#connection.close();
  }

  #heard(): void {
    if (this.#isOver) return;
    this.#heardAt = this.#clocks.clock.now();
    this.#heardOn = this.#clocks.calendar();
    if (this.#isLive) return;
    this.#isLive = true;
    this.#cancelTimer();
    this.#watch();
    this.#listener.live();
  }

  #watch(): void {
    this.#cancelTimer = this.#clocks.clock.after(CHECK_MS, () => {
      if (this.#isSilent(DEAD_MS)) this.#finish({ is: 'silent' });
      else this.#watch();
    });
  }

  #isSilent(slackMs: number): boolean {
    const { clock, calendar } = this.#clocks;
    const silentFor = Math.max(clock.now() - this.#heardAt, calendar() - this.#heardOn);
    return silentFor > this.transport.silenceMs + slackMs;
  }

  #finish(why: Outcome): void {
    if (this.#isOver) return;
    this.close();
    this.#listener.over(why);
  }
}
