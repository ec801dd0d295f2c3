import { isUtf8 } from 'node:buffer';
import type { SetAside } from './recording-sink.ts';

/** A longer line is set aside without being held in memory. Bytes. */
const MAX_LINE_BYTES = 4 * 1024 * 1024;

/** How much of a line that was set aside is kept. Characters. */
export const SET_ASIDE_TEXT_LENGTH = 2000;

const NEWLINE = 0x0a;
const NOT_UTF8 = 'holds bytes that are not UTF-8';
const MAX_BYTES_OF_CHARACTER = 4;
const BYTE_ORDER_MARK = '\uFEFF';

/** Whole lines of a source, in its order. */
export interface LineBatch {
  /** Number of the first line in the source, from 1. */
  readonly firstLine: number;
  /** Without their ends. One that could not be read stands as an empty text, so that the numbers hold. */
  readonly lines: readonly string[];
  readonly setAside: readonly SetAside[];
}

/** Cuts bytes into lines of UTF-8. LF and CRLF end a line, a byte order mark at the start is dropped. */
export class LineSplitter {
  readonly #maxLineBytes: number;
  #nextLine = 1;
  #pending: Buffer[] = [];
  #pendingBytes = 0;

  constructor(maxLineBytes = MAX_LINE_BYTES) {
    this.#maxLineBytes = maxLineBytes;
  }

  /** The lines that end in this chunk; `undefined` where none does. */
  push(chunk: Buffer): LineBatch | undefined {
    const firstEnd = chunk.indexOf(NEWLINE);
    if (firstEnd === -1) {
      this.#hold(chunk);
      return undefined;
    }
    this.#hold(chunk.subarray(0, firstEnd));
    const lastEnd = chunk.lastIndexOf(NEWLINE);
    const others = firstEnd === lastEnd ? undefined : chunk.subarray(firstEnd + 1, lastEnd);
    const batch = this.#take(others);
    this.#hold(chunk.subarray(lastEnd + 1));
    return batch;
  }

  /** The last line, where the source does not end with a line's end. */
  end(): LineBatch | undefined {
    return this.#pendingBytes > 0 ? this.#take(undefined) : undefined;
  }

  #hold(bytes: Buffer): void {
    const alreadyTooLong = this.#pendingBytes > this.#maxLineBytes;
    this.#pendingBytes += bytes.length;
    if (alreadyTooLong) return;
    this.#pending.push(bytes);
    if (this.#pendingBytes > this.#maxLineBytes) {
      this.#pending = [
        Buffer.from(Buffer.concat(this.#pending).subarray(0, SET_ASIDE_TEXT_LENGTH * MAX_BYTES_OF_CHARACTER)),
      ];
    }
  }

  /** The pending line, and after it `others`: whole lines with line ends between them. */
  #take(others: Buffer | undefined): LineBatch {
    const firstLine = this.#nextLine;
    const setAside: SetAside[] = [];
    const pending = Buffer.concat(this.#pending);
    const first =
      this.#pendingBytes > this.#maxLineBytes
        ? [this.#setAside(firstLine, pending, this.#tooLong, setAside)]
        : this.#decode(pending, firstLine, setAside);
    this.#pending = [];
    this.#pendingBytes = 0;
    const lines = others ? first.concat(this.#decode(others, firstLine + 1, setAside)) : first;
    this.#nextLine += lines.length;
    return { firstLine, lines, setAside };
  }

  #decode(bytes: Buffer, firstLine: number, setAside: SetAside[]): string[] {
    if (bytes.length > this.#maxLineBytes || !isUtf8(bytes))
      return this.#decodeEach(bytes, firstLine, setAside);
    let text = bytes.toString('utf8');
    if (firstLine === 1 && text.startsWith(BYTE_ORDER_MARK)) text = text.slice(1);
    const lines = text.split('\n');
    return text.includes('\r') ? lines.map(withoutReturn) : lines;
  }

  /** Line by line, because some line among them is to be set aside. */
  #decodeEach(bytes: Buffer, firstLine: number, setAside: SetAside[]): string[] {
    const lines: string[] = [];
    for (let start = 0; start <= bytes.length; ) {
      const end = bytes.indexOf(NEWLINE, start);
      const line = bytes.subarray(start, end === -1 ? bytes.length : end);
      const number = firstLine + lines.length;
      if (line.length > this.#maxLineBytes) lines.push(this.#setAside(number, line, this.#tooLong, setAside));
      else if (!isUtf8(line)) lines.push(this.#setAside(number, line, NOT_UTF8, setAside));
      else lines.push(...this.#decode(line, number, setAside));
      start = end === -1 ? Number.POSITIVE_INFINITY : end + 1;
    }
    return lines;
  }

  /** What stands in the place of a line that was set aside. */
  #setAside(line: number, bytes: Buffer, reason: string, setAside: SetAside[]): string {
    const text = bytes.subarray(0, SET_ASIDE_TEXT_LENGTH * MAX_BYTES_OF_CHARACTER).toString('utf8');
    setAside.push({ line, text: withoutReturn(text).slice(0, SET_ASIDE_TEXT_LENGTH), reason });
    return '';
  }

  get #tooLong(): string {
    return `is longer than ${this.#maxLineBytes.toLocaleString('en')} bytes`;
  }
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
