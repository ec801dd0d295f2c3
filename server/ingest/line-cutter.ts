import type { SetAside } from './recording-sink.ts';

/** A longer line is set aside without being held in memory. Bytes. */
export const MAX_LINE_BYTES = 4 * 1024 * 1024;

/** How much of a line that was set aside is kept. Characters. */
export const SET_ASIDE_TEXT_LENGTH = 2000;

const NEWLINE = 0x0a;
const MAX_BYTES_OF_CHARACTER = 4;
const KEPT_BYTES = SET_ASIDE_TEXT_LENGTH * MAX_BYTES_OF_CHARACTER;

/** Whole lines with their ends between them, or the beginning of a single one that is too long. */
export interface LineBlock {
  readonly bytes: Buffer;
  readonly isTooLong: boolean;
}

/** Cuts bytes at line ends. Holds a copy of one line at most, and no more than is allowed of it. */
export class LineCutter {
  readonly #maxLineBytes: number;
  #pending: Buffer[] = [];
  #pendingBytes = 0;

  constructor(maxLineBytes = MAX_LINE_BYTES) {
    this.#maxLineBytes = maxLineBytes;
  }

  /** The lines that end in this chunk; those that also begin in it still lie there. */
  push(chunk: Buffer): LineBlock[] {
    const lastEnd = chunk.lastIndexOf(NEWLINE);
    if (lastEnd === -1) {
      this.#hold(chunk);
      return [];
    }
    const firstEnd = chunk.indexOf(NEWLINE);
    this.#hold(chunk.subarray(0, firstEnd));
    const blocks = this.#take(firstEnd === lastEnd ? undefined : chunk.subarray(firstEnd, lastEnd));
    this.#hold(chunk.subarray(lastEnd + 1));
    return blocks;
  }

  /** The last line, where the source does not end with a line's end. */
  end(): LineBlock[] {
    return this.#pendingBytes > 0 ? this.#take(undefined) : [];
  }

  #hold(bytes: Buffer): void {
    const alreadyTooLong = this.#pendingBytes > this.#maxLineBytes;
    this.#pendingBytes += bytes.length;
    if (alreadyTooLong) return;
    this.#pending.push(Buffer.from(bytes));
    if (this.#pendingBytes > this.#maxLineBytes)
      this.#pending = [Buffer.from(Buffer.concat(this.#pending).subarray(0, KEPT_BYTES))];
  }

  /** The pending line, and after it `others`: whole lines, each behind a line end. */
  #take(others: Buffer | undefined): LineBlock[] {
    const isTooLong = this.#pendingBytes > this.#maxLineBytes;
    const pending = this.#pending;
    this.#pending = [];
    this.#pendingBytes = 0;
    const first = { bytes: Buffer.concat(pending), isTooLong };
    return others ? [first, { bytes: others.subarray(1), isTooLong: false }] : [first];
  }
}

/** A line that could not be used, from its bytes. */
export function lineSetAside(line: number, bytes: Buffer, reason: string): SetAside {
  const text = bytes.subarray(0, KEPT_BYTES).toString('utf8');
  return { line, text: withoutReturn(text).slice(0, SET_ASIDE_TEXT_LENGTH), reason };
}

export function tooLong(maxLineBytes: number): string {
  return `is longer than ${maxLineBytes.toLocaleString('en')} bytes`;
}

export function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
