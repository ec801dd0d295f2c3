import type { Request, Response } from 'express';
import { SSE_HEARTBEAT } from '../streams/sse-encoding.ts';

const INTERVAL_MS = 200;
const HEARTBEAT_MS = 10_000;

/** Whether the answer shall tell how far it is. */
export function wantsProgress({ headers }: Request): boolean {
  return headers.accept?.toLowerCase().includes('text/event-stream') ?? false;
}

/** Tells the one who changes the recordings how far that is: as server-sent events. */
export class ProgressStream {
  readonly #response: Response;
  readonly #heartbeat: NodeJS.Timeout;
  #toldAt = Number.NEGATIVE_INFINITY;
  #toldPhase: string | undefined;

  constructor(response: Response) {
    this.#response = response;
    response.status(200).set({
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-cache, no-transform',
      'X-Accel-Buffering': 'no',
    });
    response.flushHeaders();
    this.#heartbeat = setInterval(() => response.write(SSE_HEARTBEAT), HEARTBEAT_MS);
  }

  /** A few a second, and each that begins another phase; none while the client does not take what was told it. */
  progress(progress: object, phase?: string): void {
    const now = performance.now();
    if (phase === this.#toldPhase && now - this.#toldAt < INTERVAL_MS) return;
    if (this.#response.writableNeedDrain) return;
    [this.#toldAt, this.#toldPhase] = [now, phase];
    this.#write('progress', progress);
  }

  /** The last event. */
  end(event: string, data: object): void {
    clearInterval(this.#heartbeat);
    this.#write(event, data);
    this.#response.end();
  }

  /** Stops without a word: nobody listens any more. */
  abandon(): void {
    clearInterval(this.#heartbeat);
    this.#response.destroy();
  }

  #write(event: string, data: unknown): void {
    if (!this.#response.closed) this.#response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }
}
