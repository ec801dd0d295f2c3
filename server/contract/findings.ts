import { z } from 'zod';
import { identifier, latitude, longitude } from './records.ts';
import { airportId } from './session.ts';
import { isoTime } from './time.ts';
import { severity } from './vocabulary.ts';

/** What can be found wrong, or doubtful, about records that came in; in the order in which a report tells it. */
const KINDS = {
  clock_offset: 'Positions of the same vehicles agree with an earlier recording only when shifted in time',
  event_offset:
    'Tasks tell of arrivals (`on_position`) at other times than those at which the positions of their vehicles come to a stand',
  long_past: 'Records from before the year 2000',
  future: 'Records from after the time of the import',
  off_airport:
    "Positions more than 10 km from the airport's reference point, counted by squares of 0.01°; nothing where no reference point is known",
  speed_mismatch:
    'Vehicles whose speeds told do not agree with how far they came; those with at least 12 stretches of 10 s in motion are judged',
  heading_mismatch:
    'Vehicles whose headings told are on average more than 45° off the course that their positions make',
  jump: 'Two positions of a vehicle, one told after the other, farther apart than it can have driven or flown',
  conflict:
    'Positions that tell the same vehicle and time as the one of that vehicle before, but other values',
  type_change: 'Vehicles or tasks that are told to be of different types',
  unknown_vehicle: 'Vehicles that are named, but of which neither these records nor the store know anything',
  unknown_task: 'Tasks, likewise',
  unknown_flight: 'Flights, likewise',
  silence: 'Stretches of more than 10 s in which no vehicle of an airport told its position',
  gap: 'Stretches of more than 60 s between two positions of a vehicle, after which it counts as absent',
  duplicate: 'Records that were told before in the same words: same entity, same time, same values',
  out_of_order: 'Records that tell an earlier time than one told before them of the same entity',
  callsign_change: 'Vehicles, other than aircraft, that go by different callsigns',
} as const;
export type FindingKind = keyof typeof KINDS;
export const FINDING_KINDS = Object.keys(KINDS) as [FindingKind, ...FindingKind[]];

const findingKind = z
  .enum(FINDING_KINDS)
  .meta({ id: 'FindingKind', description: Object.entries(KINDS).map(described).join('; ') });

const CAUSES = {
  time_zone: 'the offset is one of a time zone',
  seconds_as_milliseconds: 'seconds were taken for milliseconds',
  lon_lat_swapped: 'longitude and latitude stand in each other’s place',
  speed_unit: 'the speed’s unit is another, see `units`',
  none_of_kind: 'none of that kind is known at all: what tells of them was not imported',
} as const;
export type FindingCause = keyof typeof CAUSES;

const speedUnit = z.enum(['m/s', 'kt', 'km/h', 'mph']);
export type SpeedUnitName = z.infer<typeof speedUnit>;

const place = z.strictObject({ lon: longitude, lat: latitude });
const amount = (description: string) => z.number().optional().meta({ description });

/** One moment at which something was found, with what is needed to see it in a replay. */
const findingExample = z
  .strictObject({
    airportId,
    time: isoTime,
    until: isoTime.optional().meta({ description: 'End of a stretch that begins at `time`' }),
    vehicleId: identifier.optional(),
    taskId: identifier.optional(),
    flightId: identifier.optional(),
    callsign: z.string().optional().meta({ description: 'By which the vehicle went' }),
    from: place.optional().meta({ description: 'Where the vehicle was before' }),
    to: place.optional().meta({ description: 'Where it is told to be at `time`' }),
    metres: amount('Distance between two positions, or from the airport; for clocks, the median left over'),
    seconds: amount(
      'Time between two positions; how far back a record goes, or ahead of the import; for clocks, how far the times of this recording are ahead of the other’s, for events how far they come after what positions show, negative where behind or before',
    ),
    margin: amount(
      'For clocks and events: seconds to either side within which the offset lies in 19 of 20 cases',
    ),
    speed: amount('Metres per second that the positions make'),
    told: amount('Metres per second as told'),
    limit: amount('Metres per second that a vehicle of its type can reach at most'),
    ratio: amount('Speed told, divided by the speed that the positions make'),
    degrees: amount('Mean angle between heading and course'),
    fixes: amount('How many positions, events or stretches of 10 s this was worked out from'),
    recordingId: z.int().optional().meta({ description: 'The other recording, for clocks' }),
    was: z.string().optional().meta({ description: 'Type or callsign told before' }),
    is: z.string().optional().meta({ description: 'Type or callsign told at `time`' }),
    names: identifier.optional().meta({ description: 'The id that nothing else knows' }),
  })
  .meta({ id: 'FindingExample' });
export type FindingExample = z.infer<typeof findingExample>;

export const finding = z
  .strictObject({
    kind: findingKind,
    severity: severity.meta({
      description:
        'What follows from it: the replay would mislead, may mislead in places, or is worth knowing',
    }),
    count: z.int().min(1).meta({ description: 'How often it was found' }),
    entities: z
      .int()
      .min(0)
      .meta({ description: 'At how many vehicles, tasks or flights; 0 where it is about none of them' }),
    cause: z
      .enum(Object.keys(CAUSES) as [FindingCause, ...FindingCause[]])
      .nullable()
      .meta({
        description: `What it seems to come from, where that can be told. ${Object.entries(CAUSES).map(described).join('; ')}`,
      }),
    units: z
      .strictObject({ given: speedUnit, read: speedUnit })
      .optional()
      .meta({ description: 'The unit that the numbers seem to be in, and that in which they were read' }),
    examples: z
      .array(findingExample)
      .meta({ description: 'Up to five, the worst first, each of another entity' }),
  })
  .meta({ id: 'Finding' });
export type Finding = z.infer<typeof finding>;

function described([name, text]: readonly [string, string]): string {
  return `\`${name}\`: ${text}`;
}
