import { EVENT_SCHEMAS, type EventData, type EventName } from '../../server/contract/events.ts';
import { backoffMs } from './backoff.ts';
import type { StreamProbe } from './probe.ts';
import type { WallClock } from './wall-clock.ts';

/** What of the browser's `EventSource` is used. */
export interface EventSourceLike {
  readonly readyState: number;
  onopen: ((event: Event) => void) | null;
  onerror: ((event: Event) => void) | null;
  addEventListener(type: string, listener: (event: MessageEvent<string>) => void): void;
  close(): void;
}
const CLOSED = 2;

/**
 * `connecting`: the first try. `live`: the server took the connection. `reconnecting`: see `Connection` in the state.
 * `gone`: the server will not give what was asked for; `detail` says why. `ended`: the session was ended. After the last
 * two, and after {@link EventStream.close}, nothing more happens.
 */
export type StreamState =
  | { readonly state: 'connecting' | 'live' | 'ended' }
  | { readonly state: 'gone'; readonly detail: string }
  | { readonly state: 'reconnecting'; readonly attempt: number; readonly nextTryAt: number | null };

export type StreamOptions = {
  /** The address to ask, resuming after `lastEventId` where one is given. */
  readonly url: (lastEventId: string | undefined) => string;
  readonly onEvent: <N extends EventName>(event: N, data: EventData[N]) => void;
  readonly onState: (state: StreamState) => void;
  readonly openSource: (url: string) => EventSourceLike;
  /** Asks why a connection was refused: an EventSource does not tell. */
  readonly probe: StreamProbe;
  readonly clock: WallClock;
  /** A number in [0, 1). */
  readonly random: () => number;
};

/**
 * A stream of the contract's events that comes back by itself: after any break it resumes behind the last event it saw,
 * with {@link backoffMs} between tries. It takes over from the browser's own reconnection, which knows no backoff and
 * gives up at the first refusal.
 */
export class EventStream {
  readonly #options: StreamOptions;
  #source: EventSourceLike | undefined;
  #cancelRetry: (() => void) | undefined;
  #lastEventId: string | undefined;
  #attempt = 0;
  #over = false;

  constructor(options: StreamOptions) {
    this.#options = options;
    options.onState({ state: 'connecting' });
    this.#connect();
  }

  /** Drops the connection, if any, and tries again at once, counting attempts anew. */
  reconnect(): void {
    if (this.#over) return;
    this.#drop();
    this.#attempt = 1;
    this.#options.onState({ state: 'reconnecting', attempt: 1, nextTryAt: null });
    this.#connect();
  }

  close(): void {
    this.#over = true;
    this.#drop();
  }

  #connect(): void {
    const url = this.#options.url(this.#lastEventId);
    const source = this.#options.openSource(url);
    this.#source = source;
    source.onopen = () => {
      this.#attempt = 0;
      this.#options.onState({ state: 'live' });
    };
    source.onerror = () => void this.#failed(source, url);
    for (const name of Object.keys(EVENT_SCHEMAS) as EventName[]) {
      if (name === 'error') continue;
      source.addEventListener(name, message => this.#deliver(source, name, message));
    }
  }

  #deliver<N extends EventName>(source: EventSourceLike, name: N, message: MessageEvent<string>): void {
    if (source !== this.#source) return;
    if (message.lastEventId) this.#lastEventId = message.lastEventId;
    const data: EventData[N] = JSON.parse(message.data);
    this.#options.onEvent(name, data);
    if (name === 'end') this.#finish({ state: 'ended' });
  }

  async #failed(source: EventSourceLike, url: string): Promise<void> {
    if (source !== this.#source) return;
    const refused = source.readyState === CLOSED;
    this.#drop();
    const why = refused ? await this.#options.probe(url) : undefined;
    if (this.#over || this.#source) return;
    if (why?.is === 'gone') this.#finish({ state: 'gone', detail: why.detail });
    else if (why?.is === 'ended') this.#finish({ state: 'ended' });
    else this.#retryLater();
  }

  #retryLater(): void {
    const { clock, random, onState } = this.#options;
    this.#attempt += 1;
    const delay = backoffMs(this.#attempt, random());
    this.#cancelRetry = clock.after(delay, () => {
      this.#cancelRetry = undefined;
      onState({ state: 'reconnecting', attempt: this.#attempt, nextTryAt: null });
      this.#connect();
    });
    onState({ state: 'reconnecting', attempt: this.#attempt, nextTryAt: clock.now() + delay });
  }

  #finish(state: StreamState): void {
    this.close();
    this.#options.onState(state);
  }

  #drop(): void {
    this.#cancelRetry?.();
    this.#cancelRetry = undefined;
    this.#source?.close();
    this.#source = undefined;
  }
}
