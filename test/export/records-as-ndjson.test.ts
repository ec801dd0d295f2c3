import type { Database } from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NdjsonLine } from '../../server/contract/lines.ts';
import { EntityFilter } from '../../server/replay/filter.ts';
import { openDatabase } from '../../server/store/database.ts';
import { beginningOfShift } from '../data/shift/beginning-of-shift.ts';
import { LENGTH, START as SHIFT_START, lines as shiftLines, speed } from '../fidelity/random-shift.ts';
import { at, END, START, sampleShift } from '../http/sample-shift.ts';
import { importLines } from '../store/import-lines.ts';
import { RANDOM_SPAN_MS, RANDOM_START, randomLines } from '../store/random-lines.ts';
import { exported, storeOf } from './exported.ts';
import { replayDigest } from './replay-digest.ts';

const iso = (ms: number) => new Date(ms).toISOString();

async function storeWith(...files: (readonly NdjsonLine[])[]): Promise<Database> {
  const database = await openDatabase(':memory:');
  for (const lines of files) importLines(database, lines);
  return database;
}

describe('the demo shift, exported and imported again', () => {
  let demo: Database;
  let again: Database;
  beforeAll(async () => {
    demo = await storeWith([...beginningOfShift(20)]);
    again = await storeOf(exported(demo));
  }, 60_000);
  afterAll(() => {
    demo.close();
    again.close();
  });

  it('is the same export once more', () => {
    expect(exported(again)).toBe(exported(demo));
  });

  it.each([
    ['2026-03-14T05:00:00.000Z', '2026-03-14T05:20:00.000Z', 1200, true],
    ['2026-03-14T05:00:00.000Z', '2026-03-14T05:30:00.000Z', 200, true],
    ['2026-03-14T05:10:00.000Z', '2026-03-14T05:14:00.000Z', 10, false],
  ])(
    'replays alike from %s to %s at %f times the speed (conflated: %s)',
    async (startTime, endTime, playbackSpeed, conflate) => {
      const options = { startTime, endTime, playbackSpeed, conflate };
      const seeks = [startTime, '2026-03-14T05:13:17.250Z', endTime];
      const original = await replayDigest(demo, options, seeks);
      expect(original.events).toBeGreaterThan(50);
      expect(await replayDigest(again, options, seeks)).toEqual(original);
    },
  );

  it.each([
    ['2026-03-14T05:08:00.000Z', '2026-03-14T05:12:00.000Z', 30],
    ['2026-03-14T05:00:01.500Z', '2026-03-14T05:16:13.141Z', 200],
    ['2026-03-14T05:19:00.000Z', '2026-03-14T05:20:00.000Z', 1],
  ])(
    'replays alike where only %s to %s was exported, at %f times the speed',
    async (startTime, endTime, playbackSpeed) => {
      const part = await storeOf(exported(demo, { from: startTime, to: endTime }));
      const options = { startTime, endTime, playbackSpeed };
      const original = await replayDigest(demo, options, [startTime, endTime]);
      expect(original.events).toBeGreaterThan(50);
      expect(await replayDigest(part, options, [startTime, endTime])).toEqual(original);
      part.close();
    },
  );
});

/** Whatever was recorded, in two files of which the second may go back in time, and a range within. */
const recorded = fc.record({
  lines: fc.oneof(
    shiftLines.map(lines => ({
      lines: lines as unknown as NdjsonLine[],
      start: SHIFT_START,
      length: LENGTH,
    })),
    randomLines.map(lines => ({ lines, start: RANDOM_START, length: RANDOM_SPAN_MS })),
  ),
  cut: fc.double({ min: 0, max: 1, noNaN: true }),
  from: fc.double({ min: 0, max: 0.9, noNaN: true }),
  share: fc.double({ min: 0.05, max: 1, noNaN: true }),
  whole: fc.boolean(),
  playbackSpeed: speed,
  conflate: fc.boolean(),
});

describe('any recording, exported and imported again', () => {
  it('replays alike, whole or in part, at any speed', { timeout: 120_000 }, async () => {
    let events = 0;
    await fc.assert(
      fc.asyncProperty(
        recorded,
        async ({ lines: { lines, start, length }, cut, from, share, whole, ...play }) => {
          const half = Math.floor(lines.length * cut);
          const original = await storeWith([], lines.slice(0, half), lines.slice(half), [
            { kind: 'airport', airportId: 'LEBL', name: 'B', timeZone: 'Europe/Madrid', lon: 2, lat: 41 },
          ]);
          const begin = Math.floor(start + from * length);
          const startTime = iso(begin);
          const endTime = iso(Math.floor(begin + share * (start + length - begin)) + 1);
          const text = exported(original, whole ? {} : { from: startTime, to: endTime });
          const again = await storeOf(text);
          const middle = iso(Math.floor((Date.parse(startTime) + Date.parse(endTime)) / 2));
          const options = { startTime, endTime, ...play };
          const told = await replayDigest(original, options, [middle, startTime, endTime]);
          expect(await replayDigest(again, options, [middle, startTime, endTime])).toEqual(told);
          expect(exported(again, whole ? {} : { from: startTime, to: endTime })).toBe(text);
          events += told.events;
          original.close();
          again.close();
        },
      ),
      { numRuns: 60 },
    );
    expect(events).toBeGreaterThan(300);
  });
});

describe('records as NDJSON', () => {
  let sample: Database;
  beforeAll(async () => {
    sample = await storeWith([...sampleShift()]);
  });
  afterAll(() => sample.close());

  const told = (text: string) =>
    text
      .split('\n')
      .slice(0, -1)
      .map(line => JSON.parse(line));

  it('say what the source said: what was given, cleared and left out, and unknown fields', async () => {
    const airportId = 'LEBL';
    const given: NdjsonLine[] = [
      { kind: 'task_update', airportId, taskId: 'T1', time: at(0), status: 'planned', crew: 3, note: 'x' },
      { kind: 'task_update', airportId, taskId: 'T1', time: at(0), stand: '1', crew: null },
      {
        kind: 'task_update',
        airportId,
        taskId: 'T1',
        time: at(1),
        stand: null,
        attributes: { a: null, b: [] },
      },
      { kind: 'task_update', airportId, taskId: 'T1', time: at(2) },
      { kind: 'notification', airportId, notificationId: 'N', time: at(2), message: null, code: '=1' },
    ];
    const database = await storeWith(given);
    const lines = told(exported(database));
    expect(lines).toEqual(given);
    database.close();
  });

  it('begin with the airport, and have a vehicle line before its first record', () => {
    const lines = told(exported(sample));
    expect(lines[0]).toEqual({
      kind: 'airport',
      airportId: 'LEBL',
      name: 'Barcelona',
      timeZone: 'Europe/Madrid',
      lon: 2.078,
      lat: 41.297,
    });
    const bus = lines.filter(({ vehicleId, kind }) => vehicleId === 'B1' && kind.startsWith('vehicle'));
    expect(bus.slice(0, 2)).toMatchObject([
      { kind: 'vehicle', vehicleType: 'bus', callsign: 'Bus, "the long one"' },
      { kind: 'vehicle_update', time: START },
    ]);
    expect(bus[1]).not.toHaveProperty('callsign');
  });

  it('tell also of a vehicle that never told where it is, but not where a range or a filter is asked for', async () => {
    const line: NdjsonLine = {
      kind: 'vehicle',
      airportId: 'LEBL',
      vehicleId: 'X',
      vehicleType: 'bus',
      doors: 2,
    };
    const database = await storeWith([line]);
    expect(told(exported(database))).toEqual([
      { kind: 'vehicle', airportId: 'LEBL', vehicleId: 'X', vehicleType: 'bus', attributes: { doors: 2 } },
    ]);
    expect(exported(database, { from: START })).toBe('');
    expect(exported(database, { filter: new EntityFilter({ vehicleIds: ['Y'] }) })).toBe('');
    database.close();
  });

  it('have before a range each state at the time of its last record, whole, and the happenings of ten minutes', () => {
    const lines = told(exported(sample, { from: at(300), to: at(301) }));
    expect(lines.map(({ kind, time }) => [kind, time])).toEqual([
      ['airport', undefined],
      ['flight_update', at(5)],
      ['decision', at(10)],
      ['notification', at(20)],
      ['notification', at(30)],
      ['vehicle', undefined],
      ['vehicle_update', at(60)],
      ['task_update', at(100)],
      ['vehicle', undefined],
      ['vehicle_update', at(299)],
      ['vehicle_update', at(300)],
      ['vehicle_update', at(301)],
    ]);
    expect(lines[7]).toMatchObject({ taskType: 'fuelling', status: 'in_progress', plannedStart: null });
    expect(lines[10]).not.toHaveProperty('taskId');
  });

  it('hold what passes the filter, whole after what does not', () => {
    const filter = new EntityFilter({ kinds: ['task'], taskStatuses: ['assigned', 'completed'] });
    const lines = told(exported(sample, { filter }));
    expect(lines.slice(1)).toMatchObject([
      { time: at(10), status: 'assigned', stand: '210', taskType: 'fuelling', priority: null },
      { time: at(400), status: 'completed', stand: '210', taskType: 'fuelling', vehicleId: 'F1' },
    ]);
  });

  it.each([
    ['in the range', {}, 1, [at(1), at(100), at(400)]],
    ['before the range', { from: at(200) }, 2, [at(10), at(400)]],
  ])('stand on no damaged record %s', async (_where, range, damaged, times) => {
    const database = await storeWith([...sampleShift()]);
    const sequences = database
      .prepare<[], number>('select sequence from record where kind = 1 order by time')
      .pluck()
      .all();
    database
      .prepare('update record set state = substr(state, 1, 40) where sequence = ?')
      .run(sequences[damaged]);
    const text = exported(database, range);
    expect(
      told(text).flatMap(({ taskId, kind, time }) => (taskId && kind === 'task_update' ? [time] : [])),
    ).toEqual(times);
    const again = await storeOf(text);
    expect(exported(again, { from: END })).toBe(exported(database, { from: END }));
    for (const store of [database, again]) store.close();
  });
});
