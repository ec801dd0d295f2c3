import { backoffMs } from './backoff.ts';
import { joinQuery } from './join-query.ts';
import { look } from './look.ts';
import type { SessionStream, StreamListener, StreamState, StreamTarget } from './session-stream.ts';
import type { ParsedEvent } from './sse-parser.ts';
import type { TransportChoice } from './transport-choice.ts';
import { type ConnectionClocks, type Outcome, WatchedConnection } from './watched-connection.ts';

/** A server that asks for a longer wait is asked again after this all the same. */
const LONGEST_WAIT_MS = 300_000;

/** By then the server has seen that a connection was let go, and its place is free again. */
const RESTART_MS = 500;

export type StreamEnvironment = ConnectionClocks & {
  /** A number in [0, 1). */
  readonly random: () => number;
  /** Whether the server answers at all. Never throws. */
  readonly reachable: () => Promise<boolean>;
};

/**
 * A session's stream over whichever transport comes through: after any break it resumes behind the last event it saw, with
 * {@link backoffMs} between tries; where one way fails while the server can be reached, the next is taken.
 */
export class ResumingStream implements SessionStream {
  readonly #opening: string;
  readonly #choice: TransportChoice;
  readonly #listener: StreamListener;
  readonly #environment: StreamEnvironment;
  #sessionId: string | undefined;
  #lastEventId: string | undefined;
  #connection: WatchedConnection | undefined;
  #tries = 0;
  #retryMs: number | undefined;
  #over = false;
  #cancelRetry: (() => void) | undefined;
  #cancelTrial: (() => void) | undefined;

  constructor(
    target: StreamTarget,
    choice: TransportChoice,
    listener: StreamListener,
    environment: StreamEnvironment,
  ) {
    if ('sessionId' in target) {
      this.#sessionId = target.sessionId;
      this.#lastEventId = target.lastEventId;
    }
    this.#opening = 'opening' in target ? target.opening : '';
    this.#choice = choice;
    this.#listener = listener;
    this.#environment = environment;
    listener.onState({ state: 'connecting' });
    this.#connect();
  }

  /** The session that is streamed; `undefined` until a private one has told its id. */
  get sessionId(): string | undefined {
    return this.#sessionId;
  }

  /** The last event that was told, if any. */
  get lastEventId(): string | undefined {
    return this.#lastEventId;
  }

  reconnect(): void {
    if (this.#over) return;
    this.#drop();
    this.#tries = 1;
    this.#tell(this.#reconnecting(null, null));
    this.#connect();
  }

  /** Reconnects and asks for the whole state anew, once the server has seen that the connection was let go. */
  restart(): void {
    if (this.#over) return;
    this.#drop();
    this.#lastEventId = undefined;
    this.#tries = 1;
    this.#connectIn(RESTART_MS, null);
  }

  /** The whole state as it is now, `playback` and `snapshot`, asked for beside the stream; `undefined` where it does not come. */
  async look(): Promise<readonly ParsedEvent[] | undefined> {
    if (this.#sessionId === undefined) return undefined;
    return look(this.#choice.current, joinQuery(this.#sessionId, undefined), this.#environment);
  }

  wake(): void {
    if (!this.#connection || this.#connection.isDoubtful) this.reconnect();
  }

  suspend(): void {
    this.#drop();
  }

  close(): void {
    this.#over = true;
    this.#drop();
  }

  #connect(): void {
    const connection = new WatchedConnection(this.#choice.current, () => this.#query(), this.#environment, {
      live: () => {
        this.#choice.works();
        this.#awaitTrial();
        this.#tell({ state: 'live', transport: connection.transport.name });
      },
      events: events => this.#deliver(events),
      retry: ms => {
        this.#retryMs = ms;
      },
      over: why => {
        if (connection.isSettled) this.#choice.settled();
        this.#drop();
        this.#goOn(why, connection.isSettled);
      },
    });
    this.#connection = connection;
  }

  #query(): string {
    return this.#sessionId === undefined ? this.#opening : joinQuery(this.#sessionId, this.#lastEventId);
  }

  #deliver(events: readonly ParsedEvent[]): void {
    this.#tries = 0;
    for (const { event, id, data } of events) {
      if (id !== '') this.#lastEventId = id;
      if (event === 'playback') this.#sessionId ??= JSON.parse(data).sessionId;
    }
    this.#listener.onEvents(events);
    if (events.at(-1)?.event === 'end') this.#finish({ state: 'ended' });
  }

  #goOn(why: Outcome, settled: boolean): void {
    if (why.is === 'ended') this.#finish({ state: 'ended' });
    else if (why.is === 'gone') this.#finish({ state: 'gone', detail: why.detail });
    else if (why.is === 'busy') this.#retryLater(why.detail, why.retryAfterMs);
    else if (why.is === 'blocked' || (why.is === 'withheld' && !this.#choice.hasWorked)) this.#moveOn();
    else if (why.is === 'silent' && settled) this.reconnect();
    else this.#lost();
  }

  #lost(): void {
    this.#retryLater(null);
    if (!this.#choice.failed()) return;
    const waiting = this.#cancelRetry;
    void this.#environment.reachable().then(reachable => {
      if (!reachable) this.#choice.settled();
      else if (this.#cancelRetry === waiting) this.#moveOn();
    });
  }

  #moveOn(): void {
    this.#drop();
    if (this.#choice.moveOn()) {
      if (this.#tries > 0) this.#tell(this.#reconnecting(null, null));
      this.#connect();
    } else this.#retryLater(null);
  }

  #retryLater(detail: string | null, askedMs = 0): void {
    this.#tries += 1;
    const backoff = backoffMs(this.#tries, this.#environment.random(), this.#retryMs);
    this.#connectIn(Math.min(LONGEST_WAIT_MS, askedMs) + backoff, detail);
  }

  #connectIn(delayMs: number, detail: string | null): void {
    const { clock } = this.#environment;
    this.#cancelRetry = clock.after(delayMs, () => {
      this.#cancelRetry = undefined;
      this.#tell(this.#reconnecting(null, detail));
      this.#connect();
    });
    this.#tell(this.#reconnecting(clock.now() + delayMs, detail));
  }

  #reconnecting(nextTryAt: number | null, detail: string | null): StreamState {
    return { state: 'reconnecting', attempt: this.#tries, nextTryAt, detail };
  }

  /** While a worse way is taken, tries a better one now and then, beside it. */
  #awaitTrial(): void {
    const { trial } = this.#choice;
    if (!trial) return;
    this.#cancelTrial = this.#environment.clock.after(trial.inMs, () => {
      this.#choice.tries();
      const tried = new WatchedConnection(trial.transport, () => this.#query(), this.#environment, {
        live: () => {
          this.#drop();
          this.#choice.take(trial.transport);
          this.#connect();
        },
        events: () => undefined,
        retry: () => undefined,
        over: () => this.#awaitTrial(),
      });
      this.#cancelTrial = () => tried.close();
    });
  }

  #tell(state: StreamState): void {
    this.#listener.onState(state);
  }

  #finish(state: StreamState): void {
    this.close();
    this.#tell(state);
  }

  #drop(): void {
    this.#cancelRetry?.();
    this.#cancelRetry = undefined;
    this.#cancelTrial?.();
    this.#cancelTrial = undefined;
    this.#connection?.close();
    this.#connection = undefined;
  }
}
