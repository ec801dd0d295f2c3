import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Coverage, type Gap } from '../../../server/ingest/quality/coverage.ts';

const TOLERANCE = 10;

function gapsOf(times: readonly number[]): Gap[] {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted
    .slice(1)
    .map((to, index) => ({ from: sorted[index] ?? to, to }))
    .filter(({ from, to }) => to - from > TOLERANCE)
    .sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from);
}

describe('Coverage', () => {
  it('finds the gaps that sorting all instants finds, in whichever order they come', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 60 }), times => {
        const coverage = new Coverage(TOLERANCE);
        for (const time of times) coverage.add(time);
        const gaps = gapsOf(times);
        expect(coverage.gapCount).toBe(gaps.length);
        expect(coverage.longestGaps(3)).toEqual(gaps.slice(0, 3));
      }),
      { numRuns: 2000 },
    );
  });

  it('that takes over another covers what all their instants cover', () => {
    const instants = fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 40 });
    fc.assert(
      fc.property(instants, instants, (mine, theirs) => {
        const [coverage, other] = [new Coverage(TOLERANCE), new Coverage(TOLERANCE)];
        for (const time of mine) coverage.add(time);
        for (const time of theirs) other.add(time);
        coverage.absorb(other);
        const gaps = gapsOf([...mine, ...theirs]);
        expect(coverage.gapCount).toBe(gaps.length);
        expect(coverage.longestGaps(3)).toEqual(gaps.slice(0, 3));
        coverage.add(200);
        expect(coverage.longestGaps(50)).toEqual(gapsOf([...mine, ...theirs, 200]));
      }),
      { numRuns: 2000 },
    );
  });

  it('has no gap in what is exactly as far apart as it tolerates', () => {
    const coverage = new Coverage(TOLERANCE);
    for (const time of [30, 10, 20]) coverage.add(time);
    expect(coverage.longestGaps(5)).toEqual([]);
    coverage.add(41);
    expect(coverage.longestGaps(5)).toEqual([{ from: 30, to: 41 }]);
  });
});
