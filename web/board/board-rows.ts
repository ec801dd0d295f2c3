import type { FlightState } from '../../server/contract/records.ts';
import type { ShiftLog } from '../shift/shift-log.ts';
import type { Entities } from '../state/held-entities.ts';
import { isOnStand, type TurnaroundState, tasksByFlight, turnaroundOf } from '../turnaround/turnaround-of.ts';
import { type Change, recentChanges } from './changes.ts';
import { type BoardView, belongsTo, type Leg, legOf } from './leg.ts';

/** A line of a board. */
export type BoardRow = Leg & {
  readonly id: string;
  /** Whether it had been told of at the shown time; of one that had not, only its schedule is shown. */
  readonly told: boolean;
  readonly changes: ReadonlyMap<string, Change>;
  /** Its work, while it is on stand and the board is that of turnarounds. */
  readonly turnaround: TurnaroundState | null;
};

const UNCHANGED: ReadonlyMap<string, Change> = new Map();

/**
 * The lines of a board at `now` (ms since 1970), in no order: the flights that are held, and those that the shift will
 * tell of later, by their schedule.
 */
export function boardRows(
  view: BoardView,
  held: Pick<Entities, 'flights' | 'tasks'>,
  log: ShiftLog,
  now: number,
): BoardRow[] {
  const byFlight = view === 'turnarounds' ? tasksByFlight(held.tasks.values()) : null;
  const rows: BoardRow[] = [];
  for (const flight of held.flights.values()) {
    if (!belongsTo(view, flight)) continue;
    const story = log.flights.get(flight.flightId);
    rows.push({
      ...legOf(view, flight, now),
      id: flight.flightId,
      told: true,
      changes: story ? recentChanges(story, now) : UNCHANGED,
      turnaround:
        byFlight && isOnStand(flight) ? turnaroundOf(flight, byFlight.get(flight.flightId) ?? [], now) : null,
    });
  }
  for (const [id, story] of log.flights) {
    const first = story.told[0];
    if (!first || first.time <= now || held.flights.has(id) || !belongsTo(view, first.state)) continue;
    const leg = legOf(view, asScheduled(first.state), now);
    rows.push({ ...leg, id, told: false, changes: UNCHANGED, turnaround: null });
  }
  return rows;
}

const MINUTE_MS = 60_000;

/** Changes with what the row says at `now` beside what its flight's state tells: to the minute, as it is shown. */
export function wordingOf(row: BoardRow, now: number): string {
  const { next, turnaround } = row;
  return [
    row.told,
    row.status,
    row.delay === null ? '' : Math.trunc(row.delay / MINUTE_MS),
    next && `${next.milestone} ${now >= next.time + MINUTE_MS}`,
    ...[...row.changes].map(([name, { at }]) => `${name} ${at}`),
    turnaround && `${turnaround.done}/${turnaround.graph.counted.size}`,
    turnaround && turnaround.slack !== null && Math.floor(turnaround.slack / MINUTE_MS),
  ].join('|');
}

const schedules = new WeakMap<FlightState, FlightState>();

/** What a flight's schedule tells of it before the day; the same for the same state. */
function asScheduled(flight: FlightState): FlightState {
  const known = schedules.get(flight);
  if (known) return known;
  const made = scheduleOf(flight);
  schedules.set(flight, made);
  return made;
}

function scheduleOf(flight: FlightState): FlightState {
  const scheduled = Object.entries(flight.milestones ?? {}).filter(([name]) => name.startsWith('S'));
  return {
    ...flight,
    stand: null,
    gate: null,
    runway: null,
    status: null,
    milestones: Object.fromEntries(scheduled),
  };
}
