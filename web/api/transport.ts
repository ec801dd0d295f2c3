import type { ParsedEvent } from './sse-parser.ts';

/** The ways to a session's stream, best first. */
export type TransportName = 'event-stream' | 'websocket' | 'polling';

/**
 * Why a connection came to its end.
 * - `ended`: the session was ended; nothing will come any more.
 * - `gone`: the server refuses for good, and `detail` says why.
 * - `busy`: the server refuses for now; `retryAfterMs` is the time that it asks for, where it does.
 * - `blocked`: an answer came, but no stream: this way does not lead to the server here.
 * - `lost`: it broke or never came about, and nothing says why.
 */
export type Closing =
  | { readonly is: 'ended' | 'blocked' | 'lost' }
  | { readonly is: 'gone'; readonly detail: string }
  | { readonly is: 'busy'; readonly detail: string; readonly retryAfterMs: number | undefined };

/** Hears what comes through a connection. Nothing is told after `closed`, nor once the connection was closed from here. */
export interface TransportListener {
  /** Something came, if only a comment: the way is open. */
  heard(): void;
  /** The events of one piece, in order. */
  events(events: readonly ParsedEvent[]): void;
  /** The server asks its clients to wait so long before they reconnect, in milliseconds. */
  retry(ms: number): void;
  closed(why: Closing): void;
}

/** A connection, or the attempt at one. */
export interface Connection {
  close(): void;
}

/** One way to the stream. */
export interface Transport {
  readonly name: TransportName;
  /** The longest that a connection that lives is silent, in milliseconds. */
  readonly silenceMs: number;
  /** Connects. `query` names the session and the last event, as they are whenever it is asked. */
  open(query: () => string, listener: TransportListener): Connection;
}
