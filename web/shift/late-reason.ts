import type { TaskState } from '../../server/contract/records.ts';
import { aircraftReasons, arrivalReasons } from './late-reason-aircraft.ts';
import { casesOf, type LateCase } from './late-reason-case.ts';
import { vehicleReasons } from './late-reason-vehicle.ts';
import type { ShiftLog } from './shift-log.ts';

type TaskType = TaskState['taskType'];

/**
 * One thing in the record that a late task's delay comes from. `ms` is how much of the delay it accounts for; those that
 * held a task up at the same time overlap, so they do not add up.
 */
export type LateReason = { readonly ms: number } & (
  | {
      /** The aircraft came to its stand after the planned start. */ readonly type: 'aircraft';
      readonly flightId: string;
    }
  | {
      /** The start-up was approved, as the milestone tells, for later than the planned pushback. */
      readonly type: 'startUp';
      readonly flightId: string;
      readonly milestone: string;
      readonly at: number;
    }
  | {
      /** Work that has to be over first, at the same aircraft, ended late; `ended` is `null` while it is not over. `ms` from the arrival on, where that was late. */
      readonly type: 'predecessor';
      readonly taskId: string;
      readonly taskType: TaskType;
      readonly ended: number | null;
    }
  | {
      /** Equipment that has to stand at the aircraft before, came late; `began` is `null` while it has not. */
      readonly type: 'equipment';
      readonly taskId: string;
      readonly taskType: TaskType;
      readonly began: number | null;
    }
  | {
      /** No vehicle was assigned, as yet where `open`; whom the last decision in vain passed over, as far as told. */
      readonly type: 'unassigned';
      readonly open: boolean;
      readonly decisions: number;
      readonly rejected: readonly Rejection[];
    }
  | {
      /** The driver refused; `ms` until the next assignment. */ readonly type: 'refused';
      readonly vehicleId: string;
    }
  | {
      /** Its vehicle was changed; the trigger is told in the recording's words. */
      readonly type: 'reassigned';
      readonly from: string;
      readonly to: string;
      readonly manual: boolean;
      readonly trigger: string | null;
    }
  | {
      /** Its vehicle was still at other work, which itself was late by `otherLateBy`, `null` where it was not. */
      readonly type: 'busy';
      readonly vehicleId: string;
      readonly taskId: string;
      readonly taskType: TaskType;
      readonly otherLateBy: number | null;
    }
  | {
      /** Its vehicle was free, and left too late to be there in time. */ readonly type: 'setOff';
      readonly vehicleId: string;
    }
  | {
      /** Its vehicle was under way for longer than the decision had expected. */
      readonly type: 'way';
      readonly vehicleId: string;
      readonly expected: number;
      readonly took: number;
    }
  | {
      /** The work itself took longer than planned. */ readonly type: 'work';
      readonly planned: number;
      readonly took: number;
    }
  | {
      /** Its vehicle stood ready, and the record does not tell for what it waited. */ readonly type: 'waited';
      readonly vehicleId: string;
    }
  | { /** Nothing in the record tells why. */ readonly type: 'unexplained' }
);

export type Rejection = { readonly vehicleId: string; readonly because: string };

/** Less than this is no reason, ms. */
const WORTH_MS = 60_000;
/** So much of a late start may stay without a reason, ms: crews need a moment to begin. */
const BESIDE_THE_REASONS_MS = 180_000;

/**
 * Why a task is late, by what the record shows up to `time` (ms since 1970, the end of the log where left out), the
 * weightiest first. Empty for a task that is not late; where the record explains nothing, it says that.
 */
export function lateReasons(taskId: string, log: ShiftLog, time: number = log.to): LateReason[] {
  const late = casesOf(log).of(taskId, time);
  if (!late) return [];
  const ofStart = startReasons(late);
  const found: LateReason[] = [...ofStart, ...workReasons(late)].filter(({ ms }) => ms >= WORTH_MS);
  if (found.length === 0) found.push({ type: 'unexplained', ms: late.lateBy });
  return found.sort((one, other) => other.ms - one.ms);
}

function startReasons(late: LateCase): LateReason[] {
  if (late.startDelay < WORTH_MS) return [];
  const { reasons: ofVehicle, readyAt } = vehicleReasons(late);
  const reasons = [...aircraftReasons(late), ...ofVehicle];
  // What else goes on at the aircraft is counted from its arrival.
  const arrival = Math.max(0, reasons.find(({ type }) => type === 'aircraft')?.ms ?? 0);
  const explained = Math.max(
    arrival,
    ...reasons.map(({ type, ms }) => (type === 'predecessor' || type === 'equipment' ? arrival + ms : ms)),
  );
  const rest = late.startDelay - explained;
  if (rest < BESIDE_THE_REASONS_MS) return reasons;
  const { vehicleId } = late.state;
  if (vehicleId !== null && readyAt !== null)
    return [...reasons, { type: 'waited', vehicleId, ms: Math.min(rest, late.startedAt - readyAt) }];
  return [...reasons, { type: 'unexplained', ms: rest }];
}

function workReasons(late: LateCase): LateReason[] {
  const { planned, started, endedAt } = late;
  // Marshalling goes on until the aircraft stands.
  if (late.state.taskType === 'marshalling') return arrivalReasons(late);
  if (planned.start === null || planned.end === null || started === null) return [];
  const took = endedAt - started;
  const length = planned.end - planned.start;
  return [{ type: 'work', ms: took - length, planned: length, took }];
}
