import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { NdjsonLine } from '../../server/contract/lines.ts';
import { toIso } from '../../server/contract/time.ts';
import type { RecordingImport } from '../../server/ingest/recording-import.ts';
import { openDatabase } from '../../server/store/database.ts';
import { SqliteHistoryReader } from '../../server/store/history-reader.ts';
import { SqliteRecordReader } from '../../server/store/record-reader.ts';
import { recordingsInto } from '../../server/store/recording-import.ts';
import { ManualClock } from '../manual-clock.ts';
import { importLines } from './import-lines.ts';

const START = Date.UTC(2026, 2, 1, 8);
const task = (taskId: string, second: number, fields = {}): NdjsonLine => ({
  kind: 'task_update',
  airportId: 'LEBL',
  taskId,
  time: toIso(START + second * 1000),
  ...fields,
});
const position = (vehicleId: string, second: number, fields = {}): NdjsonLine => ({
  kind: 'vehicle_update',
  airportId: 'LEBL',
  vehicleId,
  time: toIso(START + second * 1000),
  lon: 2,
  lat: 41,
  ...fields,
});

function begin(database: Database, sha256: string): RecordingImport {
  const recording = recordingsInto(database, new ManualClock())({ name: 'x', sha256, format: 'ndjson' });
  if ('alreadyImported' in recording) throw new Error('imported already');
  return recording;
}

/** Everything in the database, table by table. */
function contents(database: Database): unknown {
  const tables = database
    .prepare<[], string>(
      "select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' order by name",
    )
    .pluck()
    .all();
  return Object.fromEntries(tables.map(table => [table, database.prepare(`select * from ${table}`).all()]));
}

let database: Database;
beforeEach(async () => {
  database = await openDatabase(':memory:');
});

describe('a recording', () => {
  test('is told by its content: the same twice changes nothing', () => {
    const number = importLines(database, [task('T1', 0)], 'abc');
    const before = contents(database);
    expect(importLines(database, [task('T2', 0)], 'abc')).toBe(number);
    expect(contents(database)).toEqual(before);
    expect(database.inTransaction).toBe(false);
  });

  test('leaves nothing when it is rolled back', () => {
    importLines(database, [
      task('T1', 5),
      { kind: 'vehicle', airportId: 'LEBL', vehicleId: 'V', vehicleType: 'bus' },
    ]);
    const before = contents(database);
    const recording = begin(database, 'other');
    recording.write(task('T1', 0, { status: 'planned', note: 'x' }));
    recording.write({
      kind: 'vehicle',
      airportId: 'LEBL',
      vehicleId: 'V',
      vehicleType: 'bus',
      callsign: 'B',
    });
    recording.writeMap('KIND', { type: 'FeatureCollection', features: [] });
    recording.setAside({ line: 3, text: 'x', reason: 'y' });
    recording.rollback();
    recording.rollback();
    expect(contents(database)).toEqual(before);
    expect(() => recording.write(task('T1', 1))).toThrow('closed');
    expect(() => recording.commit()).toThrow('closed');
  });

  test('raises the revision and is kept with what it was made from', () => {
    const reader = new SqliteRecordReader(database);
    const before = reader.revision();
    const number = importLines(database, [task('T1', 0), task('T1', 2), position('V', 1)], 'abc');
    expect(reader.revision()).toBeGreaterThan(before);
    expect(database.prepare('select * from recording').all()).toEqual([
      {
        id: number,
        name: 'test.ndjson',
        sha256: 'abc',
        format: 'ndjson',
        bytes: null,
        imported_at: Date.UTC(2026),
        set_aside: 0,
        report: null,
        first_sequence: 1,
        last_sequence: 3,
      },
    ]);
    expect(new SqliteHistoryReader(database).airport('LEBL')?.recorded).toEqual([
      { kind: 'vehicle', from: toIso(START + 1000), to: toIso(START + 1000), records: 1 },
      { kind: 'task', from: toIso(START), to: toIso(START + 2000), records: 2 },
    ]);
  });

  test('counts every piece set aside and keeps the first 10,000, their texts cut to 2,000 characters', () => {
    const recording = begin(database, 'bad');
    for (let line = 1; line <= 10_500; line++)
      recording.setAside({ line, text: 'x'.repeat(line === 1 ? 5000 : 1), reason: 'no' });
    const number = recording.commit();
    expect(database.prepare('select set_aside from recording').pluck().get()).toBe(10_500);
    const kept = database
      .prepare<[], { recording: number; line: number; text: string }>('select * from set_aside')
      .all();
    expect(kept).toHaveLength(10_000);
    expect(kept[0]).toMatchObject({ recording: number, line: 1, text: 'x'.repeat(2000), reason: 'no' });
  });

  test('that comes later but begins earlier changes what follows, over more records than are read at once', () => {
    importLines(
      database,
      Array.from({ length: 2500 }, (_, i) => task('T1', i + 10, { priority: i })),
    );
    importLines(database, [
      task('T1', 0, { stand: 'A1' }),
      task('T1', 2000.5, { stand: null, flightId: 'F' }),
    ]);
    const records = new SqliteRecordReader(database).readSpan('LEBL', 'task', START, START + 9_999_000);
    expect(records).toHaveLength(2501);
    for (const { time, text } of records) {
      const second = (time - START) / 1000;
      expect(JSON.parse(text)).toMatchObject({
        stand: second < 2000.5 ? 'A1' : null,
        flightId: second < 2000.5 ? null : 'F',
        priority: Math.floor(second) - 10,
      });
    }
  });

  test('holds a bounded number of entities and still folds those that it let go', () => {
    const recording = begin(database, 'many');
    recording.write(task('T', 100, { stand: 'A1' }));
    recording.write(task('T', 50, { flightId: 'F' }));
    for (let i = 0; i < 50_000; i++) recording.write(task(`other ${i}`, 0));
    recording.write(task('T', 200, { priority: 1 }));
    recording.commit();
    const [state] = new SqliteRecordReader(database).readState('LEBL', 'task', START + 300_000, ['T']);
    expect(JSON.parse(state?.text ?? '')).toMatchObject({ stand: 'A1', flightId: 'F', priority: 1 });
  });
});

describe('beside other connections', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'import-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('an import is seen whole or not at all, and keeps a second one out', async () => {
    const path = join(folder, 'shared.sqlite');
    const importing = await openDatabase(path);
    const reading = await openDatabase(path);
    reading.pragma('busy_timeout = 0');
    const reader = new SqliteRecordReader(reading);
    const revision = reader.revision();
    const recording = begin(importing, 'abc');
    for (let second = 0; second < 5000; second++) recording.write(position('V', second));
    expect(reader.hasAirport('LEBL')).toBe(false);
    expect(reader.revision()).toBe(revision);
    expect(() => begin(reading, 'def')).toThrow(`${path} is locked by another process`);
    recording.commit();
    expect(reader.revision()).toBeGreaterThan(revision);
    expect(reader.readSpan('LEBL', 'vehicle', 0, START + 9_999_000)).toHaveLength(5000);
    importing.close();
    reading.close();
  });

  test('a process killed in the middle of an import leaves nothing of it', async () => {
    const path = join(folder, 'killed.sqlite');
    const database = await openDatabase(path);
    importLines(database, [position('V', 10)]);
    const before = contents(database);
    const module = (name: string) => JSON.stringify(new URL(`../../server/${name}.ts`, import.meta.url).href);
    const child = spawn(process.execPath, [
      '--input-type=module',
      '-e',
      `const { openDatabase } = await import(${module('store/database')});
       const { recordingsInto } = await import(${module('store/recording-import')});
       const { systemClock } = await import(${module('replay/clock')});
       const database = await openDatabase(${JSON.stringify(path)});
       database.pragma('cache_size = 10');
       const recording = recordingsInto(database, systemClock)({ name: 'x', sha256: 'k', format: 'ndjson' });
       const line = ${JSON.stringify(position('V', 0))};
       for (let i = 0; i < 5000; i++) recording.write(line);
       console.log('written');
       setInterval(() => {}, 1000);`,
    ]);
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(contents(database)).toEqual(before);
    expect(importLines(database, [position('V', 0)], 'k')).toBeGreaterThan(1);
    database.close();
  });
});
