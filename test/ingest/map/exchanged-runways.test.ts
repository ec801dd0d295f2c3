import { expect, it } from 'vitest';
import { exchangedRunways } from '../../../server/ingest/map/exchanged-runways.ts';
import { type MapFeature, pointFeature } from '../../../server/ingest/map/map-feature.ts';

const end = (name: string, lon: number, heading: number): MapFeature =>
  pointFeature([lon, 37.6], { layer: 'runway_end', name, heading });

it('tells of a left runway that lies on the right', () => {
  expect(exchangedRunways([end('01L', 2, 28), end('01R', 2.01, 28), end('36', 2, 0)])).toEqual([]);
  expect(exchangedRunways([end('19R', 2, 208), end('19L', 2.01, 208)])).toEqual([]);
  expect(exchangedRunways([end('01L', 2.01, 28), end('01R', 2, 28)])).toEqual([
    '01L lies right of 01R: the file seems to have their names exchanged',
  ]);
});
