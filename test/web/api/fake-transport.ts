import type { ParsedEvent } from '../../../web/api/sse-parser.ts';
import type { Connection, Transport, TransportListener, TransportName } from '../../../web/api/transport.ts';

/** A connection over a {@link FakeTransport}: speaks for the server. */
export class FakeConnection implements Connection {
  closed = false;
  readonly query: () => string;
  readonly says: TransportListener;

  constructor(query: () => string, says: TransportListener) {
    this.query = query;
    this.says = says;
  }

  close(): void {
    this.closed = true;
  }

  /** One event, which is a sign of life too. */
  send(event: string, id: string, data: unknown): void {
    this.says.heard();
    this.says.events([eventOf(event, id, data)]);
  }
}

export function eventOf(event: string, id: string, data: unknown): ParsedEvent {
  return { event, id, data: JSON.stringify(data) };
}

/** A way on which the test is the server. */
export class FakeTransport implements Transport {
  readonly name: TransportName;
  readonly silenceMs = 15_000;
  readonly connections: FakeConnection[] = [];

  constructor(name: TransportName) {
    this.name = name;
  }

  open(query: () => string, listener: TransportListener): Connection {
    const connection = new FakeConnection(query, listener);
    this.connections.push(connection);
    return connection;
  }

  get first(): FakeConnection {
    const [first] = this.connections;
    if (!first) throw new Error(`no ${this.name} was tried`);
    return first;
  }

  /** The connection opened last. */
  get last(): FakeConnection {
    const last = this.connections.at(-1);
    if (!last) throw new Error(`no ${this.name} was tried`);
    return last;
  }

  /** How many connections are open. */
  get held(): number {
    return this.connections.filter(each => !each.closed).length;
  }
}
