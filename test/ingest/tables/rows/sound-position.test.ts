import fc from 'fast-check';
import { expect, it } from 'vitest';
import { vehicleUpdateLine } from '../../../../server/contract/lines.ts';
import { isSoundPosition } from '../../../../server/ingest/tables/rows/sound-position.ts';

const number = fc.oneof(
  fc.double(),
  fc.integer({ min: -400, max: 400 }),
  fc.constantFrom<unknown>(-180, 180, 90, -90, 360, 359.999, 0, -0, '1', null, undefined),
);
const identifier = fc.oneof(
  fc.string({ maxLength: 5 }),
  fc.constantFrom<unknown>('', 'x'.repeat(200), 'x'.repeat(201), 7, null, undefined),
);
const sound = {
  kind: fc.constant('vehicle_update'),
  airportId: fc.constantFrom('LEBL', 'LEBL', '', 'lebl', 'LE', 'LEBLLEBLL'),
  vehicleId: identifier,
  time: fc.constantFrom('2020-10-02T08:00:00.000Z', undefined),
  lon: number,
  lat: number,
};
const line = fc.record(
  {
    ...sound,
    heading: number,
    speed: number,
    callsign: identifier,
    taskId: identifier,
    flightId: identifier,
    vehicleType: fc.constantFrom('bus', 'unknown'),
    status: fc.constantFrom('idle', 'unknown'),
  },
  { requiredKeys: ['kind', 'airportId'] },
);

it('takes only what the schema takes, and lets it be', () => {
  fc.assert(
    fc.property(line, record => {
      const checked = vehicleUpdateLine.safeParse(record);
      if (isSoundPosition(record)) expect(checked).toEqual({ success: true, data: record });
    }),
    { numRuns: 2000 },
  );
});

it('takes what the schema takes, as long as it is not null', () => {
  fc.assert(
    fc.property(line, record => {
      const isNull = Object.values(record).includes(null);
      if (!isNull && vehicleUpdateLine.safeParse(record).success) expect(isSoundPosition(record)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});
