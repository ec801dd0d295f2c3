import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { NdjsonLine } from '../../server/contract/lines.ts';
import { isHappening, RECORD_KINDS } from '../../server/contract/records.ts';
import { openDatabase } from '../../server/store/database.ts';
import { SqliteRecordReader } from '../../server/store/record-reader.ts';
import { type ExpectedRecord, expectedRecords } from './brute-force.ts';
import { importLines } from './import-lines.ts';
import { RANDOM_SPAN_MS, RANDOM_START, randomLines } from './random-lines.ts';

/** One file for each instant of an airport, and any vehicle lines in one: so ties are only within a file. */
function filesOf(lines: readonly NdjsonLine[], parts: number): NdjsonLine[][] {
  const files: NdjsonLine[][] = Array.from({ length: parts }, () => []);
  for (const line of lines) {
    const at = 'time' in line ? Date.parse(String(line.time)) / 500 : 0;
    files[(at * 7) % parts]?.push(line);
  }
  return files;
}

const latestOfEach = (records: readonly ExpectedRecord[]) => [
  ...new Map(records.map(record => [record.entityId, record])).values(),
];

describe('whatever the order of files', () => {
  test('spans and states are what a slow reading of the contract gives', async () => {
    await fc.assert(
      fc.asyncProperty(
        randomLines,
        fc.integer({ min: 1, max: 5 }),
        fc.array(fc.nat(), { minLength: 5, maxLength: 5 }),
        fc.integer({ min: -1, max: RANDOM_SPAN_MS + 1 }),
        async (lines, parts, order, offset) => {
          const database = await openDatabase(':memory:');
          const files = filesOf(lines, parts);
          const shuffled = files
            .map((file, i) => ({ file, key: order[i] ?? 0 }))
            .sort((a, b) => a.key - b.key);
          for (const { file } of shuffled) importLines(database, file);

          const reader = new SqliteRecordReader(database);
          const at = RANDOM_START + offset;
          for (const kind of RECORD_KINDS) {
            const every = expectedRecords(lines, kind);
            for (const airportId of ['LEBL', 'KIND']) {
              const expected = every.filter(record => record.airportId === airportId);
              const span = reader.readSpan(airportId, kind, RANDOM_START - 1, at);
              const expectedSpan = expected.filter(record => record.time <= at);
              expect(
                span.map(({ time, entityId, text }) => ({ time, entityId, state: JSON.parse(text) })),
              ).toEqual(expectedSpan.map(({ time, entityId, state }) => ({ time, entityId, state })));
              if (isHappening(kind)) continue;
              const state = reader.readState(airportId, kind, at);
              expect(state.map(({ text }) => JSON.parse(text))).toEqual(
                latestOfEach(expectedSpan)
                  .sort((a, b) => (a.entityId < b.entityId ? -1 : 1))
                  .map(record => record.state),
              );
            }
          }
          database.close();
        },
      ),
      { numRuns: 150 },
    );
  });
});
