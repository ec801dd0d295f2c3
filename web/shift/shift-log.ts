import type { Snapshot } from '../../server/contract/events.ts';
import type {
  DecisionState,
  FlightState,
  NotificationState,
  TaskState,
} from '../../server/contract/records.ts';
import { Story } from './story.ts';

/**
 * What was recorded of the work in `[from, to]` (ms since 1970): each task's and flight's story, beginning with its state
 * at `from` where it had one, and what happened, in order of time. Positions are not in it.
 */
export type ShiftLog = {
  readonly from: number;
  readonly to: number;
  readonly tasks: ReadonlyMap<string, Story<TaskState>>;
  readonly flights: ReadonlyMap<string, Story<FlightState>>;
  readonly notifications: readonly NotificationState[];
  readonly decisions: readonly DecisionState[];
};

export const EMPTY_LOG: ShiftLog = {
  from: 0,
  to: 0,
  tasks: new Map(),
  flights: new Map(),
  notifications: [],
  decisions: [],
};

/** The states after each record of a range, in order of time, by kind. */
export type RecordedStates = {
  readonly tasks: readonly TaskState[];
  readonly flights: readonly FlightState[];
  readonly notifications: readonly NotificationState[];
  readonly decisions: readonly DecisionState[];
};

/** Puts together the state at `from` and the records after it up to `to`; records at `from` itself may stand in both. */
export function shiftLog(from: number, to: number, before: Snapshot, recorded: RecordedStates): ShiftLog {
  return {
    from,
    to,
    tasks: stories(before.tasks, recorded.tasks, task => task.taskId),
    flights: stories(before.flights, recorded.flights, flight => flight.flightId),
    notifications: recorded.notifications,
    decisions: recorded.decisions,
  };
}

function stories<S extends { readonly time: string }>(
  before: readonly S[],
  recorded: readonly S[],
  id: (state: S) => string,
): Map<string, Story<S>> {
  const told = new Map<string, S[]>();
  for (const state of recorded) {
    const known = told.get(id(state));
    if (known) known.push(state);
    else told.set(id(state), [state]);
  }
  for (const state of before) {
    const known = told.get(id(state));
    if (!known) told.set(id(state), [state]);
    else if (known[0] && known[0].time > state.time) known.unshift(state);
  }
  return new Map(told.entries().map(([key, states]) => [key, new Story(states)]));
}
