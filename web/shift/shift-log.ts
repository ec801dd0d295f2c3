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
  /** Of flights and vehicles that a filter keeps out of all this, though what it lets through names them; by id. */
  readonly callsigns: Callsigns;
};

export type Callsigns = {
  readonly flights: ReadonlyMap<string, string>;
  readonly vehicles: ReadonlyMap<string, string>;
};

export const NO_CALLSIGNS: Callsigns = { flights: new Map(), vehicles: new Map() };

export const EMPTY_LOG: ShiftLog = {
  from: 0,
  to: 0,
  tasks: new Map(),
  flights: new Map(),
  notifications: [],
  decisions: [],
  callsigns: NO_CALLSIGNS,
};

/** The states after each record of a range, in order of time, by kind. */
export type RecordedStates = {
  readonly tasks: readonly TaskState[];
  readonly flights: readonly FlightState[];
  readonly notifications: readonly NotificationState[];
  readonly decisions: readonly DecisionState[];
};

/** Puts together the state at `from` and the records after it up to `to`; records at `from` itself may stand in both. */
export function shiftLog(
  from: number,
  to: number,
  before: Snapshot,
  recorded: RecordedStates,
  callsigns: Callsigns = NO_CALLSIGNS,
): ShiftLog {
  return {
    from,
    to,
    tasks: stories(before.tasks, recorded.tasks, task => task.taskId),
    flights: stories(before.flights, recorded.flights, flight => flight.flightId),
    notifications: recorded.notifications,
    decisions: recorded.decisions,
    callsigns,
  };
}

/** What flights and vehicles are called in a state; those without a call sign are left out. */
export function callsignsOf({ flights, vehicles }: Pick<Snapshot, 'flights' | 'vehicles'>): Callsigns {
  return {
    flights: new Map(
      flights.flatMap(each => (each.callsign === null ? [] : [[each.flightId, each.callsign]])),
    ),
    vehicles: new Map(
      vehicles.flatMap(each => (each.callsign === null ? [] : [[each.vehicleId, each.callsign]])),
    ),
  };
}

/** What a flight is called, also where a filter hides it; its id where it has no call sign. */
export function flightNameIn({ flights, callsigns }: ShiftLog, flightId: string): string {
  return flights.get(flightId)?.last.callsign ?? callsigns.flights.get(flightId) ?? flightId;
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
