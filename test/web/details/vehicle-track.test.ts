import { expect, test } from 'vitest';
import { trackSpan } from '../../../web/details/speed/vehicle-track.ts';

const HOUR = 3_600_000;

test('a track is read over the whole shift, of a long one over the day that ends with the range', () => {
  expect(trackSpan({ from: 0, to: 24 * HOUR }, 3 * HOUR)).toEqual({ from: 0, to: 24 * HOUR });
  expect(trackSpan({ from: 0, to: 100 * HOUR }, 50 * HOUR)).toEqual({ from: 26 * HOUR, to: 50 * HOUR });
  expect(trackSpan({ from: 0, to: 100 * HOUR }, 5 * HOUR)).toEqual({ from: 0, to: 24 * HOUR });
});
