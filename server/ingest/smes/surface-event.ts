import { flightUpdateLine, type NdjsonLine, notificationLine } from '../../contract/lines.ts';
import { reasonOf } from '../reason.ts';
import { BoundedMap } from './bounded-map.ts';
import { childOf, textOf, type XmlElement } from './message-tree.ts';
import { reportTime } from './report-time.ts';
import { knownText } from './track-fields.ts';

/** What a flight went through by A-CDM's names: take-off and landing. The other events have no milestone there. */
const MILESTONES: ReadonlyMap<string, string> = new Map([
  ['off', 'ATOT'],
  ['on', 'ALDT'],
]);
const STATUSES: ReadonlyMap<string, string> = new Map([
  ['off', 'departed'],
  ['on', 'landed'],
  ['spotout', 'taxi_out'],
  ['spotin', 'taxi_in'],
]);
const WORD = /^[a-z]{1,20}$/;
/** Of more flights than these, the milestones of the first ones are forgotten. */
const MOST_FLIGHTS = 20_000;

/** Children of a message that have a place of their own in a flight, or lead to its vehicle. */
const PLACED = new Set([
  'airport',
  'time',
  'callsign',
  'aircraftType',
  'position',
  'events',
  'enhancedData',
  'status',
]);
const FIELDS = new Set(Object.keys(flightUpdateLine.shape));

/** What a message tells, or why it cannot be used. `flightId`: that of the flight, where it tells one. */
export type ReadEvent =
  | { readonly line: NdjsonLine; readonly time: string; readonly flightId: string | undefined }
  | { readonly reason: string };

type Happening = readonly [event: string, time: string];

/**
 * Reads `SurfaceMovementEventMessage`. A flight's take-off and landing are milestones (ATOT, ALDT); that it left or
 * reached its spot, or came onto a runway, has none there and becomes an attribute with its time (`spotout`). What
 * happened to nobody known (`ANON`) is a notification.
 */
export class SurfaceEvents {
  readonly #milestones = new BoundedMap<string, Readonly<Record<string, string>>>(MOST_FLIGHTS);

  read(message: XmlElement, airportId: string): ReadEvent {
    const at = reportTime(textOf(message, 'time'));
    if ('reason' in at) return at;
    const event = eventOf(message);
    if (event === undefined) return { reason: 'event: must be a word, such as off, on, spotout or spotin' };
    const flightId = flightIdOf(message, at.time);
    if (flightId === undefined) return notification(message, airportId, at.time, event);
    const happened = [...pastEvents(message), [event, at.time] as const];
    const milestones = this.#milestonesOf(`${airportId} ${flightId}`, happened);
    const line = {
      ...attributesOf(message, event),
      ...Object.fromEntries(happened.filter(([name]) => !MILESTONES.has(name) && !FIELDS.has(name))),
      kind: 'flight_update',
      airportId,
      flightId,
      time: at.time,
      callsign: knownText(textOf(message, 'callsign')),
      aircraftType: knownText(textOf(message, 'aircraftType')),
      direction: directionOf(message, airportId, event),
      status: STATUSES.get(event),
      runway: MILESTONES.has(event) ? textOf(message, 'runway') : undefined,
      milestones,
    };
    const checked = flightUpdateLine.safeParse(line);
    if (!checked.success) return { reason: reasonOf(checked.error.issues, line) };
    return { line: checked.data, time: at.time, flightId };
  }

  /** All milestones of the flight that were told by now: a record replaces them all. */
  #milestonesOf(
    flight: string,
    happened: readonly Happening[],
  ): Readonly<Record<string, string>> | undefined {
    const told = happened.flatMap(([event, time]) => {
      const milestone = MILESTONES.get(event);
      return milestone === undefined ? [] : [[milestone, time] as const];
    });
    if (told.length === 0) return undefined;
    const milestones = { ...this.#milestones.get(flight), ...Object.fromEntries(told) };
    this.#milestones.set(flight, milestones);
    return milestones;
  }
}

function eventOf(message: XmlElement): string | undefined {
  const event = textOf(message, 'event')
    ?.toLowerCase()
    .replaceAll(/[\s_-]/g, '');
  return event !== undefined && WORD.test(event) ? event : undefined;
}

/** By call sign and surface track, which is the same from the spot to the runway; else by the flight plan's own id. */
function flightIdOf(message: XmlElement, time: string): string | undefined {
  const callsign = knownText(textOf(message, 'callsign'));
  if (callsign !== undefined) return `${callsign}-${textOf(message, 'stid') ?? time.slice(0, 10)}`;
  const enhanced = childOf(message, 'enhancedData');
  return textOf(enhanced, 'eramGufi') ?? textOf(enhanced, 'sfdpsGufi');
}

/** What went before, as the message lists it; what cannot be read there is in the messages of then. */
function pastEvents(message: XmlElement): Happening[] {
  const records = childOf(message, 'events')?.children.filter(({ name }) => name === 'eventRecord') ?? [];
  return records.flatMap(record => {
    const event = eventOf(record);
    const at = reportTime(textOf(record, 'at'));
    return event === undefined || 'reason' in at ? [] : [[event, at.time] as const];
  });
}

function directionOf(message: XmlElement, airportId: string, event: string): string | undefined {
  const enhanced = childOf(message, 'enhancedData');
  const leaves = textOf(enhanced, 'departureAirport') === airportId;
  const comes = textOf(enhanced, 'destinationAirport') === airportId;
  if (leaves !== comes) return leaves ? 'departure' : 'arrival';
  if (event === 'off') return 'departure';
  return event === 'on' ? 'arrival' : undefined;
}

function attributesOf(message: XmlElement, event: string): Record<string, unknown> {
  const own = message.children.filter(
    ({ name, text }) => text !== '' && !PLACED.has(name) && !FIELDS.has(name),
  );
  const planned = childOf(message, 'enhancedData')?.children.filter(({ text }) => text !== '') ?? [];
  const runway = MILESTONES.has(event) ? undefined : textOf(message, 'runway');
  return {
    ...Object.fromEntries(
      [...own, ...planned.filter(({ name }) => !FIELDS.has(name))].map(({ name, text }) => [name, text]),
    ),
    surfaceStatus: textOf(message, 'status'),
    ...(runway !== undefined && { [`${event}Runway`]: runway }),
  };
}

function notification(message: XmlElement, airportId: string, time: string, event: string): ReadEvent {
  const track = textOf(message, 'stid') ?? textOf(message, 'track') ?? 'unknown';
  const runway = textOf(message, 'runway');
  const checked = notificationLine.safeParse({
    ...attributesOf(message, event),
    kind: 'notification',
    airportId,
    notificationId: `${event}-${track}-${time}`,
    time,
    severity: 'info',
    message: `Surface movement event: ${event}${runway === undefined ? '' : `, runway ${runway}`}`,
  });
  if (!checked.success) return { reason: reasonOf(checked.error.issues, {}) };
  return { line: checked.data, time, flightId: undefined };
}
