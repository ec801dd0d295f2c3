const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const NEWLINE = 0x0a;
const [OPEN_BRACE, CLOSE_BRACE, OPEN_BRACKET, CLOSE_BRACKET] = [0x7b, 0x7d, 0x5b, 0x5d];

/** A longer element is set aside without being held in memory. Bytes. */
const MAX_ELEMENT_BYTES = 4 * 1024 * 1024;

/** An element of an array, as it stands there. */
export interface Element {
  /** Bytes of the source before it. */
  readonly offset: number;
  /** Its bytes; only the first of one that is too long. */
  readonly bytes: Buffer;
  readonly problem?: 'too long' | 'cut off';
}

/**
 * Cuts the elements out of a JSON array, given piece by piece, by brackets and quotes alone: whether an element is valid
 * is for its reader to say, so that a bad one spoils no other. What follows the array is left.
 */
export class ElementSplitter {
  /** Whether the array's end was seen. */
  isClosed = false;
  #toSkip: number;
  #position = 0;
  #depth = 0;
  #inString = false;
  #escaped = false;
  #start = -1;
  #held: Buffer[] = [];
  #heldBytes = 0;

  /** `start`: bytes before the array's first element. */
  constructor(start: number) {
    this.#toSkip = start;
  }

  push(chunk: Buffer): Element[] {
    const elements: Element[] = [];
    const before = this.#position;
    this.#position += chunk.length;
    if (this.isClosed) return elements;
    const skipped = Math.min(this.#toSkip, chunk.length);
    this.#toSkip -= skipped;
    let from = this.#start === -1 ? -1 : 0;
    for (let at = skipped; at < chunk.length; at++) {
      const byte = chunk[at] as number;
      if (this.#inString) {
        if (this.#escaped) this.#escaped = false;
        else if (byte === BACKSLASH) this.#escaped = true;
        else if (byte === QUOTE || byte === NEWLINE) this.#inString = false;
        continue;
      }
      if (this.#depth === 0 && (byte === COMMA || byte === CLOSE_BRACKET)) {
        if (from !== -1) elements.push(this.#take(chunk.subarray(from, at)));
        from = -1;
        this.isClosed = byte === CLOSE_BRACKET;
        if (this.isClosed) break;
        continue;
      }
      if (from === -1) {
        if (byte <= 0x20) continue;
        from = at;
        this.#start = before + at;
      }
      if (byte === QUOTE) this.#inString = true;
      else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) this.#depth++;
      else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) this.#depth = Math.max(0, this.#depth - 1);
    }
    if (from !== -1) this.#hold(chunk.subarray(from));
    return elements;
  }

  /** The element that had not ended when the source did. */
  end(): Element[] {
    if (this.#start === -1) return [];
    return [{ ...this.#take(Buffer.alloc(0)), problem: 'cut off' }];
  }

  #hold(bytes: Buffer): void {
    const room = MAX_ELEMENT_BYTES - this.#heldBytes;
    this.#heldBytes += bytes.length;
    if (room > 0) this.#held.push(bytes.subarray(0, room));
  }

  #take(rest: Buffer): Element {
    this.#hold(rest);
    const tooLong = this.#heldBytes > MAX_ELEMENT_BYTES;
    const element = { offset: this.#start, bytes: Buffer.concat(this.#held) };
    this.#held = [];
    this.#heldBytes = 0;
    this.#start = -1;
    return tooLong ? { ...element, problem: 'too long' } : element;
  }
}
