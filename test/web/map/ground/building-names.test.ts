import type { Feature, Position } from 'geojson';
import { expect, test } from 'vitest';
import { buildingNames } from '../../../../web/map/ground/building-names.ts';

const building = (name: string, ...coordinates: Position[][]): Feature => ({
  type: 'Feature',
  properties: { layer: 'building', name },
  geometry: { type: 'Polygon', coordinates },
});
const box = (west: number, south: number, east: number, north: number): Position[] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];

test('a building is named once, within its walls and where it is widest', () => {
  const features = [
    building('T1', box(0, 0, 10, 10), box(2, 2, 9, 8)),
    building('T2', box(20, 0, 22, 2)),
    building('T2', box(30, 0, 40, 2)),
    building('', box(0, 0, 1, 1)),
  ];
  const names = buildingNames({ type: 'FeatureCollection', features });
  expect(names.map(({ properties, geometry }) => [properties?.name, geometry])).toEqual([
    ['T1', { type: 'Point', coordinates: [1, expect.any(Number)] }],
    ['T2', { type: 'Point', coordinates: [35, expect.any(Number)] }],
  ]);
});
