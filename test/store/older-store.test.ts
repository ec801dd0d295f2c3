import { join } from 'node:path';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { up as makeRecordings } from '../../migrations/recordings/0001-recordings.ts';
import { up as placePieces } from '../../migrations/recordings/0002-set-aside-offset.ts';
import { openDatabase } from '../../server/store/database.ts';
import { SqliteHistoryReader } from '../../server/store/history-reader.ts';
import { migrate } from '../../server/store/migrate.ts';
import { SqliteRecordReader } from '../../server/store/record-reader.ts';
import { deleteRecording } from '../../server/store/recording-deletion.ts';
import { temporaryFolder } from '../ingest/temporary-folder.ts';

const MAP = JSON.stringify({ type: 'FeatureCollection', features: [] });
const BUS = '{"vehicleId":"V1","vehicleType":"bus","callsign":"B 1","attributes":{"fuel":1}}';

/** A store as it was before recordings were kept apart. */
async function olderStore(...recordings: readonly string[]): Promise<Database> {
  const path = join(temporaryFolder(), 'older.sqlite');
  const older = new SqliteDatabase(path);
  await migrate(older, {
    '0001-recordings': { up: makeRecordings },
    '0002-set-aside-offset': { up: placePieces },
  });
  older.exec(`
    insert into airport values (1, 'LEBL', 'Barcelona', 'Europe/Madrid', 2.08, 41.3);
    insert into airport_map values (1, 'El Prat', 2, 41, '${MAP}');
    insert into entity values (1, 1, 0, 'V1', '${BUS}');
    ${recordings.join(';\n')};
    update store set revision = 3`);
  older.close();
  return openDatabase(path);
}

const recording = (id: number, format: string, ...records: readonly [time: number, given: number][]) => `
  insert into recording (id, name, sha256, format, imported_at) values (${id}, 'f${id}', 'h${id}', '${format}', 0);
  ${records
    .map(
      ([time, given]) => `insert into record (airport, kind, time, entity, recording, given, state)
        values (1, 0, ${time}, 1, ${id}, ${given}, '${BUS.replace('}}', `},"time":"t${time}"}`)}');
        insert into second_count values (1, 0, ${Math.floor(time / 1000)}, 1)`,
    )
    .join(';\n')};
  ${records.length > 0 ? `insert into recorded values (${id}, 1, 0, ${records[0]?.[0]}, ${records.at(-1)?.[0]}, ${records.length})` : ''}`;

describe('a store from before recordings were kept apart', () => {
  test('tells the same as before', async () => {
    const database = await olderStore(
      recording(1, 'csv', [1000, 1], [5000, 1]),
      recording(2, 'ndjson', [9000, 1]),
    );
    expect(new SqliteHistoryReader(database).airport('LEBL')).toMatchObject({
      name: 'Barcelona',
      timeZone: 'Europe/Madrid',
      map: true,
      recorded: [{ records: 3 }],
    });
    expect(new SqliteHistoryReader(database).airportMap('LEBL')).toBe(MAP);
    expect(new SqliteRecordReader(database).readSpan('LEBL', 'vehicle', 0, 10_000)).toHaveLength(3);
    database.close();
  });

  test('loses with its only recording all that it has', async () => {
    const database = await olderStore(recording(1, 'ndjson', [1000, 1], [5000, 1]));
    await deleteRecording(database, 1);
    for (const table of ['airport', 'entity', 'record', 'second_count', 'recorded_map', 'airport_line'])
      expect(database.prepare(`select * from ${table}`).all(), table).toEqual([]);
    database.close();
  });

  test('loses with a recording its records only, and the lines that no other can have brought', async () => {
    const database = await olderStore(
      recording(1, 'ndjson', [1000, 1], [5000, 1]),
      recording(2, 'apt-dat'),
      recording(3, 'csv', [9000, 1]),
    );
    await deleteRecording(database, 1);
    expect(database.prepare('select sequence from record').pluck().all()).toEqual([3]);
    const kept = new SqliteHistoryReader(database).airport('LEBL');
    expect(kept).toMatchObject({ name: 'El Prat', lon: 2, map: true });
    const [state] = new SqliteRecordReader(database).readState('LEBL', 'vehicle', 10_000);
    expect(JSON.parse(String(state?.text))).toMatchObject({ vehicleType: null, callsign: null });
    database.close();
  });

  test('keeps what one of several may have brought, below all that comes later', async () => {
    const database = await olderStore(recording(1, 'ndjson', [1000, 1]), recording(2, 'ndjson', [9000, 1]));
    await deleteRecording(database, 1);
    await deleteRecording(database, 2);
    const history = new SqliteHistoryReader(database);
    expect(history.airports()).toMatchObject([{ name: 'Barcelona', map: true, recorded: [] }]);
    expect(database.prepare('select base from entity').pluck().all()).toHaveLength(1);
    database.close();
  });
});
