import fc from 'fast-check';
import { ndjsonLine } from '../../server/contract/lines.ts';
import { ndjsonFormat } from '../../server/ingest/ndjson/ndjson-format.ts';
import { damaged, type FuzzTarget, readBytes } from './fuzz-target.ts';

const KINDS = [
  'airport',
  'vehicle',
  'vehicle_update',
  'task_update',
  'flight_update',
  'notification',
  'decision',
];

const value = fc.oneof(
  fc.string(),
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.jsonValue(),
  fc.constant(null),
);
const line = fc
  .record(
    {
      kind: fc.constantFrom(...KINDS),
      airportId: fc.constantFrom('LEBL', 'KIND', 'x'),
      vehicleId: fc.oneof(fc.string(), value),
      taskId: fc.oneof(fc.string(), value),
      flightId: fc.oneof(fc.string(), value),
      notificationId: fc.string(),
      decisionId: fc.string(),
      time: fc.oneof(fc.constant('2020-10-02T08:00:00Z'), value),
      lon: fc.oneof(fc.double({ min: -180, max: 180 }), value),
      lat: fc.oneof(fc.double({ min: -90, max: 90 }), value),
      milestones: fc.oneof(fc.dictionary(fc.string(), value), value),
      candidates: value,
      attributes: value,
    },
    { requiredKeys: ['kind', 'airportId', 'vehicleId', 'time', 'lon', 'lat'] },
  )
  .map(fields => JSON.stringify(fields));

/** What comes out of it passes the contract's schema, whatever came in. */
export const ndjsonTarget: FuzzTarget = {
  name: 'ndjson',
  input: damaged(
    fc.array(line, { maxLength: 30 }).map(lines => lines.join('\n')),
    ['\n', '"', '{', '\\u0000', '\ud800', '1e999', '"__proto__":{}', ','],
  ),
  run: bytes =>
    readBytes(ndjsonFormat, bytes, {
      write: record => void ndjsonLine.parse(record),
      writeMap() {},
      setAside() {},
    }),
};
