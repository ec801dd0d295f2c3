import { type LineBlock, LineCutter } from '../../line-cutter.ts';
import { type LineBatch, LineSplitter } from '../../line-splitter.ts';
import type { Pass, Source } from '../../source.ts';

/** So few that rows are done with before the collector of garbage counts them as what lasts, which costs it more. */
const BYTES_AT_ONCE = 32 * 1024;

/** The lines of a source in an encoding, by the names of the web platform; `undefined` for UTF-8. */
export async function* decodedLines(
  source: Source,
  encoding: string | undefined,
  pass: Pass,
): AsyncGenerator<LineBatch> {
  const splitter = new LineSplitter();
  for await (const bytes of inUtf8(source, encoding, pass)) {
    for (let at = 0; at < bytes.length; at += BYTES_AT_ONCE) {
      const batch = splitter.push(bytes.subarray(at, at + BYTES_AT_ONCE));
      if (batch) yield batch;
    }
  }
  const last = splitter.end();
  if (last) yield last;
}

/** As {@link decodedLines}, but as blocks of lines in UTF-8 that nobody has looked at. */
export async function* lineBlocks(
  source: Source,
  encoding: string | undefined,
  pass: Pass,
): AsyncGenerator<LineBlock> {
  const cutter = new LineCutter();
  for await (const bytes of inUtf8(source, encoding, { ...pass, keepsNothing: true }))
    yield* cutter.push(bytes);
  yield* cutter.end();
}

async function* inUtf8(source: Source, encoding: string | undefined, pass: Pass): AsyncGenerator<Buffer> {
  const chunks = source.bytes(pass);
  if (encoding === undefined) {
    yield* chunks;
    return;
  }
  const decoder = new TextDecoder(encoding);
  for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, { stream: true }));
  yield Buffer.from(decoder.decode());
}

/** Whether bytes that are no UTF-8 may be text with a byte for each character: they hold no control characters. */
export function isSingleByteText(bytes: Buffer): boolean {
  return (
    bytes.length > 0 && bytes.every(byte => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d)
  );
}

/** The encoding that a text's first bytes tell: UTF-16 by its byte order mark; `undefined` where they tell none. */
export function encodingOfMark(bytes: Buffer): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}
