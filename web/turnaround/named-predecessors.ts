import type { TaskState } from '../../server/contract/records.ts';

/** The attributes in which a recording may name what a task waits for. */
const ATTRIBUTES = ['predecessors', 'after', 'dependsOn', 'depends_on'];

/**
 * The ids of the tasks that a task waits for as its recording names them: by their ids or by their `step` attribute, in
 * a list or in a text with commas, under {@link ATTRIBUTES}. `null` where the recording names none for it.
 */
export function namedPredecessors(task: TaskState, tasks: readonly TaskState[]): string[] | null {
  const given = ATTRIBUTES.map(name => task.attributes?.[name]).find(value => value !== undefined);
  const names = typeof given === 'string' ? given.split(',').map(name => name.trim()) : given;
  if (!Array.isArray(names)) return null;
  const wanted = new Set(names.filter(name => typeof name === 'string'));
  return tasks
    .filter(other => other !== task && (wanted.has(other.taskId) || wanted.has(stepOf(other) ?? '')))
    .map(other => other.taskId);
}

/** How the recording calls this piece of a turnaround: `unloading_front`; `null` where it does not. */
export function stepOf(task: TaskState): string | null {
  const step = task.attributes?.step;
  return typeof step === 'string' && step !== '' ? step : null;
}
