import { describe, expect, it } from 'vitest';
import { type LineBatch, LineSplitter } from '../../server/ingest/line-splitter.ts';

function split(bytes: Buffer, chunkBytes: number, maxLineBytes?: number) {
  const splitter = new LineSplitter(maxLineBytes);
  const batches: (LineBatch | undefined)[] = [];
  for (let start = 0; start < bytes.length; start += chunkBytes) {
    batches.push(splitter.push(bytes.subarray(start, start + chunkBytes)));
  }
  batches.push(splitter.end());
  const given = batches.filter(batch => batch !== undefined);
  let next = 1;
  for (const batch of given) {
    expect(batch.firstLine).toBe(next);
    next += batch.lines.length;
  }
  return {
    lines: given.flatMap(batch => batch.lines),
    setAside: given.flatMap(batch => batch.setAside),
  };
}

describe('LineSplitter', () => {
  const text = '\uFEFFfirst\r\n\nthird: Zürich ✈ 東京\r\n  fourth\n\n\nlast';
  const lines = ['first', '', 'third: Zürich ✈ 東京', '  fourth', '', '', 'last'];

  it.each([1, 2, 3, 5, 7, 16, 1000])('gives the same lines from chunks of %i bytes', chunkBytes => {
    expect(split(Buffer.from(text), chunkBytes)).toEqual({ lines, setAside: [] });
  });

  it('gives no further line after a last line end', () => {
    expect(split(Buffer.from('a\nb\n'), 100).lines).toEqual(['a', 'b']);
    expect(split(Buffer.from('a\n\n'), 1).lines).toEqual(['a', '']);
    expect(split(Buffer.alloc(0), 1).lines).toEqual([]);
  });

  it('keeps a byte order mark that is not at the start', () => {
    expect(split(Buffer.from('a\n\uFEFFb'), 100).lines).toEqual(['a', '\uFEFFb']);
  });

  it.each([1, 3, 1000])('sets aside a line that is not UTF-8, in chunks of %i bytes', chunkBytes => {
    const bytes = Buffer.concat([
      Buffer.from('a\n'),
      Buffer.from([0x66, 0xfc, 0x72]),
      Buffer.from('\r\nb\r\nc'),
    ]);
    const result = split(bytes, chunkBytes);
    expect(result.lines).toEqual(['a', '', 'b', 'c']);
    expect(result.setAside).toEqual([
      { line: 2, text: 'f\uFFFDr', reason: 'holds bytes that are not UTF-8' },
    ]);
  });

  it.each([1, 4, 30, 1000])('sets aside a line that is too long, in chunks of %i bytes', chunkBytes => {
    const bytes = Buffer.from(`12345678\n${'x'.repeat(9)}\nend`);
    const result = split(bytes, chunkBytes, 8);
    expect(result.lines).toEqual(['12345678', '', 'end']);
    expect(result.setAside).toEqual([{ line: 2, text: 'xxxxxxxxx', reason: 'is longer than 8 bytes' }]);
  });

  it('holds little of a line that is too long', () => {
    const splitter = new LineSplitter(10_000);
    for (let index = 0; index < 100; index++) splitter.push(Buffer.from('y'.repeat(1000)));
    const batch = splitter.push(Buffer.from('\nnext'));
    expect(batch?.lines).toEqual(['']);
    expect(batch?.setAside).toEqual([
      { line: 1, text: 'y'.repeat(2000), reason: 'is longer than 10,000 bytes' },
    ]);
  });
});
