import { API_BASE } from '../../server/contract/endpoint.ts';
import type { ParsedEvent } from './sse-parser.ts';
import type { Connection, Transport, TransportListener } from './transport.ts';

/** A command that changes nothing. The browser shows no ping to the page: this is answered with a message. */
const SIGN_OF_LIFE = JSON.stringify({ requestId: 'alive' });
/** How often that is asked for, ms. */
const ASK_MS = 12_000;

const NORMAL = 1000;
/** How the server writes a message, so that the data need not be read only to be written again. */
const MESSAGE = /^\{"event":"(\w+)","id":"([\w.-]*)","data":/;

/** The stream through a WebSocket. Why one was refused a page cannot see; polling can. */
export class WebSocketStream implements Transport {
  readonly name = 'websocket';
  readonly silenceMs = 15_000;
  readonly #origin: string;

  /** `origin`: where the server is, such as `https://replay.example`. */
  constructor(origin: string) {
    this.#origin = origin.replace(/^http/, 'ws');
  }

  open(query: () => string, listener: TransportListener): Connection {
    const socket = this.#connect(query());
    if (!socket) {
      queueMicrotask(() => listener.closed({ is: 'blocked' }));
      return { close: () => undefined };
    }
    let asking: ReturnType<typeof setInterval> | undefined;
    const release = () => {
      clearInterval(asking);
      socket.onopen = null;
      socket.onmessage = null;
      socket.onclose = null;
    };
    socket.onopen = () => {
      listener.heard();
      asking = setInterval(() => socket.send(SIGN_OF_LIFE), ASK_MS);
    };
    socket.onmessage = ({ data }: MessageEvent<string>) => {
      listener.heard();
      const event = eventOf(data);
      if (event) listener.events([event]);
    };
    socket.onclose = () => {
      release();
      listener.closed({ is: 'lost' });
    };
    return {
      close: () => {
        release();
        socket.close(NORMAL);
      },
    };
  }

  /** `undefined` where the browser has no WebSocket, or lets this page open none. */
  #connect(query: string): WebSocket | undefined {
    try {
      return new WebSocket(`${this.#origin}${API_BASE}/ws?${query}`);
    } catch {
      return undefined;
    }
  }
}

/** The event of a message; `undefined` for the answer to a command. */
function eventOf(text: string): ParsedEvent | undefined {
  const [head, event, id] = MESSAGE.exec(text) ?? [];
  if (head !== undefined && event !== undefined && id !== undefined) {
    return { event, id, data: text.slice(head.length, -1) };
  }
  const message = JSON.parse(text);
  if (typeof message.event !== 'string') return undefined;
  return { event: message.event, id: message.id, data: JSON.stringify(message.data) };
}
