import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { API } from '../http/test-app.ts';

/** A proxy before the server that does to streams what middle boxes do to them; all else it passes on. */
export class MeddlingProxy {
  /** Event streams: `hold` keeps their bodies back, `refuse` answers with a page of its own. */
  eventStreams: 'pass' | 'hold' | 'refuse' = 'pass';
  webSockets: 'pass' | 'refuse' = 'pass';
  /** Which streams were asked for: `stream`, `ws` and `poll`, in order, and whether by resuming. */
  readonly asked: string[] = [];
  readonly #target: URL;
  readonly #server: Server;
  /** What lets an open stream's bytes vanish, and what cuts it. */
  readonly #open = new Set<{ readonly swallow: () => void; readonly cut: () => void }>();

  private constructor(target: string) {
    this.#target = new URL(target);
    this.#server = createServer((asked, answer) => this.#pass(asked, answer));
    this.#server.on('upgrade', (asked, socket) => this.#upgrade(asked, socket));
  }

  static async start(target: string): Promise<MeddlingProxy> {
    const proxy = new MeddlingProxy(target);
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** From now on nothing passes through the streams that are open; to both ends they look well. */
  swallowOpen(): void {
    for (const { swallow } of this.#open) swallow();
  }

  /** Cuts the streams that are open. */
  cutOpen(): void {
    for (const { cut } of this.#open) cut();
  }

  async stop(): Promise<void> {
    this.cutOpen();
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #pass(asked: IncomingMessage, answer: ServerResponse): void {
    const way = this.#note(asked);
    if (way === 'stream' && this.eventStreams === 'refuse') {
      answer
        .writeHead(403, { 'Content-Type': 'text/html' })
        .end('<h1>Streaming media are not allowed here</h1>');
      return;
    }
    const holds = way === 'stream' && this.eventStreams === 'hold';
    const { hostname, port } = this.#target;
    const { method, url: path, headers } = asked;
    const upstream = request({ hostname, port, method, path, headers }, told => {
      answer.writeHead(told.statusCode ?? 502, told.headers);
      answer.flushHeaders();
      if (holds) told.resume();
      else told.pipe(answer);
      if (way === 'stream') {
        this.#keep(
          answer,
          () => told.unpipe(answer).resume(),
          () => answer.destroy(),
        );
      }
    });
    upstream.on('error', () => answer.destroy());
    answer.on('close', () => upstream.destroy());
    asked.pipe(upstream);
  }

  #upgrade(asked: IncomingMessage, socket: Duplex): void {
    this.#note(asked);
    if (this.webSockets === 'refuse') {
      socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
      return;
    }
    const upstream = connect(Number(this.#target.port), this.#target.hostname);
    const headers = Object.entries(asked.headers).map(([name, value]) => `${name}: ${value}\r\n`);
    upstream.write(`GET ${asked.url} HTTP/1.1\r\n${headers.join('')}\r\n`);
    socket.pipe(upstream).pipe(socket);
    for (const [one, other] of [
      [socket, upstream],
      [upstream, socket],
    ] as const) {
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
    }
    this.#keep(
      socket,
      () => upstream.unpipe(socket).resume(),
      () => socket.destroy(),
    );
  }

  #keep(stream: Duplex | ServerResponse, swallow: () => void, cut: () => void): void {
    const open = { swallow, cut };
    this.#open.add(open);
    stream.on('close', () => this.#open.delete(open));
  }

  #note(asked: IncomingMessage): string | undefined {
    const { pathname, searchParams } = new URL(asked.url ?? '', this.#target);
    const way = ['stream', 'ws', 'poll'].find(each => pathname === `${API}/${each}`);
    if (way !== undefined) this.asked.push(searchParams.has('lastEventId') ? `${way} resumed` : way);
    return way;
  }
}
