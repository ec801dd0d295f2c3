import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RECORD_KINDS } from '../../server/contract/records.ts';
import type { StoredRecord } from '../../server/replay/record-reader.ts';
import { openDatabase } from '../../server/store/database.ts';
import { SqliteRecordReader } from '../../server/store/record-reader.ts';
import { importLines } from './import-lines.ts';
import { RANDOM_SPAN_MS, RANDOM_START, randomLines } from './random-lines.ts';

const compare = (a: { time: number; sequence: number }, b: { time: number; sequence: number }) =>
  a.time - b.time || a.sequence - b.sequence;

const latestOfEach = (records: readonly StoredRecord[]) =>
  [...new Map(records.map(record => [record.entityId, record])).values()].sort(compare);

test('every way of reading gives the part of the whole that it should', async () => {
  await fc.assert(
    fc.asyncProperty(
      randomLines,
      fc.integer({ min: -1, max: RANDOM_SPAN_MS }),
      fc.double({ min: 0, max: 9000, noNaN: true }),
      fc.integer({ min: 1, max: 4 }),
      fc.constantFrom('V1', 'T2', 'F1', 'N1', 'nobody'),
      async (lines, offset, length, limit, entityId) => {
        const database = await openDatabase(':memory:');
        importLines(database, lines);
        const reader = new SqliteRecordReader(database);
        const after = RANDOM_START + offset;
        const upTo = after + length;
        for (const kind of RECORD_KINDS) {
          const whole = reader.readSpan('LEBL', kind, 0, RANDOM_START + 2 * RANDOM_SPAN_MS);
          expect(whole).toEqual(whole.toSorted(compare));
          const span = whole.filter(({ time }) => time > after && time <= upTo);
          expect(reader.readSpan('LEBL', kind, after, upTo)).toEqual(span);
          expect(reader.readLatest('LEBL', kind, after, upTo)).toEqual(latestOfEach(span));

          const past = latestOfEach(whole.filter(({ time }) => time <= upTo));
          const ids = [entityId, 'V2', 'T1', entityId];
          expect(reader.readState('LEBL', kind, upTo, ids).toSorted(compare)).toEqual(
            past.filter(record => ids.includes(record.entityId)),
          );

          const place = whole[limit] ?? { time: after, sequence: Number.NEGATIVE_INFINITY };
          for (const from of [place, { time: place.time, sequence: Number.POSITIVE_INFINITY }]) {
            const later = whole.filter(record => compare(record, from) > 0);
            const earlier = whole.filter(record => compare(record, from) < 0).reverse();
            const ofOne = (records: StoredRecord[]) => records.filter(record => record.entityId === entityId);
            for (const [direction, records] of [
              ['next', later],
              ['previous', earlier],
            ] as const) {
              expect(reader.readBeyond('LEBL', kind, direction, from, limit)).toEqual(
                records.slice(0, limit),
              );
              expect(reader.readBeyond('LEBL', kind, direction, from, limit, entityId)).toEqual(
                ofOne(records).slice(0, limit),
              );
            }
          }
        }
        database.close();
      },
    ),
    { numRuns: 100 },
  );
});

test('the latest of a span with many records of few entities is the same as of a short one', async () => {
  const database = await openDatabase(':memory:');
  const time = (i: number) => new Date(RANDOM_START + i * 100).toISOString();
  importLines(
    database,
    Array.from({ length: 400 }, (_, i) => ({
      kind: 'vehicle_update' as const,
      airportId: 'LEBL',
      vehicleId: `V${i < 200 ? i % 3 : i % 2}`,
      time: time(i),
      lon: 2,
      lat: 41,
    })),
  );
  const reader = new SqliteRecordReader(database);
  const upTo = RANDOM_START + 35_000;
  for (const after of [RANDOM_START - 1, RANDOM_START + 25_000, RANDOM_START + 34_900]) {
    const span = reader.readSpan('LEBL', 'vehicle', after, upTo);
    expect(reader.readLatest('LEBL', 'vehicle', after, upTo)).toEqual(latestOfEach(span));
  }
});

test('an airport that does not exist has no records', async () => {
  const reader = new SqliteRecordReader(await openDatabase(':memory:'));
  expect(reader.hasAirport('LEBL')).toBe(false);
  expect(reader.readSpan('LEBL', 'vehicle', 0, 1)).toEqual([]);
  expect(reader.readState('LEBL', 'vehicle', 1)).toEqual([]);
  expect(reader.readLatest('LEBL', 'vehicle', 0, 1)).toEqual([]);
  expect(reader.readBeyond('LEBL', 'vehicle', 'next', { time: 0, sequence: 0 }, 1)).toEqual([]);
});
