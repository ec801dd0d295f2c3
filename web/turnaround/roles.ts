import type { TaskState } from '../../server/contract/records.ts';
import type { TaskType } from '../shift/precedence.ts';

/**
 * What a task is within its turnaround: its type, save that buses which bring passengers in are told from those that
 * take them out.
 */
export type Role = Exclude<TaskType, 'bus_transfer'> | 'bus_in' | 'bus_out';

/** In the order in which a turnaround usually comes to them. */
const ORDER: readonly Role[] = [
  'marshalling',
  'towing',
  'chocks',
  'ground_power',
  'stairs',
  'bus_in',
  'deboarding',
  'unloading',
  'water',
  'lavatory',
  'cleaning',
  'catering',
  'fuelling',
  'loading',
  'bus_out',
  'boarding',
  'other',
  'deicing',
  'pushback',
];

/** Where a role stands among the others, from 0. */
export function roleRank(role: Role): number {
  return ORDER.indexOf(role);
}

/**
 * The role of each task of one flight. A bus brings passengers in where it is planned to begin before the deboarding is
 * planned to end, or where nobody boards; else it takes them out.
 */
export function rolesOf(tasks: readonly TaskState[]): Map<TaskState, Role> {
  const deboarded = Math.max(...times(tasks, 'deboarding', 'plannedEnd', 'actualEnd'));
  const boards = tasks.some(task => task.taskType === 'boarding');
  return new Map(
    tasks.map(task => {
      const type = task.taskType ?? 'other';
      if (type !== 'bus_transfer') return [task, type];
      const begins = Date.parse(task.plannedStart ?? task.actualStart ?? task.time);
      return [task, !boards || begins < deboarded ? 'bus_in' : 'bus_out'];
    }),
  );
}

function times(
  tasks: readonly TaskState[],
  type: TaskType,
  planned: 'plannedEnd',
  actual: 'actualEnd',
): number[] {
  return tasks
    .filter(task => task.taskType === type)
    .map(task => Date.parse(task[planned] ?? task[actual] ?? ''))
    .filter(time => !Number.isNaN(time));
}
