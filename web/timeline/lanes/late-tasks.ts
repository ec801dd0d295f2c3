import type { TaskState } from '../../../server/contract/records.ts';
import { toMs } from '../../../server/contract/time.ts';
import { isOver, LATE_AFTER_MS, lateBy } from '../../shift/lateness.ts';
import type { ShiftLog } from '../../shift/shift-log.ts';
import type { Story } from '../../shift/story.ts';
import { type LateMark, selections } from './mark.ts';

/** Every task that the shift saw late, by the moment at which it turned late. */
export function lateMarks(log: ShiftLog): LateMark[] {
  return [...log.tasks.values()].flatMap(story => late(story, log.to) ?? []).sort((a, b) => a.from - b.from);
}

function late(story: Story<TaskState>, end: number): LateMark | null {
  const from = turnedLate(story, end);
  if (from === null) return null;
  const { last } = story;
  const about = selections([
    ['task', last.taskId],
    ['flight', last.flightId],
    ['vehicle', last.vehicleId],
    ['stand', last.stand],
  ]);
  return {
    lane: 'late',
    from,
    to: Math.max(from, endOf(story, end)),
    by: lateBy(last, end) ?? LATE_AFTER_MS,
    task: last,
    picks: about[0] ?? null,
    concerns: about,
  };
}

/**
 * The first moment up to `end` at which what was known of the task made it late: begun or ended behind its plan by more
 * than the allowance, or not over while its planned end lay that far back. As the server counts late tasks by time.
 */
function turnedLate(story: Story<TaskState>, end: number): number | null {
  for (const [index, { time, state }] of story.told.entries()) {
    const since = lateSince(state);
    if (since === null) continue;
    const moment = Math.max(time, since);
    if (moment < (story.told[index + 1]?.time ?? end + 1)) return moment;
  }
  return null;
}

/** From when on a task in this state is late; 0 where the state itself says that it is. */
function lateSince(state: TaskState): number | null {
  const { plannedStart, plannedEnd, actualStart, actualEnd } = state;
  if (isBehind(actualStart, plannedStart) || isBehind(actualEnd, plannedEnd)) return 0;
  return plannedEnd === null || isOver(state) ? null : toMs(plannedEnd) + LATE_AFTER_MS;
}

function isBehind(actual: string | null, planned: string | null): boolean {
  return actual !== null && planned !== null && toMs(actual) > toMs(planned) + LATE_AFTER_MS;
}

/** When the task was over; the end of what is recorded while it is not. */
function endOf(story: Story<TaskState>, end: number): number {
  const { last } = story;
  if (last.actualEnd !== null) return toMs(last.actualEnd);
  return isOver(last) ? (story.told.at(-1)?.time ?? end) : end;
}
