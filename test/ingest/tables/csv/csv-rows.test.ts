import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CsvRows } from '../../../../server/ingest/tables/csv/csv-rows.ts';

function rowsOf(lines: string[], columns: number, batch = lines.length) {
  const rows = new CsvRows({ delimiter: ',', quote: '"', headerLine: 0, columns });
  const found = [];
  for (let start = 0; start < lines.length; start += batch) {
    found.push(...rows.take({ firstLine: start + 1, lines: lines.slice(start, start + batch) }));
  }
  return [...found, ...rows.end()];
}
const OPEN = 'has a quote that does not close';

describe('CsvRows', () => {
  it('tells a cell too many or too few, and passes over blank lines', () => {
    expect(rowsOf(['a,b', ' ', 'c', 'd,e,f'], 2)).toEqual([
      { line: 1, text: 'a,b', cells: ['a', 'b'] },
      { line: 3, text: 'c', cells: 'has 1 cells where the header names 2 columns' },
      { line: 4, text: 'd,e,f', cells: 'has 3 cells where the header names 2 columns' },
    ]);
  });

  it('keeps a quote that does not close to its own line', () => {
    expect(
      rowsOf(['a,b', '"c,d', 'e,f', '"g",h', 'i,"j'], 2).map(({ line, cells }) => [line, cells]),
    ).toEqual([
      [1, ['a', 'b']],
      [2, OPEN],
      [3, ['e', 'f']],
      [4, ['g', 'h']],
      [5, OPEN],
    ]);
  });

  it('does not join two lines with an open quote each into a row of other than its columns', () => {
    expect(rowsOf(['"a', 'b"', 'c,d'], 2).map(({ cells }) => cells)).toEqual([
      OPEN,
      'has 1 cells where the header names 2 columns',
      ['c', 'd'],
    ]);
  });

  it('joins lines that a quoted cell spans, wherever batches are cut', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', 'é') });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 1, max: 5 }),
        (table, batch) => {
          const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
          const lines = table
            .map(row => row.map(quoted).join(','))
            .join('\n')
            .split('\n');
          expect(rowsOf(lines, 2, batch).map(({ cells }) => cells)).toEqual(table);
        },
      ),
    );
  });

  it('gives up on a quote that stays open for very long, and takes the lines after it', () => {
    const lines = ['"a,b', ...Array.from({ length: 500 }, (_, index) => `${index},x`)];
    const rows = rowsOf(lines, 2, 50);
    expect(rows[0]).toMatchObject({ line: 1, cells: OPEN });
    expect(rows).toHaveLength(501);
    expect(rows[500]).toMatchObject({ line: 501, cells: ['499', 'x'] });
  });
});
