import type { Database } from 'better-sqlite3';
import type { FeatureCollection } from 'geojson';
import { beforeEach, describe, expect, test } from 'vitest';
import type { NdjsonLine } from '../../server/contract/lines.ts';
import { openDatabase } from '../../server/store/database.ts';
import { SqliteHistoryReader } from '../../server/store/history-reader.ts';
import { recordingsInto } from '../../server/store/recording-import.ts';
import { ManualClock } from '../manual-clock.ts';
import { importLines } from './import-lines.ts';

let database: Database;
beforeEach(async () => {
  database = await openDatabase(':memory:');
});

function importMaps(airportId: string, ...maps: FeatureCollection[]): void {
  const source = { name: 'apt.dat', sha256: 'map', format: 'apt-dat' };
  const recording = recordingsInto(database, new ManualClock())(source);
  if ('alreadyImported' in recording) throw new Error('imported already');
  for (const map of maps) recording.writeMap(airportId, map);
  recording.commit();
}

describe('an airport', () => {
  const line: NdjsonLine = {
    kind: 'airport',
    airportId: 'LEBL',
    name: 'Barcelona',
    timeZone: 'Europe/Madrid',
    lon: 2.08,
    lat: 41.3,
  };
  const map = {
    type: 'FeatureCollection' as const,
    features: [],
    airport: { name: 'El Prat', lon: 2, lat: 41 },
  };
  const kept = () => new SqliteHistoryReader(database).airport('LEBL');

  test('is made by the first record that names it', () => {
    importLines(database, [
      { kind: 'task_update', airportId: 'LEBL', taskId: 'T1', time: '2026-03-01T08:00:00.000Z' },
    ]);
    expect(kept()).toMatchObject({ airportId: 'LEBL', name: 'LEBL', timeZone: 'UTC', lon: null, map: false });
  });

  test.each(['line first', 'map first'])('is described by its line rather than by its map (%s)', order => {
    if (order === 'line first') importLines(database, [line]);
    importMaps('LEBL', map);
    if (order === 'map first') importLines(database, [line]);
    expect(kept()).toMatchObject({ name: 'Barcelona', timeZone: 'Europe/Madrid', lon: 2.08, lat: 41.3 });
    expect(new SqliteHistoryReader(database).airportMap('LEBL')).toBe(JSON.stringify(map));
  });

  test('is described by its map where no line does, and a later map takes its place', () => {
    importMaps('LEBL', { type: 'FeatureCollection', features: [] }, map);
    expect(kept()).toMatchObject({ name: 'El Prat', timeZone: 'Europe/Madrid', lon: 2, lat: 41, map: true });
    expect(new SqliteHistoryReader(database).airports().map(({ airportId }) => airportId)).toEqual(['LEBL']);
    expect(new SqliteHistoryReader(database).airportMap('KIND')).toBeUndefined();
  });
});
