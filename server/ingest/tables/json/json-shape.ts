import type { FileHead } from '../../file-head.ts';
import { parseJsonLine } from '../../json-line.ts';
import { ItemsFinder } from './find-items.ts';

const NEWLINE = 0x0a;
const BYTE_ORDER_MARK = '\uFEFF';

/** Whether a file begins as a JSON of objects that are not of the native format: those name their kind. */
export function looksLikeObjects({ bytes, lines }: FileHead): boolean {
  const [first = ''] = lines;
  const start = first.trimStart()[0];
  if (start !== '{' && start !== '[') return false;
  const parsed = parseJsonLine(first);
  if ('value' in parsed) {
    return Object.keys(parsed.value).length > 0 && !lines.some(line => /^\s*\{.*"kind"\s*:/.test(line));
  }
  const finder = new ItemsFinder();
  finder.push(bytes);
  return finder.found !== undefined;
}

/** Whether a file that begins so has an object on each line, not one value over all of it. */
export function holdsObjectsALine(bytes: Buffer): boolean {
  const end = bytes.indexOf(NEWLINE);
  const [first, rest] = end === -1 ? [bytes, Buffer.alloc(0)] : [bytes.subarray(0, end), bytes.subarray(end)];
  const parsed = parseJsonLine(first.toString('utf8').replace(BYTE_ORDER_MARK, ''));
  if (!('value' in parsed)) return false;
  if (rest.toString('utf8').trimStart().startsWith('{')) return true;
  const finder = new ItemsFinder();
  finder.push(first);
  return finder.found === undefined;
}
