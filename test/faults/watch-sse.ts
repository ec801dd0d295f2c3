import { request } from 'node:http';
import type { OutboxEvent } from '../../server/replay/outbox-event.ts';
import { SseParser } from '../../web/api/sse-parser.ts';
import { ContractBreach, type StrictViewer } from './strict-viewer.ts';

/** How a connection went: its status, if an answer came at all, and why it is over. */
export interface Watched {
  readonly status: number | undefined;
  readonly over: 'ended' | 'broken' | 'aborted';
}

export interface WatchOptions {
  readonly signal?: AbortSignal;
  /** Called once the answer's headers are there. */
  readonly onOpen?: () => void;
}

/**
 * Lets `viewer` watch a stream until it is over, resuming after the last event that it saw. Rejects where what comes
 * breaks the contract.
 */
export function watchSse(url: string, viewer: StrictViewer, options: WatchOptions = {}): Promise<Watched> {
  const { signal, onOpen } = options;
  const from = viewer.lastEventId;
  const headers = from === undefined ? {} : { 'Last-Event-ID': from };
  return new Promise((resolve, reject) => {
    const sent = request(url, { headers, agent: false });
    const abort = () => sent.destroy();
    const over = (watched: Watched) => {
      signal?.removeEventListener('abort', abort);
      resolve(signal?.aborted ? { ...watched, over: 'aborted' } : watched);
    };
    signal?.addEventListener('abort', abort);
    if (signal?.aborted) abort();
    sent.on('error', () => over({ status: undefined, over: 'broken' }));
    sent.on('close', () => over({ status: undefined, over: 'broken' }));
    sent.on('response', answer => {
      const status = answer.statusCode;
      if (status !== 200) {
        const refused = () => over({ status, over: 'ended' });
        answer.resume().on('end', refused).on('error', refused);
        return;
      }
      const parser = new SseParser();
      const visit = viewer.connected(from);
      const closed = (inOrder: boolean) => {
        visit.closedInOrder ??= inOrder;
        over({ status, over: inOrder ? 'ended' : 'broken' });
      };
      answer.on('error', () => closed(false)).on('end', () => closed(true));
      onOpen?.();
      try {
        checkHeaders(answer.headers);
      } catch (error) {
        reject(error);
      }
      let heardAt = performance.now();
      answer.on('data', (piece: Buffer) => {
        visit.longestSilenceMs = Math.max(visit.longestSilenceMs, performance.now() - heardAt);
        heardAt = performance.now();
        visit.rest += piece.toString('latin1');
        const end = visit.rest.lastIndexOf('\n\n');
        if (end !== -1) visit.rest = visit.rest.slice(end + 2);
        try {
          for (const event of parser.push(piece)) {
            if (parser.retryMs === undefined)
              throw new ContractBreach('no retry came before the first event');
            viewer.take(event as OutboxEvent);
          }
        } catch (error) {
          sent.destroy();
          reject(error);
        }
      });
    });
    sent.end();
  });
}

const HEADERS = {
  'content-type': 'text/event-stream',
  'cache-control': 'no-cache, no-transform',
  'x-accel-buffering': 'no',
};

function checkHeaders(headers: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(HEADERS)) {
    // nginx takes this one for itself.
    if (name === 'x-accel-buffering' && headers[name] === undefined) continue;
    if (headers[name] !== value) throw new ContractBreach(`${name} is ${headers[name]}, not ${value}`);
  }
}
