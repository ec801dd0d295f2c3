import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { WebSocket } from 'ws';
import type { ReadEvent } from './sse-reader.ts';

export type Message = Record<string, unknown>;

/** Reads a stream through a real WebSocket, message after message, and sends commands. */
export class WebSocketReader {
  readonly socket: WebSocket;
  /** Code and reason, once it is closed. */
  closed: { code: number; reason: string } | undefined;
  readonly #messages: Message[] = [];
  #wake: () => void = () => {};

  private constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on('message', data => {
      this.#messages.push(JSON.parse(String(data)));
      this.#wake();
    });
    socket.on('close', (code, reason) => {
      this.closed = { code, reason: String(reason) };
      this.#wake();
    });
    socket.on('error', () => {});
  }

  /** `url` begins with `http`. Rejected where the handshake is refused. */
  static async open(url: string, headers: Readonly<Record<string, string>> = {}): Promise<WebSocketReader> {
    const socket = new WebSocket(url.replace(/^http/, 'ws'), { headers });
    const reader = new WebSocketReader(socket);
    await once(socket, 'open');
    return reader;
  }

  /** The next message; rejected where the connection closes before one comes. */
  async message(): Promise<Message> {
    for (;;) {
      const message = this.#messages.shift();
      if (message) return message;
      if (this.closed) throw new Error(`the connection has closed with ${this.closed.code}`);
      await this.#more();
    }
  }

  /** The next event; answers before it are passed over. */
  async next(): Promise<ReadEvent> {
    for (;;) {
      const message = await this.message();
      if (message.event !== undefined) return message as unknown as ReadEvent;
    }
  }

  /** Events up to the first of that name, which is the last of them. */
  async until(event: string): Promise<ReadEvent[]> {
    const events: ReadEvent[] = [];
    do events.push(await this.next());
    while (events.at(-1)?.event !== event);
    return events;
  }

  /** The next answer; events before it are passed over. */
  async answer(): Promise<Message> {
    for (;;) {
      const message = await this.message();
      if (message.requestId !== undefined) return message;
    }
  }

  send(message: object): void {
    this.socket.send(JSON.stringify(message));
  }

  /** Waits until the connection is closed, and tells how. */
  async ended(): Promise<{ code: number; reason: string }> {
    while (!this.closed) await this.#more();
    return this.closed;
  }

  close(): void {
    this.socket.terminate();
  }

  #more(): Promise<void> {
    return new Promise(resolve => {
      this.#wake = resolve;
    });
  }
}

/** The HTTP answer to a handshake that is refused, and its body. `headers` may replace those of a good handshake. */
export async function refusedHandshake(
  url: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ answer: IncomingMessage; body: Record<string, unknown> }> {
  const handshake = {
    Connection: 'Upgrade',
    Upgrade: 'websocket',
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
  };
  const [answer] = await once(request(url, { headers: { ...handshake, ...headers } }).end(), 'response');
  const chunks = await (answer as IncomingMessage).toArray();
  return { answer, body: JSON.parse(Buffer.concat(chunks).toString()) };
}
