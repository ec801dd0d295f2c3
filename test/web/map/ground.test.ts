import type { Feature } from 'geojson';
import { describe, expect, test } from 'vitest';
import type { AirportGeoJson } from '../../../web/api/calls.ts';
import { boundsOf, groundFeatures, holds, widened, withExtent } from '../../../web/map/airport-ground.ts';
import { GROUND_COLORS } from '../../../web/map/ground-colors.ts';
import { groundStyle, LAYERS_OF } from '../../../web/map/ground-style.ts';

function feature(layer: string, geometry: Feature['geometry'], properties = {}): Feature {
  return { type: 'Feature', properties: { layer, ...properties }, geometry };
}
const map = (...features: Feature[]): AirportGeoJson => ({ type: 'FeatureCollection', features });
const stand = feature('stand', { type: 'Point', coordinates: [2, 60] }, { name: 'A1', heading: 90 });
const square = feature('pavement', {
  type: 'MultiPolygon',
  coordinates: [
    [
      [
        [2, 41],
        [3, 41],
        [3, 42],
        [2, 41],
      ],
    ],
  ],
});

describe('ground', () => {
  test('is bounded by its pavement, else by all there is', () => {
    expect(boundsOf(map(stand, square))).toEqual([2, 41, 3, 42]);
    expect(boundsOf(map(stand))).toEqual([2, 60, 2, 60]);
    expect(boundsOf(map())).toBeUndefined();
    expect(withExtent([2, 41, 3, 42])).toEqual([2, 41, 3, 42]);
    const [west, south, east, north] = withExtent([2, 60, 2, 60]);
    expect([(west + east) / 2, (south + north) / 2]).toEqual([2, 60]);
    expect(Math.min(east - west, north - south)).toBeGreaterThan(0.01);
    expect(widened([2, 41, 3, 42], 2)).toEqual([0, 39, 5, 44]);
    expect(holds([2, 41, 3, 42], { lon: 2.5, lat: 41 })).toBe(true);
    expect(holds([2, 41, 3, 42], { lon: 2.5, lat: 40.9 })).toBe(false);
    expect(holds([2, 41, 3, 42], { lon: 3.1, lat: 41.5 })).toBe(false);
  });

  test('leaves the stands to a source of their own', () => {
    expect(groundFeatures(map(stand, square))).toEqual([square]);
  });

  test.each(['light', 'dark'] as const)('asks nobody for glyphs or tiles in %s', theme => {
    const style = groundStyle(GROUND_COLORS[theme]);
    expect(style).not.toHaveProperty('glyphs');
    expect(Object.values(style.sources).map(source => source.type)).toEqual(['geojson', 'geojson']);
  });

  test('takes off only layers that the style has', () => {
    const ids = groundStyle(GROUND_COLORS.dark).layers.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(Object.values(LAYERS_OF).flat()));
  });
});
