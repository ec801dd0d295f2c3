import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ParsedEvent } from '../../../web/api/sse-parser.ts';
import type { Closing, Connection, Transport } from '../../../web/api/transport.ts';

/** A server on which a test answers each request by hand. */
export class TransportServer {
  readonly server: Server;
  readonly asked: string[] = [];
  answer: (request: IncomingMessage, response: ServerResponse) => void = (_request, response) =>
    response.destroy();

  constructor() {
    this.server = createServer((request, response) => {
      this.asked.push(request.url ?? '');
      this.answer(request, response);
    });
  }

  async listen(): Promise<void> {
    await new Promise<void>(resolve => this.server.listen(0, '127.0.0.1', resolve));
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}

/** What a connection told, in order: `heard`, `retry 5`, the ids of events that came together, and why it was closed. */
export class Told {
  readonly lines: string[] = [];
  readonly events: ParsedEvent[] = [];
  readonly connection: Connection;
  readonly closed: Promise<Closing>;
  #waiting: { readonly line: string; readonly done: () => void } | undefined;

  /** `query` is given the id of the last event. */
  constructor(transport: Transport, query: (lastEventId: string) => string) {
    this.closed = new Promise(resolve => {
      this.#close = resolve;
    });
    this.connection = transport.open(() => query(this.events.at(-1)?.id ?? ''), {
      heard: () => {
        if (this.lines.at(-1) !== 'heard') this.#tell('heard');
      },
      events: events => {
        this.events.push(...events);
        this.#tell(events.map(each => each.id).join(' '));
      },
      retry: ms => this.#tell(`retry ${ms}`),
      closed: why => {
        this.#tell(why.is);
        this.#close(why);
      },
    });
  }

  #close: (why: Closing) => void = () => undefined;

  /** Resolves once `line` was told. */
  until(line: string): Promise<void> {
    if (this.lines.includes(line)) return Promise.resolve();
    return new Promise(done => {
      this.#waiting = { line, done };
    });
  }

  #tell(line: string): void {
    this.lines.push(line);
    if (line === this.#waiting?.line) this.#waiting.done();
  }
}
