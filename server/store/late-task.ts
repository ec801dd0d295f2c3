import type { TaskState } from '../contract/records.ts';
import { toMs } from '../contract/time.ts';

/** How long after its planned time a task counts as late. */
const LATE_AFTER_MS = 300_000;

/** Statuses in which a task is over, whether or not it was done. */
const OVER: ReadonlySet<TaskState['status']> = new Set(['completed', 'cancelled', 'rejected', 'failed']);

/**
 * When a task turned late, in ms since the epoch: the first moment at which the task's recorded state at that moment
 * - has an `actualStart` later than `plannedStart + lateAfterMs`, or
 * - has an `actualEnd` later than `plannedEnd + lateAfterMs`, or
 * - is unfinished (no `actualEnd`; not completed, cancelled, rejected or failed) while the moment is at or after
 *   `plannedEnd + lateAfterMs`.
 *
 * `states` are the task's states in order, each holding from its own `time` until the next one's; of several at one
 * instant only the last counts. `null` where it never turned late. Once late, a task is not counted again.
 */
export function turnedLateAt(states: readonly TaskState[], lateAfterMs = LATE_AFTER_MS): number | null {
  for (const [index, state] of states.entries()) {
    const since = toMs(state.time);
    const next = states[index + 1];
    const until = next ? toMs(next.time) : Number.POSITIVE_INFINITY;
    const late = lateSince(state, lateAfterMs);
    if (late !== null && Math.max(since, late) < until) return Math.max(since, late);
  }
  return null;
}

/** From when on a task in this state is late; `-Infinity` where the state itself says that it is. */
function lateSince(state: TaskState, lateAfterMs: number): number | null {
  const { plannedStart, plannedEnd, actualStart, actualEnd, status } = state;
  const isOver = (actual: string | null, planned: string | null) =>
    actual !== null && planned !== null && toMs(actual) > toMs(planned) + lateAfterMs;
  if (isOver(actualStart, plannedStart) || isOver(actualEnd, plannedEnd)) return Number.NEGATIVE_INFINITY;
  if (plannedEnd === null || actualEnd !== null || OVER.has(status)) return null;
  return toMs(plannedEnd) + lateAfterMs;
}
