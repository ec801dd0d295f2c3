import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BlockSplitter } from '../../../server/ingest/asterix/block-splitter.ts';
import { EditionChoice } from '../../../server/ingest/asterix/edition-choice.ts';
import { encodeBlock } from './encode/encode-record.ts';
import { surfaceRecord } from './encode/targets.ts';

interface Lost {
  readonly offset: number;
  readonly length: number;
  readonly hex: string;
  readonly reason: string;
}

function split(bytes: Buffer, chunkBytes = bytes.length || 1) {
  const blocks: { offset: number; hex: string }[] = [];
  const lost: Lost[] = [];
  const choice = new EditionChoice();
  const splitter = new BlockSplitter({
    fits: (all, start, end) => choice.fits(all, start, end),
    block: (all, start, end, offset) => void blocks.push({ offset, hex: all.toString('hex', start, end) }),
    lost: (start, length, offset, reason) =>
      void lost.push({ offset, length, hex: start.toString('hex'), reason }),
  });
  for (let at = 0; at < bytes.length; at += chunkBytes) splitter.push(bytes.subarray(at, at + chunkBytes));
  splitter.end();
  return { blocks, lost };
}

const block = (x: number) => encodeBlock(10, surfaceRecord({ seconds: 1, x, y: 1, address: 0x3410d0 }));
const blocks = [1, 2, 3, 4].map(block);
const SIZE = block(1).length;
const NO_BLOCK = 'is no data block: its length or what follows it makes no sense';

describe('BlockSplitter', () => {
  it('finds blocks, however they are cut into chunks', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 * SIZE }), chunkBytes => {
        expect(split(Buffer.concat(blocks), chunkBytes)).toEqual({
          blocks: blocks.map((bytes, index) => ({ offset: index * SIZE, hex: bytes.toString('hex') })),
          lost: [],
        });
      }),
    );
  });

  it.each<[string, Buffer]>([
    ['a length of nothing', Buffer.from([10, 0, 0, 9, 9, 9, 9])],
    ['a category that nobody uses, of a length that leads nowhere', Buffer.from([99, 0, 9, 1, 2, 3, 4])],
    ['a length beyond the file', Buffer.from([10, 0xff, 0xf0, 9, 9])],
    ['zeros', Buffer.alloc(100)],
  ])('goes on at the next block behind %s', (_, damage) => {
    const bytes = Buffer.concat([block(1), damage, ...blocks]);
    for (const chunkBytes of [1, 7, bytes.length]) {
      const found = split(bytes, chunkBytes);
      expect(found.blocks.map(({ offset }) => offset)).toEqual([
        0,
        ...blocks.map((__, index) => SIZE + damage.length + index * SIZE),
      ]);
      expect(found.lost).toEqual([
        { offset: SIZE, length: damage.length, hex: damage.toString('hex', 0, 64), reason: NO_BLOCK },
      ]);
    }
  });

  it('does not let a wrong length swallow the blocks behind it', () => {
    const wrong = Buffer.from(block(1));
    wrong.writeUInt16BE(SIZE + 5, 1);
    const found = split(Buffer.concat([wrong, ...blocks]));
    expect(found.blocks.map(({ offset }) => offset)).toEqual(blocks.map((_, index) => (index + 1) * SIZE));
    expect(found.lost).toMatchObject([{ offset: 0, length: SIZE }]);
  });

  it('takes a category of somebody’s own for a block, where it is in order', () => {
    const own = Buffer.from([99, 0, 7, 1, 2, 3, 4]);
    const found = split(Buffer.concat([block(1), own, ...blocks]), 50);
    expect(found.blocks[1]).toEqual({ offset: SIZE, hex: own.toString('hex') });
    expect(found.lost).toEqual([]);
  });

  it('does not let a long wrong length swallow much because a plausible byte lies at its end', () => {
    const wrong = Buffer.from(block(1));
    const many = Buffer.concat(Array.from({ length: 40 }, (_, index) => block(index)));
    wrong.writeUInt16BE(SIZE + 19 * SIZE + 1, 1);
    many.writeUInt8(0x0a, 19 * SIZE + 1);
    many.writeUInt8(0x10, 19 * SIZE + 2);
    const found = split(Buffer.concat([wrong, many]));
    expect(found.lost[0]).toMatchObject({ offset: 0, length: SIZE });
    expect(found.blocks.length).toBeGreaterThan(37);
  });

  it('keeps a sound block before bytes that are none', () => {
    const found = split(Buffer.concat([...blocks, Buffer.from('the end of it')]));
    expect(found.blocks).toHaveLength(4);
    expect(found.lost).toMatchObject([{ offset: 4 * SIZE, length: 13, reason: NO_BLOCK }]);
  });

  it('tells of a block that the file cuts off', () => {
    const found = split(Buffer.concat(blocks).subarray(0, -3));
    expect(found.blocks).toHaveLength(3);
    expect(found.lost).toMatchObject([
      { offset: 3 * SIZE, length: SIZE - 3, reason: 'is cut off by the end of the file' },
    ]);
  });

  it('finds the same behind much that is none, wherever chunks end', () => {
    const noise = Buffer.alloc(400_000);
    for (let at = 0, seed = 1; at < noise.length; at++) {
      seed = (seed * 48_271) % 0x7fffffff;
      noise[at] = seed;
    }
    const bytes = Buffer.concat([noise, ...blocks, noise, ...blocks, ...blocks]);
    const whole = split(bytes);
    expect(whole.blocks.length).toBeGreaterThan(11);
    for (const chunkBytes of [50_000, 65_536, 200_001]) expect(split(bytes, chunkBytes)).toEqual(whole);
  });

  it('accounts for every byte of anything', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...blocks), fc.uint8Array({ maxLength: 40 }).map(Buffer.from)), {
          maxLength: 20,
        }),
        fc.integer({ min: 1, max: 200 }),
        (pieces, chunkBytes) => {
          const bytes = Buffer.concat(pieces);
          const found = split(bytes, chunkBytes);
          const all = [
            ...found.blocks.map(({ offset, hex }) => ({ offset, length: hex.length / 2 })),
            ...found.lost,
          ].sort((a, b) => a.offset - b.offset);
          let at = 0;
          for (const { offset, length } of all) {
            expect(offset).toBe(at);
            at += length;
          }
          expect(at).toBe(bytes.length);
          expect(split(bytes)).toEqual(found);
        },
      ),
      { numRuns: 200 },
    );
  });
});
