import type { Writable } from 'node:stream';

/** Where messages may be cut, into pieces of this size: each that is taken shows that a slow reader reads. */
const PIECE_BYTES = 64 * 1024;

export interface OutletOptions {
  /** Whether other writers to the socket may come in between two pieces of one message. */
  readonly pieces: boolean;
  /** Called whenever all that was written has been taken after a time in which it had to wait. */
  readonly onDrained: () => void;
}

/**
 * The way out to one socket. Messages are written at once while the reader keeps up: one write each, no copy. Once the
 * socket is full they wait here, where what has not begun to leave can be dropped.
 */
export class Outlet {
  readonly #socket: Writable;
  readonly #pieceBytes: number;
  readonly #onDrained: () => void;
  /** Whole messages that wait. */
  #queue: Buffer[] = [];
  /** What is left of the message that is being written. */
  #rest: Buffer | undefined;
  #waiting = 0;
  #full = false;
  #handed = 0;
  #atEnd: (() => void) | undefined;

  constructor(socket: Writable, { pieces, onDrained }: OutletOptions) {
    this.#socket = socket;
    this.#pieceBytes = pieces ? PIECE_BYTES : Number.POSITIVE_INFINITY;
    this.#onDrained = onDrained;
    socket.on('drain', () => this.#drain());
  }

  /** Writes a whole message, or lets it wait for those before it. */
  write(message: Buffer): void {
    if (this.#atEnd) return;
    if (this.#full) {
      this.#queue.push(message);
      this.#waiting += message.length;
    } else this.#begin(message);
  }

  /** Whatever is written meanwhile leaves in one go. */
  together<R>(write: () => R): R {
    this.#socket.cork();
    try {
      return write();
    } finally {
      this.#socket.uncork();
    }
  }

  /** Bytes written that the network has not taken. */
  get backlog(): number {
    return this.#waiting + this.#socket.writableLength;
  }

  /** Bytes that the network has taken so far. */
  get taken(): number {
    return this.#handed - this.#socket.writableLength;
  }

  /** Forgets the messages that have not begun to leave, except those that `isKept`. */
  drop(isKept: (message: Buffer) => boolean = () => false): void {
    this.#queue = this.#queue.filter(isKept);
    this.#waiting = this.#queue.reduce((sum, { length }) => sum + length, this.#rest?.length ?? 0);
  }

  /** Calls `then` once all that was written before is with the socket. Nothing can be written any more. */
  end(then: () => void): void {
    if (this.#atEnd) return;
    this.#atEnd = then;
    if (!this.#full) then();
  }

  #begin(message: Buffer): void {
    let rest = message;
    while (rest.length > this.#pieceBytes) {
      this.#hand(rest.subarray(0, this.#pieceBytes));
      rest = rest.subarray(this.#pieceBytes);
      if (!this.#full) continue;
      this.#rest = rest;
      this.#waiting += rest.length;
      return;
    }
    this.#hand(rest);
  }

  #hand(bytes: Buffer): void {
    this.#handed += bytes.length;
    this.#full = !this.#socket.write(bytes);
  }

  #drain(): void {
    this.#full = false;
    if (this.#rest) {
      const rest = this.#rest;
      this.#rest = undefined;
      this.#waiting -= rest.length;
      this.#begin(rest);
    }
    let next = 0;
    for (; !this.#full && next < this.#queue.length; next++) {
      const message = this.#queue[next] as Buffer;
      this.#waiting -= message.length;
      this.#begin(message);
    }
    if (next > 0) this.#queue.splice(0, next);
    if (this.#full) return;
    if (this.#atEnd) this.#atEnd();
    else this.#onDrained();
  }
}
