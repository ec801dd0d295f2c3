import { expect, it } from 'vitest';
import { guessDelimiter, splitRows } from '../../../server/ingest/csv-positions/table-rows.ts';

it.each([
  ['a,b;c,d', ','],
  ['a;b;c', ';'],
  ['a\tb\tc', '\t'],
  ['a|b', '|'],
  ['a', ','],
])('guesses the delimiter of %j', (header, delimiter) => {
  expect(guessDelimiter(header)).toBe(delimiter);
});

it('splits plain and quoted rows', () => {
  expect(splitRows(['a,b,', '"x,y","say ""hi""",z', ',,'], ',')).toEqual([
    ['a', 'b', ''],
    ['x,y', 'say "hi"', 'z'],
    ['', '', ''],
  ]);
});

it('keeps a quote that does not close to its own line', () => {
  expect(splitRows(['a,b', '"c,d', 'e,f', '"g",h', 'i,"j'], ',')).toEqual([
    ['a', 'b'],
    undefined,
    ['e', 'f'],
    ['g', 'h'],
    undefined,
  ]);
});

it('does not join two lines with an open quote each', () => {
  expect(splitRows(['"a', 'b"', 'c'], ',')).toEqual([undefined, undefined, ['c']]);
});
