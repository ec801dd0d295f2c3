import type { Database } from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RECORD_KINDS } from '../../server/contract/records.ts';
import type { DamagedRecord, StoredRecord } from '../../server/replay/record-reader.ts';
import { openDatabase } from '../../server/store/database.ts';
import { SqliteHistoryReader } from '../../server/store/history-reader.ts';
import { SqliteRecordReader } from '../../server/store/record-reader.ts';
import { importLines } from './import-lines.ts';
import { RANDOM_SPAN_MS, RANDOM_START, randomLines } from './random-lines.ts';

const END = RANDOM_START + 2 * RANDOM_SPAN_MS;
/** What damage makes of a text: cut off at either end, emptied, zeroed, another type. */
const DAMAGES = [
  "'{'",
  "''",
  'substr(state, 2)',
  'substr(state, 1, 20)',
  'substr(state, 1, 9) || char(0, 0, 0) || substr(state, 13)',
  'zeroblob(100)',
  'cast(state as blob)',
  '17',
];

const compare = (a: { time: number; sequence: number }, b: { time: number; sequence: number }) =>
  a.time - b.time || a.sequence - b.sequence;
const latestOfEach = (records: readonly StoredRecord[]) =>
  [...new Map(records.map(record => [record.entityId, record])).values()].sort(compare);
const places = (records: readonly { time: number; sequence: number; entityId: string }[]) =>
  records.map(({ time, sequence, entityId }) => ({ time, sequence, entityId }));

function damage(database: Database, sequence: number, how: number): void {
  database.exec(`update record set state = ${DAMAGES[how % DAMAGES.length]} where sequence = ${sequence}`);
}

describe('damaged records', () => {
  it('are left out however one reads, as though nothing had been told of the entity then', async () => {
    await fc.assert(
      fc.asyncProperty(
        randomLines,
        fc.array(fc.nat(100), { minLength: 1, maxLength: 30 }),
        fc.integer({ min: -1, max: RANDOM_SPAN_MS }),
        fc.double({ min: 0, max: 9000, noNaN: true }),
        fc.integer({ min: 1, max: 4 }),
        async (lines, hits, offset, length, limit) => {
          const database = await openDatabase(':memory:');
          importLines(database, lines);
          const sound = new SqliteRecordReader(database);
          const all = RECORD_KINDS.map(kind => sound.readSpan('LEBL', kind, 0, END));
          const sequences = all.flat().map(({ sequence }) => sequence);
          const broken = new Set<number>();
          for (const hit of hits) {
            const sequence = sequences[hit];
            if (sequence === undefined) continue;
            broken.add(sequence);
            damage(database, sequence, hit);
          }
          const told: DamagedRecord[] = [];
          const reader = new SqliteRecordReader(database, record => told.push(record));
          const after = RANDOM_START + offset;
          const upTo = after + length;
          for (const [index, kind] of RECORD_KINDS.entries()) {
            const isBroken = ({ sequence }: StoredRecord) => broken.has(sequence);
            const whole = all[index]?.filter(record => !isBroken(record)) ?? [];
            const inSpan = ({ time }: StoredRecord) => time > after && time <= upTo;
            const [span, gone] = [whole.filter(inSpan), all[index]?.filter(isBroken).filter(inSpan) ?? []];
            const damaged: DamagedRecord[] = [];
            expect(reader.readSpan('LEBL', kind, after, upTo, damaged)).toEqual(span);
            expect(places(damaged)).toEqual(places(gone));
            const met: DamagedRecord[] = [];
            expect(reader.readLatest('LEBL', kind, after, upTo, met)).toEqual(latestOfEach(span));
            for (const record of met)
              expect(gone).toContainEqual(expect.objectContaining(places([record])[0]));
            expect(reader.readState('LEBL', kind, upTo).toSorted(compare)).toEqual(
              latestOfEach(whole.filter(({ time }) => time <= upTo)),
            );
            const from = { time: after, sequence: Number.POSITIVE_INFINITY };
            const later = whole.filter(record => compare(record, from) > 0);
            const earlier = whole.filter(record => compare(record, from) < 0).reverse();
            expect(reader.readBeyond('LEBL', kind, 'next', from, limit)).toEqual(later.slice(0, limit));
            expect(reader.readBeyond('LEBL', kind, 'previous', from, limit)).toEqual(earlier.slice(0, limit));
            reader.readSpan('LEBL', kind, 0, END);
          }
          expect(told.map(({ sequence }) => sequence).sort()).toEqual([...broken].sort());
          database.close();
        },
      ),
    );
  });

  it('are told by kind, entity and time, once', async () => {
    const database = await openDatabase(':memory:');
    importLines(database, [
      {
        kind: 'task_update',
        airportId: 'LEBL',
        taskId: 'T1',
        time: '2020-10-02T08:00:00.000Z',
        status: 'planned',
      },
    ]);
    damage(database, 1, 0);
    const told: DamagedRecord[] = [];
    const reader = new SqliteRecordReader(database, record => told.push(record));
    expect(reader.readState('LEBL', 'task', END)).toEqual([]);
    expect(reader.readLatest('LEBL', 'task', 0, END)).toEqual([]);
    expect(reader.readSpan('LEBL', 'task', 0, END)).toEqual([]);
    expect(told).toEqual([{ kind: 'task', entityId: 'T1', time: Date.UTC(2020, 9, 2, 8), sequence: 1 }]);
    database.close();
  });

  it('are counted by the timeline, though neither as late nor by severity', async () => {
    const database = await openDatabase(':memory:');
    const at = '2020-10-02T08:00:00.000Z';
    importLines(database, [
      { kind: 'task_update', airportId: 'LEBL', taskId: 'T1', time: at, status: 'planned', plannedEnd: at },
      { kind: 'task_update', airportId: 'LEBL', taskId: 'T2', time: at, status: 'planned', plannedEnd: at },
      { kind: 'notification', airportId: 'LEBL', notificationId: 'N1', time: at, severity: 'info' },
      { kind: 'notification', airportId: 'LEBL', notificationId: 'N2', time: at, severity: 'info' },
    ]);
    const count = () => {
      const buckets = new SqliteHistoryReader(database).density(
        'LEBL',
        Date.parse(at),
        Date.parse(at) + 3_600_000,
        1,
      );
      return buckets.buckets.map(({ counts, lateTasks, notifications }) => ({
        ...counts,
        lateTasks,
        ...notifications,
      }))[0];
    };
    expect(count()).toMatchObject({ task: 2, notification: 2, lateTasks: 2, info: 2 });
    for (const [how] of DAMAGES.entries()) {
      for (const sequence of [1, 3]) damage(database, sequence, how);
      expect(count(), DAMAGES[how]).toMatchObject({ task: 2, notification: 2, lateTasks: 1, info: 1 });
    }
    database.close();
  });

  it('may name an entity that there is none of', async () => {
    const database = await openDatabase(':memory:');
    importLines(database, [
      {
        kind: 'task_update',
        airportId: 'LEBL',
        taskId: 'T1',
        time: '2020-10-02T08:00:00.000Z',
        status: 'planned',
      },
    ]);
    database.exec('update record set entity = 99');
    const damaged: DamagedRecord[] = [];
    expect(new SqliteRecordReader(database).readSpan('LEBL', 'task', 0, END, damaged)).toEqual([]);
    expect(damaged).toMatchObject([{ entityId: '(number 99)' }]);
    database.close();
  });
});
