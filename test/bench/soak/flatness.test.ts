import { expect, it } from 'vitest';
import { median } from '../stream/medians.ts';
import { flatness } from './flatness.ts';
import type { Sample } from './sample.ts';

const samples = (values: readonly number[]) =>
  values.map((residentBytes, second) => ({ residentBytes, second }) as Sample);
const resident = (sample: Sample) => sample.residentBytes;

it('takes a rise at the beginning and single peaks as flat', () => {
  expect(
    flatness(samples([1, 40, 90, 100, 101, 99, 100, 180, 98]), resident, { typical: median, slack: 0 }),
  ).toEqual({
    middle: 100,
    last: 100,
    flat: true,
  });
});

it('sees a steady rise, and allows for the slack given', () => {
  const rising = samples([100, 102, 104, 106, 108, 110, 112, 114, 116]);
  expect(flatness(rising, resident, { typical: median, slack: 0 })).toEqual({
    middle: 108,
    last: 114,
    flat: false,
  });
  expect(flatness(rising, resident, { typical: median, slack: 1 }).flat).toBe(true);
});
