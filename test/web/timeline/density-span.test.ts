import { expect, test } from 'vitest';
import { detailSpan } from '../../../web/timeline/density-span.ts';
import { shownBuckets, unreadParts } from '../../../web/timeline/shown-density.ts';
import type { DensityReading } from '../../../web/timeline/use-density.ts';

const HOUR = 3_600_000;
const domain = { from: 0, to: 24 * HOUR };

test('a span covers its window, in buckets of two to eight pixels', () => {
  for (const length of [11_000, 60_000, 1_234_567, 3 * HOUR, 23 * HOUR]) {
    for (const from of [0, 0.7 * HOUR, 24 * HOUR - length]) {
      const window = { from, to: from + length };
      const span = detailSpan(window, domain, 1000);
      expect(span.from).toBeLessThanOrEqual(window.from);
      expect(span.to).toBeGreaterThanOrEqual(window.to);
      const bucket = (span.to - span.from) / span.buckets;
      expect(bucket).toBeGreaterThanOrEqual(1000);
      const pixels = (bucket / length) * 1000;
      if (bucket > 1100) expect(pixels).toBeLessThanOrEqual(8.1);
      expect(pixels).toBeGreaterThanOrEqual(1.9);
    }
  }
});

test('panning a little asks for nothing new', () => {
  const at = (from: number) => detailSpan({ from, to: from + HOUR }, domain, 1000);
  const grain = 2 ** Math.ceil(Math.log2(HOUR)) / 2;
  expect(at(grain + 1000)).toEqual(at(grain + 200_000));
  expect(at(2 * grain + 1000)).not.toEqual(at(grain + 1000));
});

test('fine buckets are drawn only where they cover the window', () => {
  const read = (from: number, to: number): DensityReading => ({
    state: 'read',
    of: { from, to, buckets: 1 },
    buckets: [{ from, to } as never],
  });
  const [whole, detail] = [read(0, 100), read(20, 60)];
  expect(shownBuckets({ from: 25, to: 55 }, whole, detail)).toEqual([{ from: 20, to: 60 }]);
  expect(shownBuckets({ from: 50, to: 65 }, whole, detail)).toEqual([{ from: 0, to: 100 }]);
  expect(shownBuckets({ from: 50, to: 65 }, { state: 'reading' }, detail)).toEqual([]);
});

test('what is not read is what lies outside of what is', () => {
  const all = { from: 0, to: 100_000 };
  expect(unreadParts(all, null)).toEqual([all]);
  expect(unreadParts(all, all)).toEqual([]);
  expect(unreadParts(all, { from: 20_000, to: 70_000 })).toEqual([
    { from: 0, to: 20_000 },
    { from: 70_000, to: 100_000 },
  ]);
  expect(unreadParts(all, { from: 200_000, to: 300_000 })).toEqual([all]);
});
