import { lateBy } from '../shift/lateness.ts';
import type { Entities } from '../state/held-entities.ts';

/** Which vehicles are joined to the stands of their tasks. */
export type TaskLineChoice = 'none' | 'selected' | 'all';

/** A vehicle that is expected at a stand. */
export type TaskLine = { readonly vehicleId: string; readonly stand: string; readonly late: boolean };

/** How often it is looked up who is on the way where, wall time ms. */
const LOOK_UP_MS = 250;
/** More lines than these only hide the apron. */
const MOST = 1000;

/** Joins vehicles to the stands of their tasks: all that are on their way there, or whoever is picked. */
export class TaskLines {
  #lines: readonly TaskLine[] = [];
  #asked = '';
  #at = Number.NEGATIVE_INFINITY;
  choice: TaskLineChoice = 'selected';
  /** Ms since 1970. */
  time = 0;

  of(entities: Entities, selectedId: string | null, hoveredId: string | null): readonly TaskLine[] {
    const asked = `${this.choice} ${selectedId} ${hoveredId}`;
    if (asked === this.#asked && performance.now() - this.#at < LOOK_UP_MS) return this.#lines;
    this.#asked = asked;
    this.#at = performance.now();
    this.#lines = taskLinesOf(entities, this.choice, [selectedId, hoveredId], this.time);
    return this.#lines;
  }
}

/** See {@link TaskLines}; `picked` are joined whatever they do, as long as they have a task with a stand. */
export function taskLinesOf(
  { vehicles, tasks }: Entities,
  choice: TaskLineChoice,
  picked: readonly (string | null)[],
  time: number,
): TaskLine[] {
  if (choice === 'none') return [];
  const lines: TaskLine[] = [];
  const join = (vehicleId: string) => {
    const task = tasks.get(vehicles.get(vehicleId)?.taskId ?? '');
    if (!task?.stand) return;
    lines.push({ vehicleId, stand: task.stand, late: lateBy(task, time) !== null });
  };
  const first = new Set(picked.filter(each => each !== null));
  for (const vehicleId of first) join(vehicleId);
  if (choice === 'selected') return lines;
  for (const { vehicleId, status } of vehicles.values()) {
    if (lines.length >= MOST) break;
    if (status === 'en_route' && !first.has(vehicleId)) join(vehicleId);
  }
  return lines;
}
