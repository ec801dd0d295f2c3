import { expect, test } from 'vitest';
import { graticule } from '../../../../web/map/ground/graticule.ts';
import { offsetOf } from '../../../../web/map/ground/offset.ts';

test('lines lie a kilometre and a hectometre apart, and tell how far they are', () => {
  const middle = [10, 60];
  const features = graticule(middle);
  const easts = (layer: string) =>
    features.flatMap(({ properties, geometry }) => {
      if (properties?.layer !== layer || geometry.type !== 'LineString') return [];
      const [from, to] = geometry.coordinates.map(each => Math.round(offsetOf(middle, 0, each).right));
      return from === to ? [from ?? 0] : [];
    });
  expect(easts('grid_kilometre')).toHaveLength(21);
  expect(Math.max(...easts('grid_kilometre'))).toBe(10_000);
  expect(easts('grid_hectometre').slice(0, 3)).toEqual([-2900, -2800, -2700]);
  for (const { properties, geometry } of features) {
    if (properties?.layer !== 'grid_name' || geometry.type !== 'Point') continue;
    const { ahead, right } = offsetOf(middle, 0, geometry.coordinates);
    expect(properties.name).toBe(`${Math.round(Math.hypot(ahead, right) / 1000)} km`);
  }
});
