import type { ServerResponse } from 'node:http';
import type { EventBatch } from '../replay/outbox-event.ts';
import type { Attachment, JoinOptions, Viewer } from '../replay/viewer.ts';
import type { Connection, Connections } from './connections.ts';
import { Outlet } from './outlet.ts';
import { encodeSse, SSE_HEARTBEAT, sseFarewell, ssePreamble } from './sse-encoding.ts';
import { StallWatch } from './stall-watch.ts';
import { Sent } from './traffic.ts';

export const SSE_HEADERS = {
  'Content-Type': 'text/event-stream',
  'Cache-Control': 'no-cache, no-transform',
  'X-Accel-Buffering': 'no',
  Connection: 'close',
} as const;

/** What steers a browser that shows a document. A stream is none, and every viewer's headers stay in memory. */
const DOCUMENT_HEADERS = [
  'Content-Security-Policy',
  'Cross-Origin-Opener-Policy',
  'Origin-Agent-Cluster',
  'Referrer-Policy',
  'Strict-Transport-Security',
  'X-DNS-Prefetch-Control',
  'X-Download-Options',
  'X-Frame-Options',
  'X-Permitted-Cross-Domain-Policies',
  'X-XSS-Protection',
] as const;

/** A comment goes out this often, so that 15 s never pass without one. */
const HEARTBEAT_MS = 12_000;

/** What a stream needs of a session. */
export interface Watchable {
  join(viewer: Viewer, options: JoinOptions): Attachment;
}

/**
 * Streams a session until it is deleted, the client goes, the server stops or the client takes nothing for too long.
 * What `join` throws passes through, nothing having been sent. `sent` is added to as events go out.
 */
export function streamSse(
  session: Watchable,
  response: ServerResponse,
  options: JoinOptions,
  connections: Connections,
  sent: Sent = new Sent(),
): void {
  new SseViewer(response, connections, sent).watch(session, options);
}

/**
 * Events go straight to the socket: the body is delimited by the connection's end, so nothing has to be put around
 * them, and all viewers are sent the same bytes.
 */
class SseViewer implements Viewer, Connection {
  readonly #response: ServerResponse;
  readonly #connections: Connections;
  readonly #outlet: Outlet;
  readonly #stall: StallWatch;
  readonly #sent: Sent;
  #attachment: Attachment | undefined;
  #heartbeatAt: number;

  constructor(response: ServerResponse, connections: Connections, sent: Sent) {
    this.#response = response;
    this.#sent = sent;
    this.#connections = connections;
    this.#outlet = new Outlet(response.socket ?? response, {
      pieces: true,
      onDrained: () => this.#attachment?.drained(),
    });
    this.#heartbeatAt = connections.now();
    this.#stall = new StallWatch(this.#outlet, this.#heartbeatAt);
  }

  watch(session: Watchable, options: JoinOptions): void {
    this.#attachment = this.#outlet.together(() => session.join(this, options));
    this.#open();
    const remove = this.#connections.add(this);
    const left = () => {
      remove();
      this.#attachment?.leave();
    };
    if (this.#response.closed || this.#response.destroyed) left();
    else this.#response.on('close', left);
  }

  deliver(batch: EventBatch): void {
    this.#open();
    const bytes = batch.encodedBy(encodeSse);
    this.#sent.events += batch.events.length;
    this.#sent.bytes += bytes.length;
    this.#outlet.write(bytes);
  }

  get backlog(): number {
    return this.#outlet.backlog;
  }

  drop(): void {
    this.#outlet.drop();
    this.#stall.dropped();
    this.#sent.drops++;
  }

  end(): void {
    this.#outlet.end(() => this.#response.end());
  }

  stop(): void {
    if (this.#outlet.backlog === 0) this.#outlet.write(Buffer.from(sseFarewell(Math.random())));
    this.end();
  }

  tend(now: number): void {
    if (this.#stall.isStalled(now)) {
      this.#sent.stalled = true;
      this.#response.destroy();
    } else if (now - this.#heartbeatAt >= HEARTBEAT_MS && this.#outlet.backlog === 0) {
      this.#heartbeatAt = now;
      this.#outlet.write(SSE_HEARTBEAT);
    }
  }

  /** Sends the headers and what precedes the first event; only then can a failure no longer be told as a problem. */
  #open(): void {
    const response = this.#response;
    if (response.headersSent || response.destroyed) return;
    for (const name of DOCUMENT_HEADERS) response.removeHeader(name);
    response.removeHeader('Transfer-Encoding');
    response.writeHead(200, SSE_HEADERS);
    response.write(ssePreamble(Math.random()));
  }
}
