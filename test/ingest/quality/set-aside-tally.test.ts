import { describe, expect, it } from 'vitest';
import { SetAsideTally } from '../../../server/ingest/quality/set-aside-tally.ts';

function tallied(...reasons: string[]) {
  const tally = new SetAsideTally();
  for (const [index, reason] of reasons.entries()) tally.add('a', { line: index + 1, text: 'x', reason });
  return tally;
}
const counted = (tally: SetAsideTally) => tally.reasons().map(({ reason, lines }) => [reason, lines]);

describe('SetAsideTally', () => {
  it('counts together what is wrong in the same way, whatever the value', () => {
    const tally = tallied(
      'lon: must be a number, is "x"',
      'lat: must be at most 90, is 91.5; lon: is missing',
      'lon: must be a number, is "a; b, is \\"c\\""',
      'lat: must be at most 90, is -1000; lon: is missing',
      'lon: must be a number, is {"a":1,"b":2}',
    );
    expect(counted(tally)).toEqual([
      ['lon: must be a number', 3],
      ['lat: must be at most 90; lon: is missing', 2],
    ]);
    expect(tally.total).toBe(5);
  });

  it('counts together what is no JSON, wherever it breaks', () => {
    const tally = tallied('is not valid JSON: at 3', 'is not valid JSON: at\n5', 'names a field twice: time');
    expect(counted(tally)).toEqual([
      ['is not valid JSON', 2],
      ['names a field twice', 1],
    ]);
  });

  it('keeps the first three of each as examples, with the whole reason', () => {
    const tally = tallied('a: is wrong, is 1', 'a: is wrong, is 2', 'a: is wrong, is 3', 'a: is wrong, is 4');
    expect(tally.reasons()[0]?.examples.map(({ file, line, reason }) => [file, line, reason])).toEqual([
      ['a', 1, 'a: is wrong, is 1'],
      ['a', 2, 'a: is wrong, is 2'],
      ['a', 3, 'a: is wrong, is 3'],
    ]);
  });

  it('tells twenty reasons and the rest as one, and never holds more than it may', () => {
    const tally = tallied(...Array.from({ length: 5000 }, (_, n) => `reason ${n}`), 'reason 7');
    const reasons = counted(tally);
    expect(reasons[0]).toEqual(['other reasons', 4800]);
    expect(reasons).toHaveLength(21);
    expect(reasons.reduce((sum, [, lines]) => sum + Number(lines), 0)).toBe(5001);
  });
});
