import { expect, it } from 'vitest';
import { Tally } from '../../server/metrics/tally.ts';

it('counts values by size, a bound belonging to the bucket below it', () => {
  const tally = new Tally([1, 2, 5]);
  for (const value of [0, 1, 1.5, 2, 2.5, 5, 6, 1000]) tally.add(value);
  expect(tally.cumulative()).toEqual([2, 4, 6, 8]);
  expect(tally.sum).toBe(1018);
});

it('is empty as long as nothing was added', () => {
  const tally = new Tally([1]);
  expect(tally.cumulative()).toEqual([0, 0]);
  expect(tally.sum).toBe(0);
});
