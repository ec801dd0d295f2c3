import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guessDelimiter, splitRow } from '../../../../server/ingest/tables/csv/split-row.ts';

it.each([
  ['a,b;c,d', ','],
  ['a;b;c', ';'],
  ['a\tb\tc', '\t'],
  ['a|b', '|'],
  ['a', ','],
])('guesses the delimiter of %j', (header, delimiter) => {
  expect(guessDelimiter(header)).toBe(delimiter);
});

describe('splitRow', () => {
  it.each<[string, string[] | string]>([
    ['a,b,', ['a', 'b', '']],
    ['"x,y","say ""hi""",z', ['x,y', 'say "hi"', 'z']],
    [',,', ['', '', '']],
    ['""', ['']],
    ['"a\nb",c', ['a\nb', 'c']],
    ['5" pipe,b', ['5" pipe', 'b']],
    ['"c,d', 'open'],
    ['"c"d,e', 'broken'],
  ])('cuts %j', (text, cells) => {
    expect(splitRow(text, ',', '"')).toEqual(cells);
  });

  it('takes quotes as they are where nothing quotes', () => {
    expect(splitRow('"a,b"', ',', '')).toEqual(['"a', 'b"']);
  });

  it('reads what a library for CSV writes and reads', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', ' ', 'é') });
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 6 }), cells => {
        const text = cells.map(each => `"${each.replaceAll('"', '""')}"`).join(',');
        expect(splitRow(text, ',', '"')).toEqual(cells);
        expect(parse(text)).toEqual([cells]);
      }),
    );
  });
});
