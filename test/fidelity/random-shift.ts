import fc from 'fast-check';
import type { Filters } from '../../server/contract/filters.ts';
import type { Line } from './recorded-state.ts';

export const START = Date.UTC(2020, 9, 2, 8);
/** Length of the recorded past that random shifts cover, in ms. */
export const LENGTH = 60_000;

const at = fc
  .oneof(
    { weight: 3, arbitrary: fc.integer({ min: -20_000, max: LENGTH + 20_000 }) },
    { weight: 2, arbitrary: fc.integer({ min: -2, max: 12 }).map(slot => slot * 5000) },
  )
  .map(offset => new Date(START + offset).toISOString());
const oneOf = <T>(...values: T[]) => fc.constantFrom(...values);
const vehicleId = oneOf('v1', 'v2', 'v3');
const taskId = oneOf('t1', 't2', 't3');
const flightId = oneOf('f1', 'f2');
const stand = oneOf('201', '202');
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const place = fc.double({ min: 2, max: 3, noNaN: true, noDefaultInfinity: true });
const attributes = maybe(
  fc.dictionary(oneOf('a', 'b'), fc.integer(), { minKeys: 1, maxKeys: 2, noNullPrototype: true }),
);

const line = (
  kind: string,
  required: Record<string, fc.Arbitrary<unknown>>,
  optional: Record<string, fc.Arbitrary<unknown>>,
) =>
  fc
    .record({ ...required, ...optional }, { requiredKeys: Object.keys(required) })
    .map(fields => ({ kind, airportId: 'LEBL', ...fields }) as Line);

export const lines: fc.Arbitrary<Line[]> = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: line(
        'vehicle_update',
        { vehicleId, time: at, lon: place, lat: place },
        {
          vehicleType: maybe(oneOf('bus', 'fuel_truck')),
          callsign: maybe(oneOf('A', 'B')),
          heading: maybe(fc.integer({ min: 0, max: 359 })),
          speed: maybe(fc.integer({ min: 0, max: 20 })),
          status: maybe(oneOf('idle', 'working', 'en_route')),
          taskId: maybe(taskId),
          flightId: maybe(flightId),
          attributes,
        },
      ),
    },
    {
      weight: 4,
      arbitrary: line(
        'task_update',
        { taskId, time: at },
        {
          taskType: maybe(oneOf('boarding', 'fuelling')),
          flightId: maybe(flightId),
          stand: maybe(stand),
          status: maybe(oneOf('planned', 'in_progress', 'completed')),
          vehicleId: maybe(vehicleId),
          plannedStart: maybe(at),
          actualEnd: maybe(at),
          assignmentSource: maybe(oneOf('auto', 'manual')),
          priority: maybe(fc.integer({ min: 0, max: 9 })),
          attributes,
        },
      ),
    },
    {
      weight: 2,
      arbitrary: line(
        'flight_update',
        { flightId, time: at },
        {
          callsign: maybe(oneOf('X1', 'X2')),
          stand: maybe(stand),
          status: maybe(oneOf('scheduled', 'in_block')),
          milestones: maybe(
            fc.dictionary(oneOf('AIBT', 'AOBT'), at, { minKeys: 1, maxKeys: 2, noNullPrototype: true }),
          ),
        },
      ),
    },
    {
      weight: 1,
      arbitrary: line(
        'notification',
        { notificationId: fc.uuid(), time: at },
        {
          severity: maybe(oneOf('info', 'critical')),
          message: fc.string(),
          vehicleId: maybe(vehicleId),
          taskId: maybe(taskId),
        },
      ),
    },
    {
      weight: 1,
      arbitrary: line(
        'decision',
        { decisionId: fc.uuid(), time: at },
        { taskId: maybe(taskId), trigger: fc.string() },
      ),
    },
    {
      weight: 1,
      arbitrary: line(
        'vehicle',
        { vehicleId, vehicleType: oneOf('bus', 'fuel_truck') },
        { callsign: maybe(oneOf('C')) },
      ),
    },
  ),
  { minLength: 15, maxLength: 70 },
);

const some = <T>(value: fc.Arbitrary<T>) => fc.uniqueArray(value, { maxLength: 2 });
export const filters: fc.Arbitrary<Filters> = fc.oneof(
  { weight: 1, arbitrary: fc.constant({}) },
  {
    weight: 3,
    arbitrary: fc.record(
      {
        kinds: some(oneOf('vehicle', 'task', 'flight', 'notification', 'decision')),
        vehicleTypes: some(oneOf('bus', 'fuel_truck')),
        vehicleIds: some(vehicleId),
        vehicleStatuses: some(oneOf('idle', 'working', 'en_route')),
        taskTypes: some(oneOf('boarding', 'fuelling')),
        taskStatuses: some(oneOf('planned', 'in_progress', 'completed')),
        taskIds: some(taskId),
        flightIds: some(flightId),
        stands: some(stand),
        bbox: fc.constantFrom<[number, number, number, number]>([2, 2, 2.5, 3], [2.2, 2.2, 2.8, 2.8]),
      },
      { requiredKeys: [] },
    ) as fc.Arbitrary<Filters>,
  },
);

/** A time within the recorded minute, as ISO text. */
export const instant = fc
  .integer({ min: 0, max: LENGTH })
  .map(offset => new Date(START + offset).toISOString());
export const speed = oneOf(0.5, 1, 7, 60, 600, 3600);
