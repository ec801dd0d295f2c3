import { API_BASE } from '../../../server/contract/endpoint.ts';
import type { EventData, EventName, Snapshot } from '../../../server/contract/events.ts';
import type { SessionState } from '../../../server/contract/session.ts';
import type { EventSourceLike } from '../../../web/api/event-stream.ts';

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

type Asked = { readonly path: string; readonly body: unknown };

/** Lets what was promised by now happen. */
export const turn = () => new Promise(resolve => setImmediate(resolve));

class FakeSource implements EventSourceLike {
  readonly url: string;
  readyState = 0;
  onopen: ((event: Event) => void) | null = null;
  onerror: ((event: Event) => void) | null = null;
  readonly #listeners = new Map<string, (event: MessageEvent<string>) => void>();

  constructor(url: string) {
    this.url = url;
  }

  addEventListener(type: string, listener: (event: MessageEvent<string>) => void): void {
    this.#listeners.set(type, listener);
  }

  close(): void {
    this.readyState = 2;
    this.#listeners.clear();
  }

  send<N extends EventName>(name: N, data: EventData[N]): void {
    this.#listeners.get(name)?.(new MessageEvent(name, { lastEventId: '1', data: JSON.stringify(data) }));
  }
}

/** Takes the place of the browser's ways to the server in its test file: answers the page's calls, and speaks on its streams. */
export class FakeServer {
  /** What the page asked for, paths below the API's base. */
  readonly asked: Asked[] = [];
  readonly streams: FakeSource[] = [];
  /** The answer to a call: a `Response`, or what is sent as JSON. */
  answer: (asked: Asked) => unknown = () => new Response(null, { status: 404 });

  constructor() {
    const streams = this.streams;
    Object.assign(globalThis, {
      fetch: (path: string, init?: RequestInit) => this.#fetch(path, init),
      EventSource: function open(url: string) {
        const source = new FakeSource(url);
        streams.push(source);
        return source;
      },
      requestAnimationFrame: (callback: () => void) => setImmediate(callback),
      cancelAnimationFrame: clearImmediate,
    });
  }

  /** The stream opened last. */
  get stream(): FakeSource {
    const last = this.streams.at(-1);
    if (!last) throw new Error('no stream was opened');
    return last;
  }

  /** Lets the stream opened last come to life, with a session and what it holds. */
  async openWith(state: SessionState): Promise<void> {
    this.stream.onopen?.(new Event('open'));
    this.stream.send('playback', state);
    this.stream.send('snapshot', { ...emptySnapshot(0), time: state.time });
    await turn();
  }

  async #fetch(path: string, init?: RequestInit): Promise<Response> {
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
