import type { Snapshot } from '../../../server/contract/events.ts';
import { type RecordedStates, type ShiftLog, shiftLog } from '../../../web/shift/shift-log.ts';
import { at, NOON } from '../entities.ts';

const NOTHING: Snapshot = {
  time: at(-60),
  vehicles: [],
  tasks: [],
  flights: [],
  notifications: [],
  decisions: [],
};

/** A shift from an hour before noon to an hour after it, of which these records are told. */
export function shiftOf(recorded: Partial<RecordedStates>): ShiftLog {
  const all = { tasks: [], flights: [], notifications: [], decisions: [], ...recorded };
  return shiftLog(NOON - 3_600_000, NOON + 3_600_000, NOTHING, all);
}

/** Minutes from noon of an instant in ms. */
export const minutes = (time: number) => Math.round((time - NOON) / 60_000);
