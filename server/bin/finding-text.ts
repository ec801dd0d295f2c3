import type { Finding, FindingExample, FindingKind, SpeedUnitName } from '../contract/findings.ts';
import { plural, printable, type WordForms } from './plain-text.ts';

const SEVERITY_WORDS: Readonly<Record<Finding['severity'], string>> = {
  critical: 'critical: ',
  warning: 'warning: ',
  info: '',
};

const HOUR = 3600;
const DAY = 86_400;

const VEHICLES: WordForms = ['vehicle', 'vehicles'];
const POSITIONS: WordForms = ['position', 'positions'];

/** What was found, how often, and at how many. */
const WHAT: Readonly<Record<FindingKind, (finding: Finding) => string>> = {
  clock_offset: ({ count }) =>
    count === 1
      ? 'the clock differs from another recording’s'
      : `the clock differs from those of ${count} recordings`,
  event_offset: () => 'tasks tell of arrivals at other times than positions do',
  long_past: ({ count }) => `${plural(count, ['record', 'records'])} from before the year 2000`,
  future: ({ count }) => `${plural(count, ['record', 'records'])} from the future`,
  off_airport: ({ count }) => `${plural(count, POSITIONS)} over 10 km off the airport`,
  speed_mismatch: ({ count }) =>
    `${plural(count, VEHICLES)} whose positions contradict ${count === 1 ? 'its' : 'their'} speeds`,
  heading_mismatch: ({ count }) =>
    `${plural(count, VEHICLES)} with headings off ${count === 1 ? 'its' : 'their'} course`,
  jump: ({ count, entities }) =>
    `${plural(count, ['jump', 'jumps'])} of ${plural(entities, VEHICLES)}, faster than ${entities === 1 ? 'it' : 'they'} can go`,
  conflict: ({ count, entities }) =>
    `${plural(count, ['time', 'times'])} at which ${entities === 1 ? '' : 'one of '}${plural(entities, VEHICLES)} is told in two ways`,
  type_change: ({ entities }) => `${plural(entities, ['id', 'ids'])} of different types`,
  unknown_vehicle: ({ count }) => `${plural(count, VEHICLES)} named that nothing tells of`,
  unknown_task: ({ count }) => `${plural(count, ['task', 'tasks'])} named that nothing tells of`,
  unknown_flight: ({ count }) => `${plural(count, ['flight', 'flights'])} named that nothing tells of`,
  silence: ({ count }) => `${plural(count, ['silence', 'silences'])} of all vehicles over 10 s`,
  gap: ({ count, entities }) =>
    `${plural(count, ['gap', 'gaps'])} over 60 s of ${plural(entities, VEHICLES)}`,
  duplicate: ({ count }) => `${plural(count, ['record', 'records'])} told twice`,
  out_of_order: ({ count }) => `${plural(count, ['record', 'records'])} out of the order of time`,
  callsign_change: ({ entities }) => `${plural(entities, VEHICLES)} that changed the callsign`,
};

/** What can be done about it; nothing where nothing can. */
const ADVICE: Readonly<Partial<Record<FindingKind | NonNullable<Finding['cause']>, string>>> = {
  clock_offset: 'Set the times of one of them right and import it again.',
  event_offset: 'Set the clock of the tasks’ source right, or that of the positions.',
  time_zone: 'The times seem to be local: name their zone in a --profile.',
  seconds_as_milliseconds: 'Seconds were taken for milliseconds: say so in a --profile (format: epoch_s).',
  future: 'Look at the clock of the source, or at the date and zone that were told.',
  off_airport:
    'They are kept, but lie off the map. Where they are of another airport, delete the recording and import it again with that --airport.',
  lon_lat_swapped: 'Longitude and latitude stand in each other’s place: swap their columns in a --profile.',
  speed_unit: 'Name the unit in a --profile.',
  speed_mismatch: 'Look whether the speed is that of the vehicle and in which unit it is.',
  heading_mismatch:
    'Where it is noise, leave the heading out at the source or in a --profile: the replay then turns vehicles along their way.',
  jump: 'Strays of the receiver, or one id for two vehicles.',
  conflict: 'Two sources under one id, or times without fractions of a second.',
  type_change: 'One id for two things: keep them apart in the source.',
  none_of_kind: 'Import what tells of them too.',
  callsign_change: 'Look whether one id was given to two vehicles.',
};

/** The role of a table's column that tells a speed in a unit. */
const SPEED_ROLES: Readonly<Record<SpeedUnitName, string>> = {
  'm/s': 'speed_mps',
  kt: 'speed_kt',
  'km/h': 'speed_kmh',
  mph: 'speed_mph',
};

/** A finding in a line or two: the worst example, and what to do. */
export function findingLines(finding: Finding): string[] {
  const { kind, severity, cause, units, examples } = finding;
  const [worst] = examples;
  const advice = units
    ? `Name the unit: in a table by --map ${SPEED_ROLES[units.given]}=COLUMN.`
    : ((cause && ADVICE[cause]) ?? ADVICE[kind]);
  const rest = [advice, worst && `See ${linkTo(worst)}`].filter(part => part !== undefined).join(' ');
  const example = worst ? `: ${exampleText(worst, finding)}` : '';
  return [`  ${SEVERITY_WORDS[severity]}${WHAT[kind](finding)}${example}`, ...(rest ? [`    ${rest}`] : [])];
}

function exampleText(example: FindingExample, { units }: Finding): string {
  const { time, until, seconds, metres, speed, told, limit, ratio, degrees, margin, fixes } = example;
  const { vehicleId, taskId, flightId, callsign, names, was, is, recordingId } = example;
  const who = callsign ?? vehicleId ?? taskId ?? flightId;
  const parts = [
    names === undefined ? who : `${names}, by ${who ?? 'a notice'}`,
    margin === undefined
      ? undefined
      : recordingId === undefined
        ? `${amount(Math.abs(seconds ?? 0))} ± ${amount(margin)} s ${(seconds ?? 0) > 0 ? 'after' : 'before'} the stop, by ${(fixes ?? 0).toLocaleString('en')} arrivals`
        : `${amount(Math.abs(seconds ?? 0))} ± ${amount(margin)} s ${(seconds ?? 0) > 0 ? 'ahead of' : 'behind'} recording ${recordingId}, by ${(fixes ?? 0).toLocaleString('en')} positions`,
    metres === undefined || margin !== undefined ? undefined : distance(metres),
    seconds === undefined || margin !== undefined ? undefined : lasting(seconds),
    told === undefined
      ? undefined
      : `${amount(told)} m/s told, ${amount(speed ?? 0)} m/s made (${ratio} times)`,
    units ? `numbers in ${units.given} read as ${units.read}` : undefined,
    limit === undefined ? undefined : `${amount(speed ?? 0)} m/s where ${limit} is the most`,
    degrees === undefined ? undefined : `${degrees}° in the mean`,
    was === undefined ? undefined : `${was}, then ${is}`,
    until === undefined ? time : `${time} to ${until}`,
  ];
  return printable(parts.filter(part => part !== undefined).join(', '));
}

/** The page's address of the moment. */
function linkTo({ airportId, time, vehicleId, taskId, flightId }: FindingExample): string {
  const parts = new URLSearchParams({ airport: airportId, time });
  if (vehicleId !== undefined) parts.set('select', `vehicle:${vehicleId}`);
  else if (taskId !== undefined) parts.set('select', `task:${taskId}`);
  else if (flightId !== undefined) parts.set('select', `flight:${flightId}`);
  return `/?${parts.toString().replaceAll('%3A', ':')}`;
}

function distance(metres: number): string {
  return metres < 10_000 ? `${amount(metres)} m` : `${amount(metres / 1000)} km`;
}

function lasting(seconds: number): string {
  if (seconds < 2 * HOUR) return `${amount(seconds)} s`;
  return seconds < 2 * DAY ? `${amount(seconds / HOUR)} h` : `${amount(seconds / DAY)} days`;
}

function amount(value: number): string {
  return value.toLocaleString('en', {
    maximumFractionDigits: Math.abs(value) < 1 ? 2 : Math.abs(value) < 100 ? 1 : 0,
  });
}
