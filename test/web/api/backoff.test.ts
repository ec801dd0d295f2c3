import { expect, test } from 'vitest';
import { backoffMs } from '../../../web/api/backoff.ts';

test('doubles from 1 to 2 s up to 15 to 30 s', () => {
  expect([1, 2, 3, 4, 5, 50].map(n => backoffMs(n, 0))).toEqual([1000, 2000, 4000, 8000, 15_000, 15_000]);
  expect([1, 2, 50].map(n => backoffMs(n, 0.999))).toEqual([1999, 3998, 29_985]);
});

test('begins with the time that the server asks for, and never ends below it', () => {
  expect([1, 2, 9].map(n => backoffMs(n, 0, 500))).toEqual([250, 500, 15_000]);
  expect([1, 2].map(n => backoffMs(n, 0, 60_000))).toEqual([30_000, 30_000]);
  expect(backoffMs(1, 0, 0)).toBe(100);
});
