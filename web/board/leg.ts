import type { FlightState } from '../../server/contract/records.ts';
import { toMs } from '../../server/contract/time.ts';
import type { FlightStatus } from '../../server/contract/vocabulary.ts';

/** What a board lists: flights that come, flights that leave, and stays that do both. */
export const BOARD_VIEWS = ['arrivals', 'departures', 'turnarounds'] as const;
export type BoardView = (typeof BOARD_VIEWS)[number];

/** A milestone that is due next: its abbreviation and time (ms since 1970). */
type DueMilestone = { readonly milestone: string; readonly time: number };

/** A flight as one board shows it, at a time. Times in ms since 1970. */
export type Leg = {
  readonly flight: FlightState;
  /** Its flight number here; that of a turnaround's arrival and departure are two. */
  readonly name: string;
  /** Where it comes from or goes to, as the recording's attributes tell. */
  readonly place: string | null;
  readonly status: FlightStatus | null;
  /** The best known time of its block event and which milestone says so; `null` where none does. */
  readonly block: DueMilestone | null;
  /** Its place in order of time: the block event when it happened, else when it is expected, not before now. */
  readonly order: number;
  /** Whether its block event, or that it will never come, lies before the shown time. */
  readonly past: boolean;
  /** Whether nothing more will be told of it on this board. */
  readonly finished: boolean;
  /** How far its block event is, or will be at least, behind schedule, ms; negative ahead; `null` where none is given. */
  readonly delay: number | null;
  readonly next: DueMilestone | null;
};

type Step = { readonly actual: string; readonly planned: readonly string[] };

/** What follows what, each with the milestones that say when it is due, the best first. */
const INBOUND: readonly Step[] = [
  { actual: 'ALDT', planned: ['ELDT', 'TLDT', 'SLDT'] },
  { actual: 'AIBT', planned: ['EIBT', 'SIBT'] },
];
const OUTBOUND: readonly Step[] = [
  { actual: 'ARDT', planned: ['TOBT', 'EOBT', 'SOBT'] },
  { actual: 'ASAT', planned: ['TSAT'] },
  { actual: 'AOBT', planned: ['TSAT', 'TOBT', 'EOBT', 'SOBT'] },
  { actual: 'ATOT', planned: ['TTOT', 'ETOT', 'CTOT'] },
];
const STEPS: Readonly<Record<BoardView, readonly Step[]>> = {
  arrivals: INBOUND,
  departures: OUTBOUND,
  turnarounds: [...INBOUND, ...OUTBOUND],
};

const ON_STAND_OR_LATER: ReadonlySet<FlightStatus | null> = new Set([
  'in_block',
  'boarding',
  'off_block',
  'taxi_out',
  'departed',
]);
const GONE: ReadonlySet<FlightStatus | null> = new Set(['departed', 'cancelled', 'diverted']);
const VOID: ReadonlySet<FlightStatus | null> = new Set(['cancelled', 'diverted']);

/** Whether a board lists the flight: by its direction, or where it tells none by its milestones. */
export function belongsTo(view: BoardView, { direction, milestones }: FlightState): boolean {
  if (direction === 'turnaround') return true;
  if (direction !== null) return view === `${direction}s`;
  const has = (name: string) => Boolean(milestones?.[name]);
  const comes = has('SIBT') || has('EIBT') || has('AIBT') || has('ALDT');
  const leaves = has('SOBT') || has('TOBT') || has('EOBT') || has('AOBT') || has('ATOT');
  return { arrivals: comes, departures: leaves, turnarounds: comes && leaves }[view];
}

/** The flight as `view` shows it at `now`. */
export function legOf(view: BoardView, flight: FlightState, now: number): Leg {
  const given = flight.milestones ?? {};
  const time = (name: string) => (given[name] ? toMs(given[name]) : null);
  const inbound = view === 'arrivals' || (view === 'turnarounds' && !leavesBlock(flight));
  const cancelled = VOID.has(flight.status);
  const block = inbound
    ? firstOf(['AIBT', 'EIBT', 'SIBT'], time)
    : (firstOf(['AOBT'], time) ?? laterOf(firstOf(['TOBT', 'EOBT', 'SOBT'], time), firstOf(['TSAT'], time)));
  const happened = block?.milestone.startsWith('A') ?? false;
  const expected = block === null ? now : block.time;
  const scheduled = time(inbound ? 'SIBT' : 'SOBT');
  const atBlock = happened ? expected : Math.max(expected, now);
  return {
    flight,
    name: nameOf(view, flight),
    place: placeOf(view, flight),
    status: view === 'arrivals' && ON_STAND_OR_LATER.has(flight.status) ? 'in_block' : flight.status,
    block,
    order: happened || cancelled ? expected : atBlock,
    past: happened || (cancelled && expected < now),
    finished:
      view === 'arrivals'
        ? happened || ON_STAND_OR_LATER.has(flight.status) || cancelled
        : GONE.has(flight.status) || time('ATOT') !== null,
    delay: scheduled === null || block === null || cancelled ? null : atBlock - scheduled,
    next: cancelled || GONE.has(flight.status) ? null : nextStep(STEPS[view], time),
  };
}

function leavesBlock({ direction, milestones }: FlightState): boolean {
  return direction !== 'arrival' && Boolean(milestones?.SOBT || milestones?.TOBT || milestones?.EOBT);
}

/** The first step that neither happened nor was overtaken by a later one, where something says when it is due. */
function nextStep(steps: readonly Step[], time: (name: string) => number | null): DueMilestone | null {
  const done = steps.findLastIndex(({ actual }) => time(actual) !== null);
  for (const { planned } of steps.slice(done + 1)) {
    const due = firstOf(planned, time);
    if (due) return due;
  }
  return null;
}

function firstOf(names: readonly string[], time: (name: string) => number | null): DueMilestone | null {
  for (const milestone of names) {
    const at = time(milestone);
    if (at !== null) return { milestone, time: at };
  }
  return null;
}

function laterOf(first: DueMilestone | null, second: DueMilestone | null): DueMilestone | null {
  return first === null || (second !== null && second.time > first.time) ? second : first;
}

function nameOf(view: BoardView, { attributes, callsign, flightId }: FlightState): string {
  const comes = textOf(attributes, 'inbound');
  const leaves = textOf(attributes, 'outbound');
  const known = callsign ?? flightId;
  if (view === 'arrivals') return comes ?? known;
  if (view === 'departures') return leaves ?? known;
  return comes && leaves ? `${comes} / ${leaves}` : known;
}

function placeOf(view: BoardView, { attributes }: FlightState): string | null {
  const from = textOf(attributes, 'origin', 'from', 'adep', 'departureAirport');
  const to = textOf(attributes, 'destination', 'to', 'ades', 'arrivalAirport');
  if (view === 'arrivals') return from;
  if (view === 'departures') return to;
  return from && to ? `${from} – ${to}` : (from ?? to);
}

function textOf(attributes: FlightState['attributes'], ...names: string[]): string | null {
  for (const name of names) {
    const value = attributes?.[name];
    if (typeof value === 'string' && value !== '') return value;
  }
  return null;
}
