import { isUtf8 } from 'node:buffer';

/** How much of a file, unpacked, tells what it is. Bytes. */
export const HEAD_BYTES = 64 * 1024;

const MOST_LINES = 10;
const MAX_BYTES_OF_CHARACTER = 4;
const BYTE_ORDER_MARK = '\uFEFF';

/** The beginning of a file, unpacked. */
export interface FileHead {
  /** The file's name. */
  readonly name: string;
  /** Its first {@link HEAD_BYTES}, or all of it. */
  readonly bytes: Buffer;
  /** Its first lines that are not blank, ten at most; the last one may be cut off. None where it is no text in UTF-8. */
  readonly lines: readonly string[];
}

export function fileHead(name: string, bytes: Buffer): FileHead {
  return { name, bytes, lines: isText(bytes) ? linesOf(bytes.toString('utf8')) : [] };
}

function linesOf(text: string): string[] {
  const plain = text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
  return plain
    .split(/\r?\n/)
    .filter(line => line.trim() !== '')
    .slice(0, MOST_LINES);
}

/** A head that was cut may end within a character. */
function isText(bytes: Buffer): boolean {
  if (bytes.includes(0)) return false;
  for (let cut = 0; cut < MAX_BYTES_OF_CHARACTER; cut++) {
    if (isUtf8(bytes.subarray(0, bytes.length - cut))) return true;
    if (bytes.length < HEAD_BYTES) return false;
  }
  return false;
}
