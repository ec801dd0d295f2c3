import { API_BASE } from '../../server/contract/endpoint.ts';
import { closingOf } from './refusal.ts';
import { SseParser } from './sse-parser.ts';
import type { Closing, Connection, Transport, TransportListener } from './transport.ts';

const MEDIA_TYPE = /^text\/event-stream\s*(;|$)/i;

/**
 * The event stream, read by `fetch`: unlike the browser's `EventSource` it sees statuses, reasons and comments, and leaves
 * it to its owner when to reconnect.
 */
export class EventStream implements Transport {
  readonly name = 'event-stream';
  readonly silenceMs = 15_000;
  readonly #origin: string;

  /** `origin`: where the server is, such as `https://replay.example`. */
  constructor(origin: string) {
    this.#origin = origin;
  }

  open(query: () => string, listener: TransportListener): Connection {
    const hangUp = new AbortController();
    void this.#run(`${this.#origin}${API_BASE}/stream?${query()}`, listener, hangUp.signal);
    return { close: () => hangUp.abort() };
  }

  async #run(url: string, listener: TransportListener, signal: AbortSignal): Promise<void> {
    const answer = await begin(url, signal);
    const why = 'is' in answer ? answer : await readTo(listener, answer, signal);
    if (!signal.aborted) listener.closed(why);
  }
}

/**
 * The body of the stream, or why there is none. It does not name the stream's type in `Accept`: the server tells whoever
 * does so of passing refusals in an event, for the sake of `EventSource`, and not by its status.
 */
async function begin(
  url: string,
  signal: AbortSignal,
): Promise<ReadableStreamDefaultReader<Uint8Array> | Closing> {
  try {
    const answer = await fetch(url, { cache: 'no-store', signal });
    const isStream = answer.status === 200 && MEDIA_TYPE.test(answer.headers.get('Content-Type') ?? '');
    if (isStream && answer.body) return answer.body.getReader();
    return await closingOf(answer);
  } catch {
    return { is: 'lost' };
  }
}

async function readTo(
  listener: TransportListener,
  body: ReadableStreamDefaultReader<Uint8Array>,
  signal: AbortSignal,
): Promise<Closing> {
  const parser = new SseParser();
  let retryMs: number | undefined;
  for (;;) {
    const piece = await body.read().catch(() => undefined);
    if (!piece || piece.done || signal.aborted) return { is: 'lost' };
    listener.heard();
    const events = parser.push(piece.value);
    if (parser.retryMs !== undefined && parser.retryMs !== retryMs) {
      retryMs = parser.retryMs;
      listener.retry(retryMs);
    }
    if (events.length > 0 && !signal.aborted) listener.events(events);
  }
}
