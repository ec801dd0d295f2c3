import { describe, expect, test } from 'vitest';
import { metresPerPixel } from '../../../../web/map/scale.ts';
import { bearingText, distanceText } from '../../../../web/map/tools/distance.ts';
import { scaleBar } from '../../../../web/map/tools/scale-bar.ts';

describe('scale bar', () => {
  test.each([
    [1, 110, 100, 100],
    [1.9, 110, 200, 105],
    [0.45, 110, 20, 44],
    [0.9, 110, 50, 55],
    [10, 99, 500, 50],
  ])('where a pixel is %d m, in %d pixels, stands for %d m', (resolution, room, metres, pixels) => {
    const bar = scaleBar(resolution, room);
    expect(bar.metres).toBe(metres);
    expect(Math.floor(bar.pixels)).toBe(pixels);
  });

  test('is right at the latitude: at 60° half as long as at the equator', () => {
    const [equator, north] = [0, 60].map(lat => scaleBar(metresPerPixel(lat, 14), 100));
    expect((north?.pixels ?? 0) / (north?.metres ?? 1)).toBeCloseTo(
      (2 * (equator?.pixels ?? 0)) / (equator?.metres ?? 1),
      9,
    );
  });
});

test('distances and bearings are short to read', () => {
  expect([0, 0.2, 12.4, 999.4, 999.6, 1000, 1230, 9_999, 12_340].map(distanceText)).toEqual([
    '0 m',
    '0.2 m',
    '12 m',
    '999 m',
    '1 km',
    '1 km',
    '1.23 km',
    '10 km',
    '12.3 km',
  ]);
  expect([0, 7.4, 359.6, -90, 180].map(bearingText)).toEqual(['000°', '007°', '000°', '270°', '180°']);
});
