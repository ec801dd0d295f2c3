import { computed } from '@preact/signals';
import { z } from 'zod';
import { listed } from '../panels/listed.ts';
import { preference } from '../state/preference.ts';
import { hovered, selection } from '../state/selection.ts';
import { flightOf } from './flight-of.ts';
import { isOnStand, type TurnaroundState, tasksByFlight, turnaroundOf } from './turnaround-of.ts';

/** How the tasks are shown: as a graph over time, or as a table. */
export const TASK_VIEWS = ['graph', 'table'] as const;
export const taskView = preference('turnaround-view', z.enum(TASK_VIEWS), 'graph');

/** What the pane shows: one turnaround, those on stand, or that what is selected has none. */
export type Shown =
  | { readonly what: 'one'; readonly turnaround: TurnaroundState; readonly now: number }
  | { readonly what: 'list'; readonly turnarounds: readonly TurnaroundState[]; readonly now: number }
  | { readonly what: 'untold' | 'no_flight' };

/** Follows the shown time a few times a second. */
export const shownTurnaround = computed<Shown>(() => {
  const { entities, time: now } = listed.value;
  if (selection.value === null) return { what: 'list', turnarounds: onStand(), now };
  const id = flightOf(selection.value, entities);
  if (id === null) return { what: 'no_flight' };
  const flight = entities.flights.get(id);
  if (!flight) return { what: 'untold' };
  const tasks = [...entities.tasks.values()].filter(task => task.flightId === id);
  return { what: 'one', turnaround: turnaroundOf(flight, tasks, now), now };
});

/** Those that are to leave, the least slack first; those that are ready stand last. */
function onStand(): TurnaroundState[] {
  const { entities, time } = listed.value;
  const tasks = tasksByFlight(entities.tasks.values());
  return [...entities.flights.values()]
    .filter(flight => isOnStand(flight) && flight.direction !== 'arrival')
    .map(flight => turnaroundOf(flight, tasks.get(flight.flightId) ?? [], time))
    .toSorted((a, b) => urgency(a) - urgency(b) || (a.flight.flightId < b.flight.flightId ? -1 : 1));
}

function urgency({ slack, schedule, target }: TurnaroundState): number {
  if (schedule.isReady) return 1e12 + (target?.time ?? 0);
  return slack ?? 1e11;
}

/** The task that is selected, and the one under the pointer, wherever that is. */
export const selectedTask = computed(() => (selection.value?.kind === 'task' ? selection.value.id : null));
export const hoveredTask = computed(() => (hovered.value?.kind === 'task' ? hovered.value.id : null));
