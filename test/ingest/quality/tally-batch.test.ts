import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { NdjsonLine } from '../../../server/contract/lines.ts';
import { toIso } from '../../../server/contract/time.ts';
import { BatchBuilder } from '../../../server/ingest/positions/batch-builder.ts';
import { QualityTally } from '../../../server/ingest/quality/quality-tally.ts';
import { tallyBatch } from '../../../server/ingest/quality/tally-batch.ts';
import { AIRPORT } from './made-lines.ts';

const NOW = Date.UTC(2021, 0, 1);

/** Few times and places, so that positions repeat, contradict each other and jump; some attributes tell of the ground. */
const line: fc.Arbitrary<NdjsonLine> = fc.record(
  {
    kind: fc.constant('vehicle_update' as const),
    airportId: fc.constant(AIRPORT),
    vehicleId: fc.constantFrom('A', 'B'),
    time: fc.integer({ min: 0, max: 4 }).map(second => toIso(Date.UTC(2020, 9, 2) + second * 1000)),
    lon: fc.constantFrom(2.07, 2.074, 2.08),
    lat: fc.constant(41.3),
    vehicleType: fc.constantFrom('aircraft' as const, 'bus' as const),
    callsign: fc.constantFrom('One', 'Two'),
    on_ground: fc.boolean(),
    alt_baro: fc.constantFrom('ground', 500),
    fuel: fc.constantFrom(1, 2),
    attributes: fc.constant({ crew: 2 }),
  },
  { requiredKeys: ['kind', 'airportId', 'vehicleId', 'time', 'lon', 'lat'] },
);

/** A line once, or twice, the second time with what another says of its fuel. */
const repeated = fc
  .tuple(line, fc.constantFrom({}, { fuel: 1 }, { fuel: 2 }), fc.boolean())
  .map(([first, other, isTwice]) => (isTwice ? [first, { ...first, ...other }] : [first]));

it('judges the same by batches as line by line', () =>
  fc.assert(
    fc.property(
      fc.array(repeated, { maxLength: 30 }).map(lines => lines.flat()),
      fc.integer({ min: 1, max: 12 }),
      (lines, linesPerBatch) => {
        const [one, batches, builder] = [new QualityTally(NOW), new QualityTally(NOW), new BatchBuilder()];
        for (const [index, each] of lines.entries()) {
          one.line(each);
          builder.add(each);
          const isLast = (index + 1) % linesPerBatch === 0 || index === lines.length - 1;
          const batch = isLast ? builder.take() : undefined;
          if (batch) tallyBatch(batches, batch);
        }
        expect(batches.quality([])).toEqual(one.quality([]));
      },
    ),
    { numRuns: 300 },
  ));
