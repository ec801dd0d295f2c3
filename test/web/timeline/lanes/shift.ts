import type {
  DecisionState,
  FlightState,
  NotificationState,
  TaskState,
} from '../../../../server/contract/records.ts';
import { toIso } from '../../../../server/contract/time.ts';
import { type ShiftLog, shiftLog } from '../../../../web/shift/shift-log.ts';

export const START = Date.parse('2020-10-02T06:00:00Z');
export const END = START + 4 * 3_600_000;
/** So many minutes after the start, as ms and as the wire writes it. */
export const at = (minutes: number) => START + minutes * 60_000;
export const iso = (minutes: number) => toIso(at(minutes));

export const flight = (flightId: string, minutes: number, rest: Partial<FlightState> = {}) =>
  ({ flightId, time: iso(minutes), stand: null, status: null, milestones: null, ...rest }) as FlightState;

export const task = (taskId: string, minutes: number, rest: Partial<TaskState> = {}) =>
  ({
    taskId,
    time: iso(minutes),
    status: 'planned',
    flightId: null,
    vehicleId: null,
    stand: null,
    plannedStart: null,
    plannedEnd: null,
    actualStart: null,
    actualEnd: null,
    ...rest,
  }) as TaskState;

export const notification = (minutes: number, rest: Partial<NotificationState> = {}) =>
  ({
    notificationId: `N${minutes}`,
    time: iso(minutes),
    severity: 'info',
    message: null,
    vehicleId: null,
    taskId: null,
    flightId: null,
    ...rest,
  }) as NotificationState;

export const decision = (minutes: number, rest: Partial<DecisionState> = {}) =>
  ({
    decisionId: `D${minutes}`,
    time: iso(minutes),
    taskId: null,
    chosenVehicleId: null,
    source: 'auto',
    ...rest,
  }) as DecisionState;

type Recorded = {
  readonly tasks?: TaskState[];
  readonly flights?: FlightState[];
  readonly notifications?: NotificationState[];
  readonly decisions?: DecisionState[];
};

/** Four hours in which this was recorded. */
export function logOf({ tasks = [], flights = [], notifications = [], decisions = [] }: Recorded): ShiftLog {
  const before = { tasks: [], flights: [] } as never;
  return shiftLog(START, END, before, { tasks, flights, notifications, decisions });
}
