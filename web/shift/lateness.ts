import type { TaskState } from '../../server/contract/records.ts';
import { toMs } from '../../server/contract/time.ts';
import type { TaskStatus } from '../../server/contract/vocabulary.ts';

/** A task is late from this many milliseconds behind its plan, as on the timeline. */
export const LATE_AFTER_MS = 300_000;

const OVER: ReadonlySet<TaskStatus | null> = new Set(['completed', 'rejected', 'cancelled', 'failed']);

/** Whether nothing more will happen to the task. */
export function isOver(task: TaskState): boolean {
  return OVER.has(task.status) || task.actualEnd !== null;
}

/**
 * How far a task is behind its plan at `time` (epoch milliseconds), in milliseconds, negative where ahead: its end
 * against the planned end once it ended; before that how late it began, or has yet to begin, or what it already
 * overran, whichever is worse.
 * `null` where the plan or the task says nothing.
 */
export function taskDelay(task: TaskState, time: number): number | null {
  if (task.actualEnd !== null) return difference(task.actualEnd, task.plannedEnd);
  if (isOver(task)) return null;
  const waited = task.actualStart === null ? overdue(task.plannedStart, time) : null;
  const delays = [difference(task.actualStart, task.plannedStart), waited, overdue(task.plannedEnd, time)];
  const known = delays.filter(delay => delay !== null);
  return known.length === 0 ? null : Math.max(...known);
}

/**
 * By how many milliseconds a late task missed its plan: the worst of its start, its end and, while it is not over,
 * its overrun at `time`. `null` for a task that is not late.
 */
export function lateBy(task: TaskState, time: number): number | null {
  const { missed, dueAt } = againstPlan(task);
  const worst = Math.max(missed, time - dueAt);
  return worst >= LATE_AFTER_MS ? worst : null;
}

/** What of a task's lateness holds at any time: by how much it missed its plan (ms), and from when on it overruns. */
type AgainstPlan = { readonly missed: number; readonly dueAt: number };

/** Kept with the states, which never change: lists ask of thousands of tasks four times a second. */
const plans = new WeakMap<TaskState, AgainstPlan>();

function againstPlan(task: TaskState): AgainstPlan {
  let plan = plans.get(task);
  if (!plan) {
    const missed = Math.max(
      difference(task.actualStart, task.plannedStart) ?? 0,
      difference(task.actualEnd, task.plannedEnd) ?? 0,
    );
    const due = isOver(task) ? null : task.plannedEnd;
    plan = { missed, dueAt: due === null ? Number.POSITIVE_INFINITY : toMs(due) };
    plans.set(task, plan);
  }
  return plan;
}

/** How long ago something was planned for; `null` where it is not due yet. */
function overdue(planned: string | null, time: number): number | null {
  return planned !== null && time > toMs(planned) ? time - toMs(planned) : null;
}

function difference(actual: string | null, planned: string | null): number | null {
  return actual === null || planned === null ? null : toMs(actual) - toMs(planned);
}
