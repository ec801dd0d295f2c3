import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { NdjsonLine } from '../../server/contract/lines.ts';
import { toIso } from '../../server/contract/time.ts';
import { BatchBuilder } from '../../server/ingest/positions/batch-builder.ts';
import { writeBatch } from '../../server/ingest/recording-batch.ts';
import type { RecordingSink } from '../../server/ingest/recording-sink.ts';
import { openDatabase } from '../../server/store/database.ts';
import { recordingsInto } from '../../server/store/recording-import.ts';
import { ManualClock } from '../manual-clock.ts';
import { randomLines } from './random-lines.ts';
import { rawContents } from './raw-contents.ts';

async function contentsOf(
  files: readonly (readonly NdjsonLine[])[],
  write: (lines: readonly NdjsonLine[], sink: RecordingSink) => void,
) {
  const database = await openDatabase(':memory:');
  try {
    for (const [index, lines] of files.entries()) {
      const source = { name: 'test.ndjson', sha256: `${index}`, format: 'ndjson' };
      const recording = recordingsInto(database, new ManualClock())(source);
      if ('alreadyImported' in recording) throw new Error('imported twice');
      write(lines, recording);
      recording.commit();
    }
    return rawContents(database);
  } finally {
    database.close();
  }
}

it('leaves the same store by batches as line by line', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(randomLines, { minLength: 1, maxLength: 3 }),
      fc.integer({ min: 1, max: 20 }),
      async (files, linesPerBatch) => {
        const one = await contentsOf(files, (lines, sink) => {
          for (const line of lines) sink.write(line);
        });
        const batches = await contentsOf(files, (lines, sink) => {
          const builder = new BatchBuilder();
          for (const [index, line] of lines.entries()) {
            builder.add(line);
            const batch = (index + 1) % linesPerBatch === 0 ? builder.take() : undefined;
            if (batch) writeBatch(batch, sink);
          }
          const last = builder.take();
          if (last) writeBatch(last, sink);
        });
        expect(batches).toEqual(one);
      },
    ),
    { numRuns: 60 },
  ));

it('holds on to no vehicle that was let go because there are very many', async () => {
  const vehicles = 50_010;
  const position = (vehicle: number, second: number, fields: object): NdjsonLine => ({
    kind: 'vehicle_update',
    airportId: 'LEBL',
    vehicleId: `V${vehicle}`,
    time: toIso(second * 1000),
    lon: 2,
    lat: 41,
    ...fields,
  });
  // All of them in one batch, the first ones again behind those that drive them out, and once too early.
  const lines = [
    position(0, 5, { callsign: 'first' }),
    ...Array.from({ length: vehicles }, (_, vehicle) => position(vehicle, 10, { speed: 3 })),
    position(0, 2, { status: 'idle' }),
    position(0, 20, {}),
  ];
  const write = (batch: boolean) => (all: readonly NdjsonLine[], sink: RecordingSink) => {
    const builder = new BatchBuilder();
    for (const line of all) {
      if (batch) builder.add(line);
      else sink.write(line);
    }
    const only = builder.take();
    if (only) writeBatch(only, sink);
  };
  const [batches, one] = [await contentsOf([lines], write(true)), await contentsOf([lines], write(false))];
  expect(JSON.stringify(batches)).toBe(JSON.stringify(one));
  expect(batches.record?.at(-1)).toMatchObject({ state: expect.stringContaining('"callsign":"first"') });
});
