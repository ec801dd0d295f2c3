import { isUtf8 } from 'node:buffer';
import type { SetAside } from './recording-sink.ts';

/** A longer line is set aside without being held in memory. Bytes. */
export const MAX_LINE_BYTES = 4 * 1024 * 1024;

/** How much of a line that was set aside is kept. Characters. */
export const SET_ASIDE_TEXT_LENGTH = 2000;

const NEWLINE = 0x0a;
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
      this.#pending = [Buffer.from(Buffer.concat(this.#pending).subarray(0, SET_ASIDE_TEXT_LENGTH * 4))];
    }
  }

  /** The pending line, and after it `others`: whole lines with line ends between them. */
  #take(others: Buffer | undefined): LineBatch {
    const firstLine = this.#nextLine;
    const setAside: SetAside[] = [];
    const pending = Buffer.concat(this.#pending);
    const tooLong = this.#pendingBytes > this.#maxLineBytes;
    this.#pending = [];
    this.#pendingBytes = 0;
    if (tooLong) {
      const reason = `is longer than ${this.#maxLineBytes.toLocaleString('en')} bytes`;
      setAside.push({ line: firstLine, text: excerpt(pending), reason });
    }
    const first = tooLong ? [''] : decodeLines(pending, firstLine, setAside);
    const lines = others ? first.concat(decodeLines(others, firstLine + 1, setAside)) : first;
    this.#nextLine += lines.length;
    return { firstLine, lines, setAside };
  }
}

function excerpt(bytes: Buffer): string {
  return bytes
    .subarray(0, SET_ASIDE_TEXT_LENGTH * 4)
    .toString('utf8')
    .slice(0, SET_ASIDE_TEXT_LENGTH);
}

function decodeLines(bytes: Buffer, firstLine: number, setAside: SetAside[]): string[] {
  if (!isUtf8(bytes)) return decodeEach(bytes, firstLine, setAside);
  let text = bytes.toString('utf8');
  if (firstLine === 1 && text.startsWith(BYTE_ORDER_MARK)) text = text.slice(1);
  const lines = text.split('\n');
  if (!text.includes('\r')) return lines;
  return lines.map(line => (line.endsWith('\r') ? line.slice(0, -1) : line));
}

/** Line by line, because some line among them is not UTF-8. */
function decodeEach(bytes: Buffer, firstLine: number, setAside: SetAside[]): string[] {
  const lines: string[] = [];
  for (let start = 0; start <= bytes.length; ) {
    const end = bytes.indexOf(NEWLINE, start);
    const line = bytes.subarray(start, end === -1 ? bytes.length : end);
    const number = firstLine + lines.length;
    if (isUtf8(line)) lines.push(...decodeLines(line, number, setAside));
    else {
      lines.push('');
      setAside.push({ line: number, text: excerpt(line), reason: 'holds bytes that are not UTF-8' });
    }
    if (end === -1) break;
    start = end + 1;
  }
  return lines;
}
