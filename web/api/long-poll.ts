import { poll } from './poll.ts';
import type { Connection, Transport, TransportListener } from './transport.ts';

/** How long a request waits for something to come (ISO 8601), and the shortest time from one to the next, ms. */
export type Pace = { readonly wait: string; readonly silenceMs: number; readonly periodMs: number };

/** Holds a connection nearly all the time. Faster would be more requests without the map moving better. */
export const PATIENT: Pace = { wait: 'PT25S', silenceMs: 25_000, periodMs: 200 };
/** Leaves the browser's few connections to others. */
export const SPARING: Pace = { wait: 'PT0.1S', silenceMs: 1500, periodMs: 1000 };

/** The first request of a connection does not wait, so that one knows at once whether the way is open. */
const AT_ONCE = 'PT0S';

/** The stream by polling: a request that waits for events, and then the next. */
export class LongPoll implements Transport {
  readonly name = 'polling';
  readonly silenceMs: number;
  readonly #origin: string;
  readonly #pace: Pace;

  /** `origin`: where the server is, such as `https://replay.example`. */
  constructor(origin: string, pace: Pace) {
    this.#origin = origin;
    this.#pace = pace;
    this.silenceMs = pace.silenceMs;
  }

  open(query: () => string, listener: TransportListener): Connection {
    const hangUp = new AbortController();
    void this.#run(query, listener, hangUp.signal);
    return { close: () => hangUp.abort() };
  }

  async #run(query: () => string, listener: TransportListener, signal: AbortSignal): Promise<void> {
    for (let wait = AT_ONCE; !signal.aborted; wait = this.#pace.wait) {
      const due = new Promise(resolve => setTimeout(resolve, this.#pace.periodMs));
      const polled = await poll(this.#origin, query(), wait, signal);
      if (signal.aborted) return;
      if (polled.is !== 'events') {
        listener.closed(polled);
        return;
      }
      listener.heard();
      if (polled.events.length > 0) listener.events(polled.events);
      await due;
    }
  }
}
