import type { Database } from 'better-sqlite3';
import { beforeEach, expect, it } from 'vitest';
import type { NdjsonLine } from '../../server/contract/lines.ts';
import type { RecordingGroup } from '../../server/ingest/recording-import.ts';
import { openDatabase } from '../../server/store/database.ts';
import { SqliteHistoryReader } from '../../server/store/history-reader.ts';
import { recordingGroupInto } from '../../server/store/recording-import.ts';
import { ManualClock } from '../manual-clock.ts';

let database: Database;
let history: SqliteHistoryReader;
beforeEach(async () => {
  database = await openDatabase(':memory:');
  history = new SqliteHistoryReader(database);
});

const update = (airportId: string): NdjsonLine => ({
  kind: 'vehicle_update',
  airportId,
  vehicleId: 'A',
  time: '2020-10-02T08:00:00.000Z',
  lon: 2,
  lat: 41,
});

function bring(group: RecordingGroup, airportId: string) {
  const recording = group.begin({ name: airportId, sha256: airportId, format: 'ndjson' });
  if ('alreadyImported' in recording) return recording;
  recording.write(update(airportId));
  return recording;
}

const airports = () => history.airports().map(({ airportId }) => airportId);

it('keeps recordings together, and lets each see those before it', () => {
  const group = recordingGroupInto(database, new ManualClock());
  const first = bring(group, 'LEBL');
  expect('commit' in first && first.commit()).toBe(1);
  expect(airports()).toEqual(['LEBL']);
  expect(bring(group, 'LEBL')).toEqual({ alreadyImported: 1 });
  const second = bring(group, 'LEMD');
  expect('commit' in second && second.commit()).toBe(2);
  group.commit();
  expect(airports()).toEqual(['LEBL', 'LEMD']);
  expect(history.airportsRecordedIn(2)).toEqual(['LEMD']);
});

it('drops one of them alone, or all', () => {
  const group = recordingGroupInto(database, new ManualClock());
  const first = bring(group, 'LEBL');
  if ('commit' in first) first.commit();
  const second = bring(group, 'LEMD');
  if ('rollback' in second) second.rollback();
  expect(airports()).toEqual(['LEBL']);
  group.rollback();
  expect(airports()).toEqual([]);
  const again = recordingGroupInto(database, new ManualClock());
  const third = bring(again, 'LEBL');
  expect('commit' in third && third.commit()).toBeGreaterThan(0);
  again.commit();
  expect(airports()).toEqual(['LEBL']);
});
