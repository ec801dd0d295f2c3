import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TraceScanner } from '../../../server/ingest/readsb/trace-scanner.ts';
import { readsbTarget } from '../../fuzz/readsb.ts';

/** What a scanner tells of a text that comes in chunks of the size given. */
function scan(text: string, chunkBytes: number) {
  const bytes = Buffer.from(text);
  const told = { members: [] as string[], rows: [] as string[], damaged: [] as string[] };
  const scanner = new TraceScanner({
    member: piece => void told.members.push(piece.bytes.toString('utf8')),
    row: piece => void told.rows.push(piece.bytes.toString('utf8')),
    damaged: (piece, reason) => void told.damaged.push(`${piece.offset}: ${reason}`),
  });
  for (let start = 0; start < bytes.length; start += chunkBytes) {
    scanner.push(bytes.subarray(start, start + chunkBytes));
  }
  scanner.end();
  return told;
}

describe('TraceScanner', () => {
  it('gives each row and member back as it stood, wherever the chunks are cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.jsonValue({ maxDepth: 3 }), { maxLength: 9 }), { maxLength: 20 }),
        fc.jsonValue({ maxDepth: 3 }),
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom(undefined, 1),
        (rows, value, chunkBytes, space) => {
          const told = scan(
            JSON.stringify({ before: value, trace: rows, after: value }, null, space),
            chunkBytes,
          );
          expect(told.damaged).toEqual([]);
          expect(told.rows.map(row => JSON.parse(row))).toEqual(JSON.parse(JSON.stringify(rows)));
          expect(told.members.map(member => JSON.parse(`{${member}}`))).toEqual(
            JSON.parse(JSON.stringify([{ before: value }, { after: value }])),
          );
        },
      ),
      { numRuns: 200 },
    );
  });

  it('takes no list for the trace but the outer one', () => {
    const told = scan('{"a":{"trace":[[1]]},"b":"\\"trace\\":[","trace":[[2]],"c":[[3]]}', 5);
    expect(told.rows).toEqual(['[2]']);
    expect(told.members).toHaveLength(3);
  });

  it.each([
    ['{"trace":[[1]]} more', '16: stands after the end of the trace'],
    ['{"trace":[[1],[2', '14: is cut off: the file ends within it'],
    ['{"trace":[[1],', '14: the file ends within the trace: it is cut off'],
    ['{"trace":[[1]', '10: is cut off: the file ends within it'],
  ])('tells of %j what is wrong at its end', (text, told) => {
    expect(scan(text, 3).damaged).toEqual([told]);
  });

  it('holds no more than one piece of what never ends', () => {
    const told = scan(`{"trace":[[1],["${'x'.repeat(100_000)}`, 1000);
    expect(told.damaged).toEqual([
      '14: a row of more than 16 KiB: a quote or bracket does not close',
      '100016: the file ends within the trace: it is cut off',
    ]);
  });

  it('stands whatever is done to a trace', async () => {
    await fc.assert(fc.asyncProperty(readsbTarget.input, readsbTarget.run), { numRuns: 200 });
  });
});
