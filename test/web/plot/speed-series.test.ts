import { expect, test } from 'vitest';
import { speedUnit } from '../../../web/format/measures.ts';
import { speedSeries, speedSummary } from '../../../web/plot/speed-series.ts';

const at = (...seconds: number[]) => seconds.map(second => second * 1000);
const track = (times: number[], speeds: (number | null)[]) => ({
  times,
  speeds,
  places: times.map(() => [2, 41] as const),
});

test('writes speeds in their unit by seconds, and breaks the line in a gap', () => {
  expect(speedSeries(track(at(0, 1, 100), [1, null, 10]), speedUnit('bus'))).toEqual({
    times: [0, 1, 1.001, 100],
    speeds: [3.6, null, null, 36],
  });
});

test('sums up a part of the track', () => {
  const whole = track(at(0, 10, 100, 110, 300), [1, 4, 8, 8, 20]);
  expect(speedSummary(whole, 0, 200_000)).toEqual({
    greatest: { speed: 8, time: 100_000 },
    gaps: 1,
  });
  expect(speedSummary(whole, 400_000, 500_000)).toEqual({ greatest: null, gaps: 0 });
});
