import { EventStream } from './event-stream.ts';
import { LongPoll, PATIENT, SPARING } from './long-poll.ts';
import type { Transport } from './transport.ts';
import { WebSocketStream } from './web-socket-stream.ts';

type Ways = readonly [Transport, ...Transport[]];

/** The ways to a session's stream at `origin`, best first. */
export function allWays(origin: string): Ways {
  return [new EventStream(origin), new WebSocketStream(origin), new LongPoll(origin, PATIENT)];
}

/** Those that hold none of the few connections that a browser opens to one server. */
export function sparingWays(origin: string): Ways {
  return [new WebSocketStream(origin), new LongPoll(origin, SPARING)];
}
