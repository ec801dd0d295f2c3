/** A longer member or row is no part of a trace, but the work of a quote or bracket that does not close. Bytes. */
const MOST_PIECE_BYTES = 16 * 1024;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const FIRST_PRINTABLE = 0x20;
const BLANKS = new Set([0x20, 0x09, 0x0a, 0x0d]);
const TRACE_KEY = /^"trace"\s*:\s*$/;

/** A part of a trace file, as it is written there. */
export interface TracePiece {
  /** Bytes of the unpacked file before it. */
  readonly offset: number;
  readonly bytes: Buffer;
}

/** What a trace file is made of, in its order. */
export interface TraceParts {
  /** A member of the outer object other than `trace`: `"icao":"3c66b0"`. */
  member(piece: TracePiece): void;
  /** An element of `trace`. */
  row(piece: TracePiece): void;
  /** A part that cannot be told from its neighbours, or does not belong here; its beginning. */
  damaged(piece: TracePiece, reason: string): void;
}

/**
 * Cuts the one JSON object of a trace file into its members and the rows of `trace`, byte by byte: memory holds one
 * piece, and damage within one leaves the others readable. What a piece says is not looked at.
 */
export class TraceScanner {
  readonly #parts: TraceParts;
  /** Bytes of the chunks before this one. */
  #before = 0;
  #depth = 0;
  #inRows = false;
  #inString = false;
  #escaped = false;
  #done = false;
  /** The piece at hand: what earlier chunks held of it, and where it begins. */
  #held: Buffer[] = [];
  #heldBytes = 0;
  #pieceOffset: number | undefined;
  /** After a piece without an end: the last two bytes that were not blank, until the next row begins. */
  #lost: [number, number] | undefined;

  constructor(parts: TraceParts) {
    this.#parts = parts;
  }

  push(chunk: Buffer): void {
    let start = 0;
    for (let index = 0; index < chunk.length; index++) {
      const byte = chunk[index] as number;
      if (this.#lost && !this.#isFoundAgain(byte, this.#lost)) continue;
      if (this.#pieceOffset === undefined) {
        if (BLANKS.has(byte)) continue;
        if (!this.#begins(byte)) continue;
        start = index;
        this.#pieceOffset = this.#before + index;
      } else if (this.#before + index - this.#pieceOffset >= MOST_PIECE_BYTES) {
        this.#giveUp(chunk.subarray(start, index));
        continue;
      }
      if (this.#isEndedBy(byte)) {
        this.#emit(chunk.subarray(start, index));
        if (byte !== COMMA) this.#close();
      } else if (
        byte === OPEN_BRACKET &&
        this.#depth === 2 &&
        this.#isTraceKey(chunk.subarray(start, index))
      ) {
        this.#forget();
        this.#inRows = true;
      }
    }
    if (this.#pieceOffset !== undefined) this.#hold(chunk.subarray(start));
    this.#before += chunk.length;
  }

  /** Call once all is pushed. */
  end(): void {
    if (this.#pieceOffset !== undefined) {
      const reason = this.#done ? 'stands after the end of the trace' : 'is cut off: the file ends within it';
      this.#parts.damaged(this.#take(Buffer.alloc(0)), reason);
    } else if (!this.#done) {
      const offset = this.#before;
      this.#parts.damaged(
        { offset, bytes: Buffer.alloc(0) },
        'the file ends within the trace: it is cut off',
      );
    }
  }

  /** Whether a byte outside of any piece begins one; takes note of brackets that do not. */
  #begins(byte: number): boolean {
    if (this.#done) return true;
    if (this.#depth === 0) {
      if (byte === OPEN_BRACE) this.#depth = 1;
      return false;
    }
    if (byte === COMMA) return false;
    if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
      this.#close();
      return false;
    }
    return true;
  }

  /** Whether the piece at hand ends before this byte; follows strings and brackets. */
  #isEndedBy(byte: number): boolean {
    if (this.#done) return false;
    if (this.#inString) {
      if (this.#escaped) this.#escaped = false;
      else if (byte === BACKSLASH) this.#escaped = true;
      else if (byte === QUOTE || byte < FIRST_PRINTABLE) this.#inString = false;
      return false;
    }
    const base = this.#inRows ? 2 : 1;
    if (byte === QUOTE) this.#inString = true;
    else if (byte === OPEN_BRACKET || byte === OPEN_BRACE) this.#depth++;
    else if (byte === COMMA) return this.#depth === base;
    else if (byte === CLOSE_BRACKET || byte === CLOSE_BRACE) {
      if (this.#depth === base) return true;
      this.#depth--;
    }
    return false;
  }

  #isTraceKey(rest: Buffer): boolean {
    if (this.#inRows || this.#heldBytes + rest.length > 100) return false;
    return TRACE_KEY.test(Buffer.concat([...this.#held, rest]).toString('latin1'));
  }

  /** The closing bracket of the rows, or of the whole. */
  #close(): void {
    this.#depth = this.#inRows ? 1 : 0;
    if (!this.#inRows) this.#done = true;
    this.#inRows = false;
  }

  #hold(bytes: Buffer): void {
    this.#held.push(bytes);
    this.#heldBytes += bytes.length;
  }

  #take(rest: Buffer): TracePiece {
    const piece = { offset: this.#pieceOffset ?? 0, bytes: Buffer.concat([...this.#held, rest]) };
    this.#forget();
    return piece;
  }

  #forget(): void {
    this.#held = [];
    this.#heldBytes = 0;
    this.#pieceOffset = undefined;
  }

  #emit(rest: Buffer): void {
    const piece = this.#take(rest);
    if (this.#inRows) this.#parts.row(piece);
    else this.#parts.member(piece);
  }

  #giveUp(rest: Buffer): void {
    const what = this.#inRows ? 'a row' : 'a part';
    const rule = `${what} of more than ${MOST_PIECE_BYTES / 1024} KiB: a quote or bracket does not close`;
    this.#parts.damaged(this.#take(rest), this.#done ? 'stands after the end of the trace' : rule);
    this.#inString = false;
    this.#escaped = false;
    this.#lost = [0, 0];
  }

  /** Rows begin again where a bracket closes, a comma follows and one opens; nothing else begins again. */
  #isFoundAgain(byte: number, lost: [number, number]): boolean {
    if (BLANKS.has(byte)) return false;
    if (this.#inRows && byte === OPEN_BRACKET && lost[0] === CLOSE_BRACKET && lost[1] === COMMA) {
      this.#lost = undefined;
      this.#depth = 2;
      return true;
    }
    this.#lost = [lost[1], byte];
    return false;
  }
}
