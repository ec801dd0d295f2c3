import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { NdjsonLine } from '../../../server/contract/lines.ts';
import { vehicleType } from '../../../server/contract/vocabulary.ts';
import { AIRPORT, at, drive, PLACE, qualityOf } from './made-lines.ts';

const airportId = AIRPORT;

/** A vehicle that drives as its source truly tells: at some rate, with some scatter, in some order of lines. */
const vehicles = fc.uniqueArray(
  fc.record({
    id: fc.string({ minLength: 1, maxLength: 8 }),
    type: fc.constantFrom(...vehicleType.options),
    speed: fc.double({ min: 0, max: 20, noNaN: true }),
    every: fc.integer({ min: 1, max: 9 }),
    phase: fc.integer({ min: 0, max: 999 }),
    scatter: fc.double({ min: 0, max: 3, noNaN: true }),
  }),
  { minLength: 1, maxLength: 5, selector: ({ id }) => id },
);

it('finds nothing in clean recordings, whatever drives in them and however often it tells', () => {
  fc.assert(
    fc.property(vehicles, fc.boolean(), (fleet, isByVehicle) => {
      const lines = fleet.flatMap(({ id, type, speed, every, phase, scatter }) =>
        [...drive(id, 240, speed)]
          .filter((_, second) => second % every === 0)
          .map((line, index) => ({
            ...line,
            vehicleType: type,
            time: new Date(Date.parse(line.time) + phase).toISOString(),
            lon: line.lon + (scatter * Math.sin(index * 7)) / 83_000,
            lat: line.lat + (scatter * Math.cos(index * 5)) / 111_000,
          })),
      );
      const first: NdjsonLine[] = fleet.map(({ id }, index) => ({
        kind: 'task_update',
        airportId,
        taskId: `T${index}`,
        time: at(5),
        vehicleId: id,
      }));
      const ordered = isByVehicle ? lines : lines.toSorted((a, b) => Date.parse(a.time) - Date.parse(b.time));
      const known = [{ airportId, lon: PLACE[0], lat: PLACE[1] }];
      expect(qualityOf([...first, ...ordered], { known }).findings).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
