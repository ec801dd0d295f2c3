import { connect, type Socket } from 'node:net';
import { ChunkedBody, type TakeBytes } from './chunked-body.ts';

/** Where a stream is got. */
export interface StreamAddress {
  readonly host: string;
  readonly port: number;
  /** With its query. */
  readonly path: string;
}

export interface ConnectionEvents {
  /** Bytes of the answer's body, valid during the call alone. */
  readonly body: TakeBytes;
  /** The connection has ended, however it did. */
  readonly closed: () => void;
}

/** All connections of the process read into the same bytes: what came is used up before the next read. */
const SHARED = Buffer.allocUnsafe(256 * 1024);

/** A plain socket that asks for an event stream and hands over the body's bytes, the transfer coding taken off. */
export class Connection {
  /** Resolves once the answer's head is there; rejected where it is no 200. */
  readonly opened: Promise<void>;
  readonly #socket: Socket;
  /** Of the answer, once it is there. */
  status: number | undefined;
  readonly #events: ConnectionEvents;
  #head = '';
  #body: TakeBytes | undefined;
  #settle: { resolve: () => void; reject: (error: Error) => void } | undefined;

  constructor({ host, port, path }: StreamAddress, events: ConnectionEvents, headers = '') {
    this.#events = events;
    this.opened = new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
    });
    this.#socket = connect({
      host,
      port,
      onread: {
        buffer: SHARED,
        callback: count => {
          this.#read(count);
          return true;
        },
      },
    });
    this.#socket.on('error', error => this.#settle?.reject(error));
    this.#socket.on('close', () => {
      this.#settle?.reject(new Error(`${host}:${port} closed the connection before it answered`));
      events.closed();
    });
    this.#socket.write(
      `GET ${path} HTTP/1.1\r\nHost: ${host}:${port}\r\nAccept: text/event-stream\r\n${headers}\r\n`,
    );
  }

  get bytesRead(): number {
    return this.#socket.bytesRead;
  }

  /** Reads nothing any more, so that the other side's bytes pile up. */
  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  close(): void {
    this.#socket.destroy();
  }

  #read(count: number): void {
    if (this.#body) {
      this.#body(SHARED, 0, count);
      return;
    }
    this.#head += SHARED.toString('latin1', 0, count);
    const end = this.#head.indexOf('\r\n\r\n');
    if (end === -1) return;
    const head = this.#head.slice(0, end);
    this.status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(head)?.[1]);
    if (this.status !== 200) {
      this.#settle?.reject(new Error(`no stream but ${this.#head}`));
      this.close();
      return;
    }
    const chunked = /^transfer-encoding: *chunked *$/im.test(head)
      ? new ChunkedBody(this.#events.body)
      : undefined;
    this.#body = chunked ? (bytes, from, to) => chunked.read(bytes, from, to) : this.#events.body;
    this.#settle?.resolve();
    const rest = Buffer.from(this.#head.slice(end + 4), 'latin1');
    this.#head = '';
    if (rest.length > 0) this.#body(rest, 0, rest.length);
  }
}
