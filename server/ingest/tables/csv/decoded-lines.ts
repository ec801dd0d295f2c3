import { type LineBatch, LineSplitter } from '../../line-splitter.ts';
import type { Pass, Source } from '../../source.ts';

/** The lines of a source in an encoding that is not UTF-8; `undefined` for UTF-8. Names are those of the web platform. */
export async function* decodedLines(
  source: Source,
  encoding: string | undefined,
  pass: Pass,
): AsyncGenerator<LineBatch> {
  if (encoding === undefined) {
    yield* source.lines(pass);
    return;
  }
  const decoder = new TextDecoder(encoding);
  const splitter = new LineSplitter();
  for await (const chunk of source.bytes(pass)) {
    const batch = splitter.push(Buffer.from(decoder.decode(chunk, { stream: true })));
    if (batch) yield batch;
  }
  const rest = Buffer.from(decoder.decode());
  const batch = rest.length > 0 ? splitter.push(rest) : undefined;
  if (batch) yield batch;
  const last = splitter.end();
  if (last) yield last;
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
