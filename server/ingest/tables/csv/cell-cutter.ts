import type { CsvDialect } from './csv-rows.ts';

const [NEWLINE, RETURN, SPACE, FIRST_BLANK, LAST_ASCII] = [0x0a, 0x0d, 0x20, 0x09, 0x7f];
const NONE = -1;

/** Whether rows of that dialect can be cut as bytes: its signs are of one byte each. */
export function canCutBytes({ delimiter, quote }: CsvDialect): boolean {
  return isByte(delimiter) && (quote === '' || isByte(quote)) && delimiter !== quote;
}

function isByte(sign: string): boolean {
  return sign.length === 1 && sign.charCodeAt(0) <= LAST_ASCII;
}

/**
 * Finds where the cells of plain rows lie: as many cells as there are columns, each within its line, with no quote in a
 * quoted one. It cuts as {@link splitRow} does, and takes the blanks around a cell for none of it.
 */
export class CellCutter {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly #delimiter: number;
  readonly #quote: number;
  readonly #columns: number;

  constructor({ delimiter, quote, columns }: CsvDialect) {
    this.#delimiter = delimiter.charCodeAt(0);
    this.#quote = quote === '' ? NONE : quote.charCodeAt(0);
    this.#columns = columns;
    this.starts = new Int32Array(columns);
    this.ends = new Int32Array(columns);
  }

  /** Cuts the row that begins at `from`. Returns where the next line begins; -1 where this is no plain row. */
  cut(bytes: Uint8Array, from: number): number {
    const { length } = bytes;
    const delimiter = this.#delimiter;
    const last = this.#columns - 1;
    let at = from;
    for (let column = 0; column <= last; column++) {
      const isQuoted = at < length && bytes[at] === this.#quote;
      const start = isQuoted ? at + 1 : at;
      let end: number;
      if (isQuoted) {
        end = this.#closing(bytes, start);
        if (end === -1) return -1;
        at = end + 1;
        if (at < length && bytes[at] === RETURN && (at + 1 === length || bytes[at + 1] === NEWLINE)) at++;
      } else {
        while (at < length && bytes[at] !== delimiter && bytes[at] !== NEWLINE) at++;
        end = at;
      }
      const isAtEnd = at >= length || bytes[at] === NEWLINE;
      if (isAtEnd ? column !== last : column === last || bytes[at] !== delimiter) return -1;
      this.#note(bytes, column, start, end);
      at++;
    }
    return at;
  }

  /** Where the quote stands that closes a cell, which does so at once; -1 where the line ends before. */
  #closing(bytes: Uint8Array, from: number): number {
    for (let at = from; at < bytes.length; at++) {
      if (bytes[at] === this.#quote) return at;
      if (bytes[at] === NEWLINE) return -1;
    }
    return -1;
  }

  #note(bytes: Uint8Array, column: number, from: number, to: number): void {
    let [start, end] = [from, to];
    while (start < end && isBlank(bytes[start] as number)) start++;
    while (start < end && isBlank(bytes[end - 1] as number)) end--;
    this.starts[column] = start;
    this.ends[column] = end;
  }
}

function isBlank(byte: number): boolean {
  return byte === SPACE || (byte >= FIRST_BLANK && byte <= RETURN);
}
