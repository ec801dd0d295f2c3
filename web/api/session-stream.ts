import type { ParsedEvent } from './sse-parser.ts';
import type { TransportName } from './transport.ts';

/**
 * Where a stream leads: a session that stands, after one of its events where the reader has one; or a private one to be
 * opened, as the query of the address that opens it.
 */
export type StreamTarget =
  | { readonly sessionId: string; readonly lastEventId?: string | undefined }
  | { readonly opening: string };

/**
 * `connecting`: the first tries. `live`: something comes. `reconnecting`: it broke; `attempt` counts from 1, `nextTryAt` is
 * the instant (ms since 1970) of the next try, `null` while one is on its way, and `detail` the server's reason, where it
 * told one. `gone`: the server will not give what was asked for. `ended`: the session was ended. After the last two
 * nothing more happens.
 */
export type StreamState =
  | { readonly state: 'connecting' | 'ended' }
  | { readonly state: 'live'; readonly transport: TransportName }
  | { readonly state: 'gone'; readonly detail: string }
  | {
      readonly state: 'reconnecting';
      readonly attempt: number;
      readonly nextTryAt: number | null;
      readonly detail: string | null;
    };

export interface StreamListener {
  onState(state: StreamState): void;
  /** Events that came together, in order. */
  onEvents(events: readonly ParsedEvent[]): void;
}

/** A session's stream that comes back by itself, after the last event that came, whatever breaks. */
export interface SessionStream {
  /** Drops the connection, if any, and tries again at once, counting attempts anew. */
  reconnect(): void;
  /** Sees whether the connection lives, or one is waited for, and connects at once where it does not. */
  wake(): void;
  /** Lets the connection go until it is woken. */
  suspend(): void;
  /** Ends it; nothing is told any more. */
  close(): void;
}
