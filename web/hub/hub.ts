import type { ResumingStream } from '../api/resuming-stream.ts';
import type { StreamListener, StreamTarget } from '../api/session-stream.ts';
import type { TransportName } from '../api/transport.ts';
import type { WallClock } from '../api/wall-clock.ts';
import type { FromHub, Port, ToHub } from './messages.ts';
import { SharedStream } from './shared-stream.ts';
import { TabPort } from './tab-port.ts';

/**
 * How many sessions are streamed over HTTP at once. A browser opens six connections to a server that speaks HTTP/1.1, all
 * tabs together, and commands and pages need some; WebSockets do not count among them.
 */
const HTTP_STREAMS = 3;

export type HubEnvironment = {
  /** Streams a session; `sparing`: without holding an HTTP connection. */
  readonly openStream: (
    target: StreamTarget,
    listener: StreamListener,
    ways: { readonly sparing: boolean; readonly remembered: TransportName | undefined },
  ) => ResumingStream;
  readonly clock: WallClock;
  /** Calls back once the tab that holds the lock has let go of it, or has gone. */
  readonly whenReleased: (lock: string, released: () => void) => void;
};

/** Holds the streams of all tabs of a browser: one for each session, however many tabs show it. */
export class Hub {
  readonly #environment: HubEnvironment;
  /** Each stream, and whether it may hold an HTTP connection. */
  readonly #streams = new Map<SharedStream, { readonly sparing: boolean }>();

  constructor(environment: HubEnvironment) {
    this.#environment = environment;
  }

  /** Serves a tab until it leaves or is gone. */
  attach(port: Port<ToHub, FromHub>): void {
    new TabPort(port, this, this.#environment);
  }

  /** The stream that leads to `target`, read by `reader` from now on. */
  join(target: StreamTarget, reader: StreamListener, remembered: TransportName | undefined): SharedStream {
    const shared = this.#find(target) ?? this.#open(target, remembered);
    shared.join(reader);
    return shared;
  }

  /** The stream is closed with its last reader. */
  leave(shared: SharedStream, reader: StreamListener): void {
    shared.leave(reader);
    if (shared.readers > 0) return;
    shared.close();
    this.#streams.delete(shared);
  }

  #find(target: StreamTarget): SharedStream | undefined {
    if (!('sessionId' in target)) return undefined;
    return [...this.#streams.keys()].find(each => each.sessionId === target.sessionId && !each.isOver);
  }

  #open(target: StreamTarget, remembered: TransportName | undefined): SharedStream {
    const { openStream } = this.#environment;
    const overHttp = [...this.#streams.values()].filter(each => !each.sparing).length;
    const sparing = overHttp >= HTTP_STREAMS;
    const shared = new SharedStream(listener => openStream(target, listener, { sparing, remembered }));
    this.#streams.set(shared, { sparing });
    return shared;
  }
}
