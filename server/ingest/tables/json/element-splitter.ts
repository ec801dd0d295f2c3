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
 * is for its reader to say, so that a bad one spoils no other; one with a string that does not close ends where the next
 * line begins an object. What follows the array is left.
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
  /** Where in a line it is, once a string went on beyond its line, which none may. */
  #brokenLine: 'start' | 'within' | undefined;
  #held: Buffer[] = [];
  #heldBytes = 0;

  /** `start`: bytes before the array's first element. */
  constructor(start: number) {
    this.#toSkip = start;
  }

  /** Bytes seen so far. */
  get position(): number {
    return this.#position;
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
        else if (byte === QUOTE) this.#inString = false;
        else if (byte === NEWLINE) {
          this.#inString = false;
          this.#brokenLine = 'start';
        }
        continue;
      }
      if (this.#brokenLine && this.#beginsAnew(byte)) {
        if (from !== -1) elements.push(this.#take(chunk.subarray(from, at)));
        from = -1;
        this.#depth = 0;
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
    const isWhole = this.#depth === 0 && !this.#inString;
    const element = this.#take(Buffer.alloc(0));
    return [isWhole ? element : { ...element, problem: 'cut off' }];
  }

  /** A line that begins with an object, or a comma and an object, ends one in which a string did not close. */
  #beginsAnew(byte: number): boolean {
    if (byte === NEWLINE) this.#brokenLine = 'start';
    else if (byte === OPEN_BRACE && this.#brokenLine === 'start') {
      this.#brokenLine = undefined;
      return true;
    } else if (byte > 0x20 && byte !== COMMA) this.#brokenLine = 'within';
    return false;
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
    this.#brokenLine = undefined;
    return tooLong ? { ...element, problem: 'too long' } : element;
  }
}
