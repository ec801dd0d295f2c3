import type { TaskState } from '../../server/contract/records.ts';
import type { LateReason } from './late-reason.ts';
import { type LateCase, optional } from './late-reason-case.ts';
import { PRECEDENCE } from './precedence.ts';

/** What approves or sets the time of the start-up, A-CDM. */
const START_UP = ['TSAT', 'ASAT'] as const;

/** Equipment through which the work goes: it stands there before the work begins, and stays. */
const THROUGH: Readonly<Partial<Record<NonNullable<TaskState['taskType']>, readonly string[]>>> = {
  deboarding: ['stairs', 'bus_transfer'],
  boarding: ['stairs', 'bus_transfer'],
};

/** What held up the start of a task at its aircraft: that was not there, or other work was not over. */
export function aircraftReasons(late: LateCase): LateReason[] {
  if (late.state.taskType === 'marshalling') return [];
  return [...arrivalReasons(late), ...startUp(late), ...predecessors(late), ...equipment(late)];
}

/** The aircraft that came late: all work begins when it stands, save marshalling, which ends then. */
export function arrivalReasons({ flight, state, planned, startedAt, endedAt, time }: LateCase): LateReason[] {
  const marshalling = state.taskType === 'marshalling';
  const due = marshalling ? planned.end : planned.start;
  if (!flight || due === null || flight.direction === 'departure') return [];
  const inBlock = optional(flight.milestones?.AIBT);
  if (inBlock === null && !isExpected(flight.milestones)) return [];
  const ms = Math.min(inBlock ?? time, marshalling ? endedAt : startedAt) - due;
  return [{ type: 'aircraft', flightId: flight.flightId, ms }];
}

/** An aircraft that is told to come has a time for it; without one nobody can say that it is not there. */
function isExpected(milestones: Readonly<Record<string, string | null>> | null): boolean {
  return Boolean(milestones?.EIBT ?? milestones?.SIBT);
}

function startUp({ flight, state, planned, startedAt }: LateCase): LateReason[] {
  if (!flight || planned.start === null || state.taskType !== 'pushback') return [];
  for (const milestone of START_UP) {
    const at = optional(flight.milestones?.[milestone]);
    if (at !== null && at > planned.start && at <= startedAt)
      return [{ type: 'startUp', flightId: flight.flightId, milestone, at, ms: at - planned.start }];
  }
  return [];
}

/** The last to end of each kind of work that has to be over first, where that was after the planned start. */
function predecessors(late: LateCase): LateReason[] {
  const { state, started, startedAt, atAircraft, time } = late;
  const { start } = late.planned;
  if (start === null || state.taskType === null) return [];
  const before = PRECEDENCE[state.taskType] ?? [];
  const beginning = possibleFrom(late, start);
  return before.flatMap((taskType): LateReason[] => {
    const held = atAircraft
      .filter(other => other.taskType === taskType && isInTheWay(other))
      .map(({ taskId, actualEnd }) => ({ taskId, ended: optional(actualEnd) }))
      // What ended only after this task began did not hold it up.
      .filter(({ ended }) =>
        started === null ? (ended ?? time) <= startedAt : ended !== null && ended <= started,
      );
    const last = held.sort((one, other) => (other.ended ?? time) - (one.ended ?? time))[0];
    return last ? [{ type: 'predecessor', taskType, ...last, ms: (last.ended ?? time) - beginning }] : [];
  });
}

/** From when on it could have begun as far as the aircraft goes: what that cost is told of the aircraft alone. */
function possibleFrom({ flight }: LateCase, start: number): number {
  const inBlock = flight?.direction === 'departure' ? null : optional(flight?.milestones?.AIBT);
  return Math.max(start, inBlock ?? start);
}

function isInTheWay({ status, actualStart, plannedStart }: TaskState): boolean {
  return status !== 'cancelled' && (actualStart !== null || plannedStart !== null);
}

/** The last equipment of each kind to be in place, where that was after the planned start. */
function equipment(late: LateCase): LateReason[] {
  const { state, started, atAircraft, time } = late;
  const { start } = late.planned;
  if (start === null || state.taskType === null) return [];
  const until = started ?? time;
  const beginning = possibleFrom(late, start);
  return (THROUGH[state.taskType] ?? []).flatMap((kind): LateReason[] => {
    const held = atAircraft
      .filter(other => other.taskType === kind && isInTheWay(other))
      .filter(({ plannedStart }) => (optional(plannedStart) ?? start) <= start)
      .map(({ taskId, taskType, actualStart }) => ({ taskId, taskType, began: optional(actualStart) }))
      .filter(({ began }) => (began === null ? started === null : began <= until));
    const last = held.sort((one, other) => (other.began ?? time) - (one.began ?? time))[0];
    return last ? [{ type: 'equipment', ...last, ms: (last.began ?? time) - beginning }] : [];
  });
}
