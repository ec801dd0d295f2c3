import { computed } from '@preact/signals';
import { shift } from '../../shift/shift.ts';
import type { ShiftLog } from '../../shift/shift-log.ts';
import { notificationMarks, overrideMarks } from './happenings.ts';
import { lateMarks } from './late-tasks.ts';
import type { LateMark, NotificationMark, OverrideMark, TurnaroundMark } from './mark.ts';
import { turnaroundMarks } from './turnarounds.ts';

/** What stands in each lane, by its beginning, and how many rows the turnarounds take. */
export type LaneMarks = {
  readonly turnarounds: readonly TurnaroundMark[];
  readonly rows: number;
  readonly late: readonly LateMark[];
  readonly notifications: readonly NotificationMark[];
  readonly overrides: readonly OverrideMark[];
};

/** Works out the lanes of a whole shift: some ten milliseconds for ten thousand tasks. */
export function laneMarksOf(log: ShiftLog): LaneMarks {
  const turnarounds = turnaroundMarks(log);
  return {
    turnarounds,
    rows: turnarounds.reduce((rows, mark) => Math.max(rows, mark.row + 1), 0),
    late: lateMarks(log),
    notifications: notificationMarks(log),
    overrides: overrideMarks(log),
  };
}

export const laneMarks = computed(() => laneMarksOf(shift.value));
