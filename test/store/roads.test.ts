import type { FeatureCollection } from 'geojson';
import { beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../../server/store/database.ts';
import { SqliteHistoryReader } from '../../server/store/history-reader.ts';
import { deleteRecording } from '../../server/store/recording-deletion.ts';
import { recordingsInto } from '../../server/store/recording-import.ts';
import { ManualClock } from '../manual-clock.ts';

let database: Awaited<ReturnType<typeof openDatabase>>;
let history: SqliteHistoryReader;
beforeEach(async () => {
  database = await openDatabase(':memory:');
  history = new SqliteHistoryReader(database);
});

function importMap(sha256: string, features: FeatureCollection['features']): number {
  const recording = recordingsInto(database, new ManualClock())({ name: 'map', sha256, format: 'geojson' });
  if ('alreadyImported' in recording) throw new Error('imported already');
  recording.writeMap('LEBL', { type: 'FeatureCollection', features });
  return recording.commit();
}

const road = (length: number): FeatureCollection['features'][number] => ({
  type: 'Feature',
  properties: { layer: 'road_edge' },
  geometry: {
    type: 'LineString',
    coordinates: [
      [2, 41],
      [2, 41 + length],
    ],
  },
});
const metres = () => history.airportRoads('LEBL')?.edges.map(edge => Math.round(edge.metres));

test('the graph of a map is kept with it, and goes with it', async () => {
  expect(history.airportRoads('LEBL')).toBeUndefined();
  importMap('a', [road(0.001)]);
  expect(metres()).toEqual([111]);
  const second = importMap('b', [road(0.002)]);
  expect(metres()).toEqual([222]);
  expect(database.prepare('select count(*) from recorded_map where roads is not null').pluck().get()).toBe(2);
  await deleteRecording(database, second);
  expect(metres()).toEqual([111]);
});

test('a map without roads has none, and one from before graphs were kept has its own', () => {
  importMap('a', []);
  expect(history.airportRoads('LEBL')).toBeNull();
  importMap('b', [road(0.001)]);
  database.exec('update recorded_map set roads = null');
  expect(metres()).toEqual([111]);
});
