const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** Takes the bytes of a body in the order in which they come. */
export type TakeBytes = (bytes: Buffer, start: number, end: number) => void;

/** Takes chunked transfer coding (RFC 9112, 7.1) off a body that comes in pieces, copying nothing. */
export class ChunkedBody {
  readonly #take: TakeBytes;
  /** Bytes of the chunk that are still to come. */
  #left = 0;
  /** The size that is being read, in hexadecimal digits. */
  #size = '';

  constructor(take: TakeBytes) {
    this.#take = take;
  }

  read(bytes: Buffer, start: number, end: number): void {
    let at = start;
    while (at < end) {
      if (this.#left > 0) {
        const until = Math.min(end, at + this.#left);
        this.#left -= until - at;
        this.#take(bytes, at, until);
        at = until;
        continue;
      }
      const byte = bytes[at++] as number;
      if (byte === CARRIAGE_RETURN) continue;
      if (byte !== LINE_FEED) {
        this.#size += String.fromCharCode(byte);
        continue;
      }
      // An empty line ends the chunk before.
      if (this.#size !== '') this.#left = Number.parseInt(this.#size, 16);
      this.#size = '';
    }
  }
}
