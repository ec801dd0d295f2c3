import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findingLines } from '../../../server/bin/finding-text.ts';
import type { NdjsonLine } from '../../../server/contract/lines.ts';
import { type RecordingQuality, recordingQuality } from '../../../server/contract/recordings.ts';
import { vehicleType } from '../../../server/contract/vocabulary.ts';
import { QualityTally } from '../../../server/ingest/quality/quality-tally.ts';
import { AIRPORT } from './made-lines.ts';

const id = fc.constantFrom('A', 'B', 'C');
const maybeId = fc.option(id);
const time = fc
  .oneof(
    fc.integer({ min: 0, max: 3000 }).map(second => Date.UTC(2020, 9, 2) + second * 500),
    fc.integer({ min: Date.UTC(0, 0, 1), max: Date.UTC(9999, 0, 1) }),
  )
  .map(ms => new Date(ms).toISOString());
const airportId = fc.constantFrom(AIRPORT, 'LEMD');
const place = {
  lon: fc.oneof(
    fc.double({ min: 2, max: 2.1, noNaN: true }),
    fc.double({ min: -180, max: 180, noNaN: true }),
  ),
  lat: fc.oneof(
    fc.double({ min: 41, max: 41.4, noNaN: true }),
    fc.double({ min: -90, max: 90, noNaN: true }),
  ),
};
const line: fc.Arbitrary<NdjsonLine> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('vehicle_update' as const),
      airportId,
      vehicleId: id,
      time,
      ...place,
      vehicleType: fc.option(fc.constantFrom(...vehicleType.options)),
      callsign: fc.option(fc.string()),
      speed: fc.option(fc.double({ min: 0, max: 1e6, noNaN: true })),
      heading: fc.option(fc.double({ min: 0, max: 359, noNaN: true })),
      taskId: maybeId,
      flightId: maybeId,
      on_ground: fc.option(fc.boolean()),
    }),
  },
  fc.record({
    kind: fc.constant('task_update' as const),
    airportId,
    taskId: id,
    time,
    vehicleId: maybeId,
    status: fc.constantFrom('on_position' as const, 'accepted' as const, null),
    taskType: fc.constantFrom('fuelling' as const, 'water' as const, null),
  }),
  fc.record({ kind: fc.constant('flight_update' as const), airportId, flightId: id, time }),
  fc.record({
    kind: fc.constant('decision' as const),
    airportId,
    decisionId: id,
    time,
    chosenVehicleId: maybeId,
  }),
  fc.record({
    kind: fc.constant('vehicle' as const),
    airportId,
    vehicleId: id,
    vehicleType: fc.constantFrom(...vehicleType.options),
  }),
  fc.record({
    kind: fc.constant('airport' as const),
    airportId,
    name: fc.constant('X'),
    timeZone: fc.constant('UTC'),
    ...place,
  }),
);

/** Read from its JSON it says the same. */
function expectKept(quality: RecordingQuality): void {
  const kept: unknown = JSON.parse(JSON.stringify(quality));
  expect(recordingQuality.parse(kept)).toEqual(kept);
}

it('whatever comes in, the judgement is one that can be kept, read and told, of one source or of two', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 80 }), fc.array(line, { maxLength: 20 }), (first, second) => {
      const total = new QualityTally(Date.UTC(2021, 0, 1));
      for (const lines of [first, second]) {
        const own = new QualityTally(Date.UTC(2021, 0, 1));
        for (const each of lines) own.line(each);
        const quality = own.quality([]);
        expectKept(quality);
        expect(own.quality([])).toEqual(quality);
        total.absorb(own);
      }
      const quality = total.quality([]);
      expectKept(quality);
      expect(quality.lines).toBe(first.length + second.length);
      for (const { count, examples } of quality.findings)
        expect(examples.length).toBeLessThanOrEqual(Math.min(5, count));
      expect(quality.findings.flatMap(findingLines).join(' ')).not.toMatch(/undefined|NaN|Infinity/);
    }),
    { numRuns: 200 },
  );
});
