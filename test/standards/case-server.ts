import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { STREAM_CASES } from './stream-cases.ts';

/** Streams that are not longer than this also come byte by byte. */
const SHORT_BYTES = 300;

/**
 * Serves each stream case once, at `/whole/<number>` and `/bytes/<number>`, and to a client that comes back 204, noting
 * the id that it came back with; `/` is an empty page, `/redirect/<status>/…` leads to the rest of its path.
 */
export class CaseServer {
  readonly #server: Server;
  readonly #asked = new Map<string, string[]>();

  private constructor() {
    this.#server = createServer((request, response) => {
      // The page's own reader asks where our streams are, and names the case in the query.
      const path = (request.url ?? '').replace(/^.*\/stream\?/, '/');
      const [, status, target] = /^\/redirect\/(\d+)(\/.*)/.exec(path) ?? [];
      if (target) {
        response.writeHead(Number(status), { Location: target }).end();
        return;
      }
      if (path === '/') {
        response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>cases</title>');
        return;
      }
      const asked = this.#asked.get(path) ?? [];
      // Header values come as one character for each byte.
      asked.push(Buffer.from(String(request.headers['last-event-id'] ?? ''), 'latin1').toString('utf8'));
      this.#asked.set(path, asked);
      if (asked.length === 1) void stream(path, response);
      else response.writeHead(204).end();
    });
  }

  static async start(): Promise<CaseServer> {
    const server = new CaseServer();
    server.#server.listen(0, '127.0.0.1');
    await once(server.#server, 'listening');
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** The `Last-Event-ID` of each request for a path, empty where it had none. */
  asked(path: string): readonly string[] {
    return this.#asked.get(path) ?? [];
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}

/** Where each case lies, whole and, where it is short, byte by byte. */
export const CASE_PATHS = STREAM_CASES.flatMap((each, number) =>
  (each.bytes.length > SHORT_BYTES ? ['whole'] : ['whole', 'bytes']).map(how => ({
    ...each,
    how,
    path: `/${how}/${number}`,
  })),
);

async function stream(path: string, response: ServerResponse): Promise<void> {
  const found = CASE_PATHS.find(each => each.path === path);
  response.writeHead(200, { 'Content-Type': 'text/event-stream', Connection: 'close' });
  response.flushHeaders();
  response.socket?.setNoDelay(true);
  for (const piece of found?.how === 'bytes'
    ? Array.from(found.bytes, byte => [byte])
    : [found?.bytes ?? []]) {
    response.write(Buffer.from(piece));
    await setImmediate();
  }
  response.end();
}
