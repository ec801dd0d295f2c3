import type { ServerResponse } from 'node:http';
import type { Clock } from '../replay/clock.ts';
import type { EventBatch } from '../replay/outbox-event.ts';
import type { Attachment, JoinOptions, Viewer } from '../replay/viewer.ts';
import { encodeSse, SSE_HEARTBEAT, SSE_PREAMBLE } from './sse-encoding.ts';

export const SSE_HEADERS = {
  'Content-Type': 'text/event-stream',
  'Cache-Control': 'no-cache, no-transform',
  'X-Accel-Buffering': 'no',
  Connection: 'close',
} as const;

/** A comment goes out this often, so that 15 s never pass without one. */
const HEARTBEAT_MS = 12_000;

/** A viewer that takes nothing of its backlog for so long is cut off. */
const STALLED_MS = 60_000;

class SseViewer implements Viewer {
  readonly #response: ServerResponse;

  constructor(response: ServerResponse) {
    this.#response = response;
  }

  /** Sends the headers and what precedes the first event; only then can a failure no longer be told as a problem. */
  open(): void {
    if (this.#response.headersSent) return;
    this.#response.writeHead(200, SSE_HEADERS);
    this.#response.write(SSE_PREAMBLE);
  }

  deliver(batch: EventBatch): void {
    this.open();
    this.write(batch.encodedBy(encodeSse));
  }

  write(bytes: Buffer | string): void {
    if (!this.#response.writableEnded && !this.#response.destroyed) this.#response.write(bytes);
  }

  get backlog(): number {
    return this.#response.writableLength;
  }

  drop(): void {}

  end(): void {
    this.#response.end();
  }
}

/** What a stream needs of a session. */
export interface Watchable {
  join(viewer: Viewer, options: JoinOptions): Attachment;
}

export interface SseOptions {
  readonly lastEventId: string | undefined;
  readonly clock: Clock;
  /** Ends the stream, not the session: the client comes back. */
  readonly signal: AbortSignal;
}

/**
 * Streams a session until it is deleted, the client goes, the signal aborts or the client takes nothing for a minute.
 * What `join` throws passes through, nothing having been sent.
 */
export function streamSse(session: Watchable, response: ServerResponse, options: SseOptions): void {
  const { lastEventId, clock, signal } = options;
  const viewer = new SseViewer(response);
  const attachment = session.join(viewer, { lastEventId });
  viewer.open();
  const stopBeating = beat(viewer, clock, () => response.destroy());
  const end = () => viewer.end();
  const left = () => {
    stopBeating();
    signal.removeEventListener('abort', end);
    attachment.leave();
  };
  response.on('drain', () => attachment.drained());
  signal.addEventListener('abort', end);
  if (signal.aborted) end();
  if (response.closed || response.destroyed) left();
  else response.on('close', left);
}

/** Sends a comment every {@link HEARTBEAT_MS}; calls `onStalled` once the backlog has not shrunk for {@link STALLED_MS}. */
function beat(viewer: SseViewer, clock: Clock, onStalled: () => void): () => void {
  let lowest = 0;
  let shrankAt = clock.now();
  let cancel = clock.after(HEARTBEAT_MS, next);
  function next() {
    const { backlog } = viewer;
    if (backlog === 0 || backlog < lowest) shrankAt = clock.now();
    lowest = backlog;
    if (clock.now() - shrankAt >= STALLED_MS) return onStalled();
    if (backlog === 0) viewer.write(SSE_HEARTBEAT);
    cancel = clock.after(HEARTBEAT_MS, next);
  }
  return () => cancel();
}
