import { expect, test } from 'vitest';
import type { DensityBucket } from '../../../server/contract/history.ts';
import { toIso } from '../../../server/contract/time.ts';
import { gapsOf } from '../../../web/timeline/gaps.ts';

/** Buckets of so many milliseconds with these numbers of decisions. */
function buckets(length: number, counts: readonly number[]): DensityBucket[] {
  return counts.map((decision, index) => ({
    from: toIso(index * length),
    to: toIso((index + 1) * length),
    counts: { vehicle: 0, task: 0, flight: 0, notification: 0, decision },
    lateTasks: 0,
    notifications: { info: 0, warning: 0, critical: 0 },
  }));
}

test('silence of a minute and a bucket is a gap, at the edges too', () => {
  expect(gapsOf(buckets(30_000, [0, 0, 1, 0, 1, 0, 0, 0]))).toEqual([
    { from: 0, to: 60_000 },
    { from: 150_000, to: 240_000 },
  ]);
  expect(gapsOf(buckets(90_000, [1, 0, 1]))).toEqual([{ from: 90_000, to: 180_000 }]);
});

test('a record of any kind ends it, and a shorter silence is none', () => {
  expect(gapsOf(buckets(10_000, [1, 0, 0, 0, 0, 0, 1]))).toEqual([]);
  expect(gapsOf([])).toEqual([]);
});
