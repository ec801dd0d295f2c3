import type { FlightState } from '../../../server/contract/records.ts';
import { toMs } from '../../../server/contract/time.ts';
import type { FlightStatus } from '../../../server/contract/vocabulary.ts';
import { LATE_AFTER_MS } from '../../shift/lateness.ts';

/**
 * How a stand is used, what weighs least first.
 * - `free`: nobody is there, and nobody comes soon.
 * - `expected`: an aircraft comes within a quarter of an hour.
 * - `occupied`: an aircraft is in block.
 * - `overdue`: an aircraft is still there, later than it should have gone off block.
 */
export const STAND_USES = ['free', 'expected', 'occupied', 'overdue'] as const;
export type StandUse = (typeof STAND_USES)[number];

export type Occupation = {
  readonly use: StandUse;
  /** Whose aircraft is there or, where the stand is only expected, comes next. */
  readonly flightId: string;
  /** When it goes off block by the latest plan, or comes in block where it is expected; ms since 1970. */
  readonly until: number | null;
  /** Whose aircraft comes soon although another one is there. */
  readonly nextFlightId: string | null;
};

/** A stand is expected to be used from this long before the aircraft's in-block time. */
const EXPECTED_WITHIN_MS = 15 * 60_000;
/** An arrival of which nothing was heard for so long after its in-block time does not come any more. */
const GIVEN_UP_AFTER_MS = 60 * 60_000;

const LEFT: ReadonlySet<FlightStatus | null> = new Set(['off_block', 'taxi_out', 'departed']);
const CALLED_OFF: ReadonlySet<FlightStatus | null> = new Set(['cancelled', 'diverted']);
const ON_STAND: ReadonlySet<FlightStatus | null> = new Set(['in_block', 'boarding']);
const ON_ITS_WAY: ReadonlySet<FlightStatus | null> = new Set(['approach', 'landed', 'taxi_in']);

/**
 * Who is on which stand at `time` (ms since 1970), as the flights' states then tell; a stand that isn't in it is free.
 * An arrival that has no departure of its own stays until an aircraft of its registration goes off block.
 */
export function occupations(flights: Iterable<FlightState>, time: number): Map<string, Occupation> {
  const all = [...flights];
  const left = departures(all, time);
  const found = new Map<string, Occupation>();
  for (const flight of all) {
    if (flight.stand === null) continue;
    const other = found.get(flight.stand);
    const occupation = onStand(flight, time, left) ?? expected(flight, time);
    if (occupation) found.set(flight.stand, other ? together(other, occupation) : occupation);
  }
  return found;
}

function onStand(
  flight: FlightState,
  time: number,
  left: ReadonlyMap<string, number>,
): Occupation | undefined {
  const { status, registration } = flight;
  if (hasLeft(flight, time) || CALLED_OFF.has(status)) return undefined;
  const { inBlock, plannedOff: until } = timesOf(flight);
  const isIn = inBlock === null ? ON_STAND.has(status) : inBlock <= time;
  if (!isIn) return undefined;
  const gone = registration === null ? undefined : left.get(registration);
  if (gone !== undefined && inBlock !== null && gone > inBlock) return undefined;
  const use = until !== null && time - until >= LATE_AFTER_MS ? 'overdue' : 'occupied';
  return { use, flightId: flight.flightId, until, nextFlightId: null };
}

function expected(flight: FlightState, time: number): Occupation | undefined {
  const { status, direction } = flight;
  if (direction === 'departure' || hasLeft(flight, time) || CALLED_OFF.has(status) || ON_STAND.has(status)) {
    return undefined;
  }
  const { inBlock, plannedIn: until } = timesOf(flight);
  if (inBlock !== null && inBlock <= time) return undefined;
  const moving = ON_ITS_WAY.has(status);
  const soon =
    until === null
      ? moving
      : until - time <= EXPECTED_WITHIN_MS && (moving || time - until < GIVEN_UP_AFTER_MS);
  return soon ? { use: 'expected', flightId: flight.flightId, until, nextFlightId: null } : undefined;
}

/** When each aircraft last went off block, by registration. */
function departures(flights: readonly FlightState[], time: number): Map<string, number> {
  const left = new Map<string, number>();
  for (const flight of flights) {
    if (flight.registration === null || !hasLeft(flight, time)) continue;
    const at = timesOf(flight).offBlock ?? toMs(flight.time);
    left.set(flight.registration, Math.max(at, left.get(flight.registration) ?? at));
  }
  return left;
}

/** Of two flights at one stand the weightier one tells its use; one that comes soon is remembered beside one that is there. */
function together(a: Occupation, b: Occupation): Occupation {
  const [more, less] = weight(a) >= weight(b) ? [a, b] : [b, a];
  if (more.use === 'expected') return (less.until ?? Infinity) < (more.until ?? Infinity) ? less : more;
  const next = less.use === 'expected' ? less.flightId : less.nextFlightId;
  return { ...more, nextFlightId: more.nextFlightId ?? next };
}

function weight({ use }: Occupation): number {
  return STAND_USES.indexOf(use);
}

function hasLeft(flight: FlightState, time: number): boolean {
  const { offBlock } = timesOf(flight);
  return LEFT.has(flight.status) || (offBlock !== null && offBlock <= time);
}

/** The milestones at a stand, ms since 1970, by the latest plan; `null` where none is told. */
type Times = {
  readonly inBlock: number | null;
  readonly offBlock: number | null;
  readonly plannedIn: number | null;
  readonly plannedOff: number | null;
};

/** States are not changed, but replaced: each one's times are read once, and not at every look at the stands. */
const known = new WeakMap<FlightState, Times>();

function timesOf(flight: FlightState): Times {
  let times = known.get(flight);
  if (!times) {
    times = {
      inBlock: milestone(flight, 'AIBT'),
      offBlock: milestone(flight, 'AOBT'),
      plannedIn: milestone(flight, 'EIBT', 'SIBT'),
      plannedOff: milestone(flight, 'TOBT', 'EOBT', 'SOBT'),
    };
    known.set(flight, times);
  }
  return times;
}

/** The first of these milestones that is told. */
function milestone({ milestones }: FlightState, ...names: readonly string[]): number | null {
  for (const name of names) {
    const at = milestones?.[name];
    if (at) return toMs(at);
  }
  return null;
}
