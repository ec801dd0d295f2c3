import type { Database } from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AirportLine, NdjsonLine } from '../../server/contract/lines.ts';
import { toIso } from '../../server/contract/time.ts';
import { EntityFilter } from '../../server/replay/filter.ts';
import { snapshotText } from '../../server/replay/snapshot.ts';
import { openDatabase } from '../../server/store/database.ts';
import { SqliteHistoryReader } from '../../server/store/history-reader.ts';
import { SqliteRecordReader } from '../../server/store/record-reader.ts';
import { deleteRecording } from '../../server/store/recording-deletion.ts';
import { recordingsInto } from '../../server/store/recording-import.ts';
import { ManualClock } from '../manual-clock.ts';
import { importLines } from './import-lines.ts';
import { plainContents } from './plain-contents.ts';
import { RANDOM_SPAN_MS, RANDOM_START, randomLines } from './random-lines.ts';

interface File {
  readonly name: string;
  readonly lines: readonly NdjsonLine[];
  readonly maps: readonly { readonly airportId: string; readonly name: string }[];
  readonly setAside: number;
}

const airportId = fc.constantFrom('LEBL', 'KIND', 'KSFO');
const airportLine: fc.Arbitrary<AirportLine> = fc.record({
  kind: fc.constant('airport' as const),
  airportId,
  name: fc.constantFrom('One', 'Two', 'Three'),
  timeZone: fc.constantFrom('UTC', 'Europe/Madrid'),
  lon: fc.constantFrom(2, 3),
  lat: fc.constantFrom(41, 42),
});
/** Lines that say all that can be said of a vehicle, with attributes that come and go. */
const vehicleLine: fc.Arbitrary<NdjsonLine> = fc.record(
  {
    kind: fc.constant('vehicle' as const),
    airportId,
    vehicleId: fc.constantFrom('V1', 'V2', 'V "3"'),
    vehicleType: fc.constantFrom('bus' as const, 'fuel_truck' as const, 'unknown' as const),
    callsign: fc.constantFrom('B 1', 'B 2', null),
    attributes: fc.constantFrom(null, {}, { fuel: 1, crew: 'x' }, { note: 'y', '7': null }),
    fuel: fc.constantFrom(1, 2, null),
    crew: fc.constantFrom('a', null),
    note: fc.constantFrom('b', null),
  },
  { requiredKeys: ['kind', 'airportId', 'vehicleId', 'vehicleType'] },
);
const file = (name: string): fc.Arbitrary<File> =>
  fc
    .record({
      records: randomLines,
      said: fc.array(fc.oneof(airportLine, vehicleLine), { maxLength: 8 }),
      maps: fc.array(fc.record({ airportId, name: fc.constantFrom('Map 1', 'Map 2') }), { maxLength: 3 }),
      setAside: fc.nat(2),
    })
    .map(({ records, said, ...rest }) => ({ ...rest, name, lines: [...said, ...records] }));

function importInto(database: Database, { name, lines, maps, setAside }: File): number {
  const recording = recordingsInto(database, new ManualClock())({ name, sha256: name, format: 'ndjson' });
  if ('alreadyImported' in recording) throw new Error('imported already');
  for (const map of maps) {
    const { airportId, ...airport } = map;
    recording.writeMap(
      airportId,
      Object.assign({ type: 'FeatureCollection' as const, features: [] }, { airport }),
    );
  }
  for (const line of lines) recording.write(line);
  for (let line = 1; line <= setAside; line++) recording.setAside({ line, text: name, reason: 'no' });
  return recording.commit();
}

/** The whole state at the moments around all records, and what else the history tells. */
function told(database: Database): unknown {
  const [reader, history] = [new SqliteRecordReader(database), new SqliteHistoryReader(database)];
  const [from, to] = [RANDOM_START - 1000, RANDOM_START + RANDOM_SPAN_MS + 1000];
  return history.airports().map(airport => ({
    airport,
    map: history.airportMap(airport.airportId),
    density: history.density(airport.airportId, from, to, 7),
    states: Array.from({ length: (to - from) / 1000 }, (_, second) =>
      snapshotText(reader, airport.airportId, from + second * 1000, new EntityFilter({})),
    ),
  }));
}

const START = Date.UTC(2026, 2, 1, 8);
const task = (taskId: string, second: number, fields = {}): NdjsonLine => ({
  kind: 'task_update',
  airportId: 'LEBL',
  taskId,
  time: toIso(START + second * 1000),
  ...fields,
});

describe('deleting a recording', () => {
  test('leaves the store as though it had never come in, whatever came before and after', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(file('A'), file('B'), file('C')),
        fc.shuffledSubarray([0, 1, 2], { minLength: 3 }),
        fc.nat(2),
        async (files, order, gone) => {
          const [database, other] = [await openDatabase(':memory:'), await openDatabase(':memory:')];
          let number = 0;
          for (const index of order) {
            const file = files[index] as File;
            const imported = importInto(database, file);
            if (index === gone) number = imported;
            else importInto(other, file);
          }
          expect(await deleteRecording(database, number)).toBe(true);
          expect(plainContents(database)).toEqual(plainContents(other));
          expect(told(database)).toEqual(told(other));
          // What comes next finds its place as well.
          const again = files[gone] as File;
          importInto(database, { ...again, name: 'again' });
          importInto(other, { ...again, name: 'again' });
          expect(plainContents(database)).toEqual(plainContents(other));
          database.close();
          other.close();
        },
      ),
      { numRuns: 50 },
    );
  });

  test('of all that there are leaves nothing, airports among it', async () => {
    const database = await openDatabase(':memory:');
    const empty = plainContents(database);
    await fc.assert(
      fc.asyncProperty(file('A'), file('B'), async (a, b) => {
        const numbers = [importInto(database, a), importInto(database, b)];
        for (const number of numbers) await deleteRecording(database, number);
        expect(plainContents(database)).toEqual(empty);
      }),
      { numRuns: 30 },
    );
  });

  test('folds anew what lies beyond a page of records, and stops where nothing changes any more', async () => {
    const database = await openDatabase(':memory:');
    const first = importLines(database, [task('T1', 0, { stand: 'A1', flightId: 'F1' })]);
    importLines(
      database,
      Array.from({ length: 2500 }, (_, i) => task('T1', i + 10, i === 2000 ? { flightId: 'F2' } : {})),
    );
    await deleteRecording(database, first);
    const records = new SqliteRecordReader(database).readSpan('LEBL', 'task', START, START + 9_999_000);
    expect(records).toHaveLength(2500);
    for (const [place, { text }] of records.entries())
      expect(JSON.parse(text)).toMatchObject({ stand: null, flightId: place < 2000 ? null : 'F2' });
  });

  test('leaves a damaged record of another one as it is, and tells nothing of it', async () => {
    const database = await openDatabase(':memory:');
    const number = importLines(database, [task('T1', 1, { stand: 'A1' }), task('T1', 11, { priority: 1 })]);
    importLines(
      database,
      [0, 2, 10, 12].map(second => task('T1', second, { [`note${second}`]: 'x' })),
    );
    const damage = database.prepare('update record set state = ? where time = ?');
    for (const second of [0, 10]) damage.run('{"taskId":', START + second * 1000);
    await deleteRecording(database, number);
    const texts = database.prepare<[], string>('select state from record order by time').pluck().all();
    expect(texts).toHaveLength(4);
    expect(texts.filter(text => text === '{"taskId":')).toHaveLength(2);
    expect(JSON.parse(String(texts[1]))).toMatchObject({ stand: null, attributes: { note2: 'x' } });
    expect(JSON.parse(String(texts[3]))).toMatchObject({
      priority: null,
      attributes: { note2: 'x', note12: 'x' },
    });
  });

  test('of a number that no recording has changes nothing', async () => {
    const database = await openDatabase(':memory:');
    const number = importLines(database, [task('T1', 0)]);
    const reader = new SqliteRecordReader(database);
    const before = reader.revision();
    expect(await deleteRecording(database, number + 1)).toBe(false);
    expect(reader.revision()).toBe(before);
    expect(database.inTransaction).toBe(false);
    expect(await deleteRecording(database, number)).toBe(true);
    expect(reader.revision()).toBeGreaterThan(before);
    expect(reader.hasAirport('LEBL')).toBe(false);
  });

  test('that is called off midway leaves all as it was, and tells how far it was', async () => {
    const database = await openDatabase(':memory:');
    importLines(database, [task('T1', 5)]);
    const lines = Array.from({ length: 25_000 }, (_, i) => task(`T${i % 7}`, i));
    const number = importLines(database, lines);
    const before = plainContents(database);
    const controller = new AbortController();
    const seen: [number, number][] = [];
    const deletion = deleteRecording(database, number, {
      signal: controller.signal,
      onProgress(done, total) {
        seen.push([done, total]);
        if (done > 10_000) controller.abort(new Error('called off'));
      },
    });
    await expect(deletion).rejects.toThrow('called off');
    expect(seen).toEqual([
      [10_000, 25_000],
      [20_000, 25_000],
    ]);
    expect(plainContents(database)).toEqual(before);
    expect(database.inTransaction).toBe(false);
  });

  test('gives no number twice, so that whoever remembers an entity by its number is not misled', async () => {
    const database = await openDatabase(':memory:');
    const reader = new SqliteRecordReader(database);
    const state = () => reader.readState('LEBL', 'task', START + 1000).map(({ entityId }) => entityId);
    const first = importLines(database, [task('T1', 0)]);
    expect(state()).toEqual(['T1']);
    await deleteRecording(database, first);
    importLines(database, [task('T2', 0)]);
    expect(state()).toEqual(['T2']);
  });
});
