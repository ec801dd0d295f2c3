import type { Feature } from 'geojson';
import { expect, test } from 'vitest';
import { offsetOf } from '../../../../web/map/ground/offset.ts';
import { runwayMarks } from '../../../../web/map/ground/runway-marks.ts';

const end = (name: string, heading: number, coordinates: number[]): Feature => ({
  type: 'Feature',
  properties: { layer: 'runway_end', name, heading },
  geometry: { type: 'Point', coordinates },
});
const runway = (name: string): Feature => ({
  type: 'Feature',
  properties: { layer: 'runway', name },
  geometry: { type: 'Polygon', coordinates: [] },
});

test('a runway has a line between its ends, and each end its name off the runway and painted on it', () => {
  const [west, east] = [
    [2, 41],
    [2.03, 41],
  ];
  const marks = runwayMarks({
    type: 'FeatureCollection',
    features: [runway('09L/27R'), end('09L', 90, west), end('27R', 270, east), runway('18')],
  });
  const of = (layer: string) => marks.filter(each => each.properties?.layer === layer);
  expect(of('runway_line')).toHaveLength(1);
  expect(of('runway_name').map(each => each.properties?.name)).toEqual(['09L', '27R']);
  expect(of('runway_paint').map(each => each.properties?.name)).toEqual(['L\n09', 'R\n27']);
  const beyond = of('runway_name').map(({ geometry }) =>
    geometry.type === 'Point' ? offsetOf(west, 90, geometry.coordinates).ahead : 0,
  );
  expect(beyond[0]).toBeLessThan(-100);
  expect(beyond[1]).toBeGreaterThan(offsetOf(west, 90, east).ahead + 100);
});
