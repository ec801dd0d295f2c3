import { describe, expect, it } from 'vitest';
import { FixedTransponders, type SeenTarget } from '../../server/ingest/fixed-transponders.ts';

const MINUTE_MS = 60_000;

function idsOf(...reports: Partial<SeenTarget>[]): string[] {
  const found = new FixedTransponders();
  for (const report of reports) {
    found.see({ id: 'a', undetermined: true, timeMs: 0, lon: 2.07, lat: 41.3, ...report });
  }
  return [...found.ids()];
}

describe('FixedTransponders', () => {
  it('finds what stays where it is for ten minutes', () => {
    expect(idsOf({}, { timeMs: 10 * MINUTE_MS, lat: 41.3005 })).toEqual(['a']);
  });

  it.each<[string, Partial<SeenTarget>]>([
    ['is seen for less than ten minutes', { timeMs: 10 * MINUTE_MS - 1 }],
    ['moves by more than 100 m', { timeMs: 10 * MINUTE_MS, lat: 41.301 }],
    ['is of a known kind once', { timeMs: 10 * MINUTE_MS, undetermined: false }],
  ])('passes over what %s', (_, report) => {
    expect(idsOf({}, report, {})).toEqual([]);
  });

  it('keeps to its judgement of a target that moved once', () => {
    expect(idsOf({}, { lat: 41.31 }, {}, { timeMs: 10 * MINUTE_MS })).toEqual([]);
  });

  it('learns nothing from a report without a time or a place', () => {
    expect(
      idsOf({}, { timeMs: Number.NaN, lat: 50 }, { lon: Number.NaN }, { timeMs: 10 * MINUTE_MS }),
    ).toEqual(['a']);
  });
});
