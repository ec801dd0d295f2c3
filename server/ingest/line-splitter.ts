import { isUtf8 } from 'node:buffer';
import {
  type LineBlock,
  LineCutter,
  lineSetAside,
  MAX_LINE_BYTES,
  tooLong,
  withoutReturn,
} from './line-cutter.ts';
import type { SetAside } from './recording-sink.ts';

export { SET_ASIDE_TEXT_LENGTH } from './line-cutter.ts';

const NEWLINE = 0x0a;
const NOT_UTF8 = 'holds bytes that are not UTF-8';
export const BYTE_ORDER_MARK = '\uFEFF';

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
  readonly #cutter: LineCutter;
  #nextLine = 1;

  constructor(maxLineBytes = MAX_LINE_BYTES) {
    this.#maxLineBytes = maxLineBytes;
    this.#cutter = new LineCutter(maxLineBytes);
  }

  /** The lines that end in this chunk; `undefined` where none does. */
  push(chunk: Buffer): LineBatch | undefined {
    return this.#decode(this.#cutter.push(chunk));
  }

  /** The last line, where the source does not end with a line's end. */
  end(): LineBatch | undefined {
    return this.#decode(this.#cutter.end());
  }

  #decode(blocks: readonly LineBlock[]): LineBatch | undefined {
    if (blocks.length === 0) return undefined;
    const firstLine = this.#nextLine;
    const batches = blocks.map(block => {
      const batch = linesOfBlock(block, this.#nextLine, this.#maxLineBytes);
      this.#nextLine += batch.lines.length;
      return batch;
    });
    const [only] = batches;
    if (only && batches.length === 1) return only;
    const lines = batches.flatMap(batch => batch.lines);
    return { firstLine, lines, setAside: batches.flatMap(batch => batch.setAside) };
  }
}

/** The lines of a block, of which the first has the number `firstLine`. */
export function linesOfBlock(
  { bytes, isTooLong }: LineBlock,
  firstLine: number,
  maxLineBytes = MAX_LINE_BYTES,
): LineBatch {
  if (isTooLong) {
    return { firstLine, lines: [''], setAside: [lineSetAside(firstLine, bytes, tooLong(maxLineBytes))] };
  }
  if (bytes.length > maxLineBytes || !isUtf8(bytes)) return eachOfBlock(bytes, firstLine, maxLineBytes);
  return { firstLine, lines: decoded(bytes, firstLine), setAside: [] };
}

/** Line by line, because some line among them is to be set aside. */
function eachOfBlock(bytes: Buffer, firstLine: number, maxLineBytes: number): LineBatch {
  const lines: string[] = [];
  const setAside: SetAside[] = [];
  for (let start = 0; start <= bytes.length; ) {
    const end = bytes.indexOf(NEWLINE, start);
    const line = bytes.subarray(start, end === -1 ? bytes.length : end);
    const number = firstLine + lines.length;
    const fault = line.length > maxLineBytes ? tooLong(maxLineBytes) : isUtf8(line) ? undefined : NOT_UTF8;
    if (fault === undefined) lines.push(...decoded(line, number));
    else {
      setAside.push(lineSetAside(number, line, fault));
      lines.push('');
    }
    start = end === -1 ? Number.POSITIVE_INFINITY : end + 1;
  }
  return { firstLine, lines, setAside };
}

function decoded(bytes: Buffer, firstLine: number): string[] {
  let text = bytes.toString('utf8');
  if (firstLine === 1 && text.startsWith(BYTE_ORDER_MARK)) text = text.slice(1);
  const lines = text.split('\n');
  return text.includes('\r') ? lines.map(withoutReturn) : lines;
}
