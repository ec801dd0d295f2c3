import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutReturn } from '../../../../server/ingest/line-cutter.ts';
import { CellCutter, canCutBytes } from '../../../../server/ingest/tables/csv/cell-cutter.ts';
import { splitRow } from '../../../../server/ingest/tables/csv/split-row.ts';

const DIALECT = { delimiter: ',', quote: '"', headerLine: 1, columns: 3 };

function cut(text: string, from = 0) {
  const bytes = Buffer.from(text);
  const cutter = new CellCutter(DIALECT);
  const next = cutter.cut(bytes, from);
  const cells = [0, 1, 2].map(column => bytes.toString('utf8', cutter.starts[column], cutter.ends[column]));
  return next === -1 ? undefined : { next, cells };
}

describe('CellCutter', () => {
  it.each([
    ['a,b,c', ['a', 'b', 'c'], 6],
    ['a,b,c\nd', ['a', 'b', 'c'], 6],
    ['a,b,c\r\nd', ['a', 'b', 'c'], 7],
    [' a ,\tb,  \n', ['a', 'b', ''], 10],
    [',,', ['', '', ''], 3],
    ['"a,b"," c ",""\r\n', ['a,b', 'c', ''], 16],
    ['é,a"b,"東"', ['é', 'a"b', '東'], 13],
  ])('cuts %j', (text, cells, next) => {
    expect(cut(text)).toEqual({ next, cells });
  });

  it.each([
    '',
    '\n',
    'a,b',
    'a,b,c,d',
    'a\n,b,c',
    '"a,b,c',
    '"a""b",c,d',
    '"a\nb",c,d',
    '"a"b,c',
    'a,b,"c"d',
  ])('leaves %j to others', text => {
    expect(cut(text)).toBeUndefined();
  });

  it('cuts any row as its text is cut, or leaves it', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '"', ',', ' ', '\r', 'é'), maxLength: 12 });
    fc.assert(
      fc.property(text, fc.constantFrom('', '\n', '\nx,"'), (row, behind) => {
        const found = cut(`x\n${row}${behind}`, 2);
        const cells = splitRow(withoutReturn(row), ',', '"');
        const isPlain = Array.isArray(cells) && cells.length === 3 && !row.includes('"');
        if (!found) expect(isPlain).toBe(false);
        else {
          expect(found.cells).toEqual(Array.isArray(cells) && cells.map(cell => cell.trim()));
          expect(found.next).toBe(3 + Buffer.byteLength(row));
        }
      }),
      { numRuns: 2000, examples: [[',,""\r', '']] },
    );
  });
});

it.each([
  [{ delimiter: ';', quote: '' }, true],
  [{ delimiter: '\t', quote: "'" }, true],
  [{ delimiter: '¦', quote: '"' }, false],
  [{ delimiter: ',', quote: '«' }, false],
  [{ delimiter: '"', quote: '"' }, false],
])('canCutBytes: %j', (signs, can) => {
  expect(canCutBytes({ ...DIALECT, ...signs })).toBe(can);
});
