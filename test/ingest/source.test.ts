import { createHash } from 'node:crypto';
import { utimesSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { HEAD_BYTES } from '../../server/ingest/file-head.ts';
import { openSource, type Pass } from '../../server/ingest/source.ts';
import { temporaryFile } from './temporary-folder.ts';

const TEXT = 'a line\n'.repeat(100_000);

async function read(path: string, pass: Pass = {}): Promise<Buffer> {
  const source = await openSource(path);
  const chunks: Buffer[] = [];
  for await (const chunk of source.bytes(pass)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

describe('a source', () => {
  it.each([
    ['plain', Buffer.from(TEXT)],
    ['packed', gzipSync(TEXT)],
  ])('that is %s gives its content unpacked, and its beginning', async (_, content) => {
    const path = temporaryFile('a', content);
    expect((await read(path)).toString()).toBe(TEXT);
    const source = await openSource(path);
    expect((await source.head({})).toString()).toBe(TEXT.slice(0, HEAD_BYTES));
    expect(await source.sha256({})).toBe(createHash('sha256').update(content).digest('hex'));
  });

  it('is refused where somebody writes over a part of it meanwhile', async () => {
    const path = temporaryFile('a', TEXT);
    const overwrite = () => {
      writeFileSync(path, TEXT.replaceAll('a', 'b'));
      utimesSync(path, new Date(), new Date(Date.now() + 1000));
    };
    await expect(read(path, { onBytes: overwrite })).rejects.toThrow(
      'was changed while it was being read; try again when nothing writes to it',
    );
  });

  it('is refused where it unpacks to far more than a recording does, before memory or disk could fill', async () => {
    const bomb = gzipSync(Buffer.alloc(80_000_000, 'x\n'));
    let unpacked = 0;
    const source = await openSource(temporaryFile('a', bomb));
    const reading = (async () => {
      for await (const chunk of source.bytes({})) unpacked += chunk.length;
    })();
    await expect(reading).rejects.toThrow('unpacks to over 300 times its size, as no recording does');
    expect(unpacked).toBeLessThan(65_000_000);
  });
});
