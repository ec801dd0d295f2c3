import { API_BASE } from '../../../server/contract/endpoint.ts';
import type { EventData, EventName, Snapshot } from '../../../server/contract/events.ts';
import type { Airport } from '../../../server/contract/history.ts';
import type { SessionState } from '../../../server/contract/session.ts';

export const START = Date.UTC(2020, 9, 2, 8);
export const iso = (seconds: number) => new Date(START + seconds * 1000).toISOString();

export function sessionState(over: Partial<SessionState> = {}): SessionState {
  return {
    sessionId: 's1',
    revision: 0,
    airportId: 'LEBL',
    startTime: iso(0),
    endTime: iso(3600),
    time: iso(600),
    status: 'paused',
    playbackSpeed: 1,
    loop: false,
    filters: {},
    viewers: 1,
    shared: false,
    driver: null,
    ...over,
  };
}

export const emptySnapshot = (seconds: number): Snapshot => ({
  time: iso(seconds),
  vehicles: [],
  tasks: [],
  flights: [],
  notifications: [],
  decisions: [],
});

const STREAM = `${API_BASE}/stream?`;

type Asked = { readonly path: string; readonly body: unknown };

/** Lets what was promised by now happen. */
export const turn = () => new Promise(resolve => setImmediate(resolve));

/** A stream that the page opened. */
class FakeStream {
  /** The query that it was asked for with. */
  readonly query: URLSearchParams;
  readonly answer: Response;
  readonly #body: ReadableStreamDefaultController<Uint8Array>;

  constructor(query: string) {
    this.query = new URLSearchParams(query);
    let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
    const stream = new ReadableStream<Uint8Array>({
      start(given) {
        controller = given;
      },
    });
    if (!controller) throw new Error('a stream without a controller');
    this.#body = controller;
    this.answer = new Response(stream, { headers: { 'Content-Type': 'text/event-stream' } });
  }

  async send<N extends EventName>(name: N, data: EventData[N], id = '1'): Promise<void> {
    this.#body.enqueue(
      new TextEncoder().encode(`id: ${id}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`),
    );
    await turn();
  }
}

/** An airport of which an hour is recorded. */
export const BARCELONA: Airport = {
  airportId: 'LEBL',
  name: 'Barcelona',
  timeZone: 'Europe/Madrid',
  lon: 2.078,
  lat: 41.297,
  map: true,
  recorded: [{ kind: 'vehicle', from: iso(0), to: iso(3600), records: 10 }],
};

/** Takes the place of the browser's ways to the server in its test file: answers the page's calls, and speaks on its streams. */
export class FakeServer {
  /** What the page asked for, paths below the API's base. */
  readonly asked: Asked[] = [];
  readonly streams: FakeStream[] = [];
  /** The answer to a call: a `Response`, or what is sent as JSON. */
  answer: (asked: Asked) => unknown = () => new Response(null, { status: 404 });

  constructor() {
    Object.assign(globalThis, {
      location: { origin: '' },
      fetch: (path: string, init?: RequestInit) => this.#fetch(path, init),
      requestAnimationFrame: (callback: () => void) => setImmediate(callback),
      cancelAnimationFrame: clearImmediate,
    });
  }

  /** The stream opened last. */
  get stream(): FakeStream {
    const last = this.streams.at(-1);
    if (!last) throw new Error('no stream was opened');
    return last;
  }

  /** Lets the stream opened last come to life, with a session and what it holds. */
  async openWith(state: SessionState): Promise<void> {
    await this.stream.send('playback', state);
    await this.stream.send('snapshot', { ...emptySnapshot(0), time: state.time });
  }

  async #fetch(path: string, init?: RequestInit): Promise<Response> {
    if (path.startsWith(STREAM)) {
      const stream = new FakeStream(path.slice(STREAM.length));
      this.streams.push(stream);
      return stream.answer;
    }
    const asked = {
      path: path.replace(`${API_BASE}/`, ''),
      body: typeof init?.body === 'string' ? JSON.parse(init.body) : undefined,
    };
    this.asked.push(asked);
    const answer = await this.answer(asked);
    if (init?.signal?.aborted) throw new DOMException('given up', 'AbortError');
    return answer instanceof Response ? answer : Response.json(answer);
  }
}
