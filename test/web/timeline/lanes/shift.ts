import type {
  DecisionState,
  FlightState,
  NotificationState,
  TaskState,
} from '../../../../server/contract/records.ts';
import { toIso } from '../../../../server/contract/time.ts';
import { type ShiftLog, shiftLog } from '../../../../web/shift/shift-log.ts';
import * as entities from '../../entities.ts';

export const START = Date.parse('2020-10-02T06:00:00Z');
export const END = START + 4 * 3_600_000;
/** So many minutes after the start, as ms and as the wire writes it. */
export const at = (minutes: number) => START + minutes * 60_000;
export const iso = (minutes: number) => toIso(at(minutes));

export const flight = (flightId: string, minutes: number, rest: Partial<FlightState> = {}) =>
  entities.flight(flightId, { time: iso(minutes), ...rest });

export const task = (taskId: string, minutes: number, rest: Partial<TaskState> = {}) =>
  entities.task(taskId, { time: iso(minutes), status: 'planned', ...rest });

export const notification = (minutes: number, rest: Partial<NotificationState> = {}) =>
  entities.notification(`N${minutes}`, { time: iso(minutes), severity: 'info', ...rest });

export const decision = (minutes: number, rest: Partial<DecisionState> = {}) =>
  entities.decision(`D${minutes}`, { time: iso(minutes), source: 'auto', ...rest });

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
