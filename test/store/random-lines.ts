import fc from 'fast-check';
import { type NdjsonLine, ndjsonLine } from '../../server/contract/lines.ts';
import { toIso } from '../../server/contract/time.ts';

export const RANDOM_START = Date.UTC(2026, 2, 1, 8);
export const RANDOM_SPAN_MS = 20_000;

const airportId = fc.constantFrom('LEBL', 'KIND');
const time = fc.integer({ min: 0, max: 40 }).map(half => toIso(RANDOM_START + half * 500));
const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const attributes = orNull(fc.dictionary(fc.constantFrom('fuel', 'crew', '7'), fc.constantFrom(1, 'x', null)));
const unknown = {
  fuel: orNull(fc.integer({ min: 0, max: 3 })),
  '12': orNull(fc.boolean()),
  note: orNull(fc.constantFrom('a', 'ü "quoted"', '\u2028')),
};
const entity = (name: string) => fc.constantFrom(`${name}1`, `${name}2`, `${name} "3"`);
const word = orNull(fc.constantFrom('A1', 'B2', ''));
const identifier = orNull(fc.constantFrom('X1', 'X2'));

const line = (
  kind: string,
  required: Record<string, fc.Arbitrary<unknown>>,
  optional: Record<string, fc.Arbitrary<unknown>>,
) =>
  fc
    .tuple(
      fc.record({ kind: fc.constant(kind), airportId, ...required }),
      fc.record({ ...optional, ...unknown }, { requiredKeys: [] }),
    )
    .map(([needed, rest]) => ({ ...needed, ...rest }));

const anyLine = fc.oneof(
  {
    weight: 6,
    arbitrary: line(
      'vehicle_update',
      { vehicleId: entity('V'), time, lon: fc.constantFrom(2, 2.0784472), lat: fc.constantFrom(41, -0.5) },
      {
        vehicleType: orNull(fc.constantFrom('bus', 'tow_tractor')),
        callsign: word,
        heading: orNull(fc.constantFrom(0, 359.9)),
        speed: orNull(fc.constantFrom(0, 5.5)),
        status: orNull(fc.constantFrom('idle', 'working')),
        taskId: identifier,
        attributes,
      },
    ),
  },
  {
    weight: 6,
    arbitrary: line(
      'task_update',
      { taskId: entity('T'), time },
      {
        taskType: orNull(fc.constantFrom('fuelling', 'catering')),
        stand: identifier,
        status: orNull(fc.constantFrom('planned', 'in_progress', 'completed', 'cancelled')),
        plannedStart: orNull(time),
        plannedEnd: orNull(time),
        actualStart: orNull(time),
        actualEnd: orNull(time),
        priority: orNull(fc.integer()),
        attributes,
      },
    ),
  },
  {
    weight: 3,
    arbitrary: line(
      'flight_update',
      { flightId: entity('F'), time },
      {
        callsign: word,
        stand: identifier,
        milestones: orNull(fc.dictionary(fc.constantFrom('AIBT', 'TOBT'), orNull(time))),
        attributes,
      },
    ),
  },
  {
    weight: 2,
    arbitrary: line(
      'notification',
      { notificationId: entity('N'), time },
      {
        severity: orNull(fc.constantFrom('info', 'warning', 'critical')),
        message: word,
        attributes: fc.dictionary(fc.constantFrom('fuel', 'b'), fc.integer()),
      },
    ),
  },
  {
    weight: 2,
    arbitrary: line(
      'decision',
      { decisionId: entity('D'), time },
      {
        trigger: word,
        candidates: orNull(fc.array(fc.record({ vehicleId: fc.constant('V1') }), { maxLength: 2 })),
      },
    ),
  },
  {
    weight: 2,
    arbitrary: line(
      'vehicle',
      { vehicleId: entity('V'), vehicleType: fc.constantFrom('bus', 'fuel_truck') },
      { callsign: word },
    ),
  },
);

/** Lines as a reader hands them to a sink: valid, their times in UTC with milliseconds; many ties, nulls, attributes. */
export const randomLines: fc.Arbitrary<NdjsonLine[]> = fc
  .array(anyLine, { minLength: 1, maxLength: 60 })
  .map(lines => lines.map(raw => ndjsonLine.parse(raw)));
