import type { Response } from 'express';
import type { Problem } from '../contract/problems.ts';
import type { ImportProgressEvent, ImportReport } from '../contract/recordings.ts';
import { SSE_HEARTBEAT } from '../streams/sse-encoding.ts';

const INTERVAL_MS = 200;
const HEARTBEAT_MS = 10_000;

/** Tells the one who uploads how far it is: as server-sent events. */
export class ImportProgressStream {
  readonly #response: Response;
  readonly #heartbeat: NodeJS.Timeout;
  #toldAt = Number.NEGATIVE_INFINITY;
  #toldPhase: ImportProgressEvent['phase'] | undefined;

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

  /** A few a second; none while the client does not take what was told it. */
  progress(progress: ImportProgressEvent): void {
    const now = performance.now();
    if (progress.phase === this.#toldPhase && now - this.#toldAt < INTERVAL_MS) return;
    if (this.#response.writableNeedDrain) return;
    [this.#toldAt, this.#toldPhase] = [now, progress.phase];
    this.#write('progress', progress);
  }

  /** The last event. */
  end(event: 'report' | 'error', data: ImportReport | Problem): void {
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
    this.#response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }
}
