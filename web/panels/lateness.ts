import type { TaskState, TaskStatus } from '../../server/contract/records.ts';
import { toMs } from '../../server/contract/time.ts';

/** A task counts as late from this many milliseconds behind its plan. */
const LATE_FROM_MS = 60_000;

const OVER: ReadonlySet<TaskStatus | null> = new Set(['completed', 'rejected', 'cancelled', 'failed']);

/** Whether nothing more will happen to the task. */
export function isOver(task: TaskState): boolean {
  return OVER.has(task.status) || task.actualEnd !== null;
}

/**
 * How far a task is behind its plan at `time` (epoch milliseconds), in milliseconds, negative where ahead: its end
 * against the planned end once it ended; before that what it already overran, else how late it began. `null` where the
 * plan or the task says nothing.
 */
export function taskDelay(task: TaskState, time: number): number | null {
  if (task.actualEnd !== null) return difference(task.actualEnd, task.plannedEnd);
  if (OVER.has(task.status)) return null;
  const overrun = task.plannedEnd === null ? null : time - toMs(task.plannedEnd);
  if (overrun !== null && overrun > 0) return overrun;
  if (task.actualStart !== null) return difference(task.actualStart, task.plannedStart);
  if (task.plannedStart === null) return null;
  const waiting = time - toMs(task.plannedStart);
  return waiting > 0 ? waiting : null;
}

export function isLate(task: TaskState, time: number): boolean {
  return (taskDelay(task, time) ?? 0) >= LATE_FROM_MS;
}

function difference(actual: string, planned: string | null): number | null {
  return planned === null ? null : toMs(actual) - toMs(planned);
}
