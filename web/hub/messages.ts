import type { StreamState, StreamTarget } from '../api/session-stream.ts';
import type { ParsedEvent } from '../api/sse-parser.ts';
import type { TransportName } from '../api/transport.ts';

/**
 * What a tab tells the hub, through a port that serves one stream.
 * - `open`: to read from now on; `remembered` is the transport that worked before.
 * - `present`: the name of a lock that the tab holds while it is there.
 * - `ask`: whether the hub is there and the tab still reads.
 * - `leave`: to read no more.
 */
export type ToHub =
  | { readonly type: 'open'; readonly target: StreamTarget; readonly remembered: TransportName | undefined }
  | { readonly type: 'present'; readonly lock: string }
  | { readonly type: 'reconnect' | 'wake' | 'ask' | 'leave' };

/** What the hub tells a tab. Instants of a state are by the hub's clock, which shows `now`. `reads` answers `ask`. */
export type FromHub =
  | { readonly type: 'state'; readonly state: StreamState; readonly now: number }
  | { readonly type: 'events'; readonly events: readonly ParsedEvent[] }
  | { readonly type: 'answer'; readonly reads: boolean };

/** One end of a message channel that carries `In` here and `Out` away. */
export interface Port<In, Out> {
  onmessage: ((message: MessageEvent<In>) => void) | null;
  postMessage(message: Out): void;
  close(): void;
}
