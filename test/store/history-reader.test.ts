import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { NdjsonLine } from '../../server/contract/lines.ts';
import { RECORD_KINDS, type TaskState } from '../../server/contract/records.ts';
import { toIso, toMs } from '../../server/contract/time.ts';
import { openDatabase } from '../../server/store/database.ts';
import { SqliteHistoryReader } from '../../server/store/history-reader.ts';
import { turnedLateAt } from '../../server/store/late-task.ts';
import { expectedRecords } from './brute-force.ts';
import { importLines } from './import-lines.ts';
import { RANDOM_START, randomLines } from './random-lines.ts';

const HOUR = 3_600_000;

/** Some lines later, so that tasks turn late in the range. */
const spread = (lines: NdjsonLine[], step: number) =>
  lines.map(line =>
    'time' in line && typeof line.time === 'string'
      ? { ...line, time: toIso(RANDOM_START + (toMs(line.time) - RANDOM_START) * step + (step % 7)) }
      : line,
  ) as NdjsonLine[];

test('density counts what falls into each bucket, exactly', async () => {
  await fc.assert(
    fc.asyncProperty(
      randomLines,
      fc.constantFrom(1, 33, 60),
      fc.integer({ min: -5000, max: 25_000 }),
      fc.oneof(fc.integer({ min: 1, max: 60_000 }), fc.constant(HOUR)),
      fc.integer({ min: 1, max: 50 }),
      async (randomly, step, offset, width, count) => {
        const lines = spread(randomly, step);
        const database = await openDatabase(':memory:');
        importLines(database, lines);
        const from = RANDOM_START + offset;
        const to = from + width;
        const density = new SqliteHistoryReader(database).density('LEBL', from, to, count);
        database.close();

        expect([density.from, density.to]).toEqual([toIso(from), toIso(to)]);
        expect(density.buckets).toHaveLength(count);
        const expected = Object.fromEntries(
          RECORD_KINDS.map(kind => [kind, expectedRecords(lines, kind).filter(r => r.airportId === 'LEBL')]),
        );
        const tasks = Map.groupBy(expected.task ?? [], record => record.entityId);
        const late = [...tasks.values()].map(records => turnedLateAt(records.map(r => r.state as TaskState)));
        let edge = density.from;
        for (const bucket of density.buckets) {
          expect(bucket.from).toBe(edge);
          edge = bucket.to;
          const holds = (time: number | null) =>
            time !== null && time >= toMs(bucket.from) && time < toMs(bucket.to);
          const inside = (kind: string) => (expected[kind] ?? []).filter(record => holds(record.time));
          expect(bucket.counts).toEqual(
            Object.fromEntries(RECORD_KINDS.map(kind => [kind, inside(kind).length])),
          );
          expect(bucket.lateTasks).toBe(late.filter(holds).length);
          const severities = inside('notification').map(
            ({ state }) => (state as { severity: string }).severity,
          );
          for (const severity of ['info', 'warning', 'critical'] as const)
            expect(bucket.notifications[severity]).toBe(severities.filter(s => s === severity).length);
        }
        expect(edge).toBe(density.to);
      },
    ),
    { numRuns: 150 },
  );
});

test('density counts the tasks of a recording that came in since', async () => {
  const database = await openDatabase(':memory:');
  const history = new SqliteHistoryReader(database);
  const task = (taskId: string): NdjsonLine => ({
    kind: 'task_update',
    airportId: 'LEBL',
    taskId,
    time: toIso(RANDOM_START),
    plannedEnd: toIso(RANDOM_START),
  });
  const late = () =>
    history.density('LEBL', RANDOM_START, RANDOM_START + HOUR, 12).buckets.map(b => b.lateTasks);
  importLines(database, [task('T1')]);
  expect(late()).toEqual([0, 1, ...Array(10).fill(0)]);
  importLines(database, [task('T2')]);
  expect(late()).toEqual([0, 2, ...Array(10).fill(0)]);
});

test('an airport that does not exist has none, and empty buckets', async () => {
  const history = new SqliteHistoryReader(await openDatabase(':memory:'));
  expect(history.airport('LEBL')).toBeUndefined();
  expect(history.airports()).toEqual([]);
  expect(history.density('LEBL', 0, 10, 2).buckets.map(({ from, to }) => [toMs(from), toMs(to)])).toEqual([
    [0, 5],
    [5, 10],
  ]);
});
