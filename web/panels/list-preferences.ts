import { z } from 'zod';
import { preference } from '../state/preference.ts';
import type { SortName } from './list-kind.ts';

/** The lists, in the order of their tabs. */
export const LIST_NAMES = ['vehicles', 'tasks', 'flights', 'notifications'] as const;
export type ListName = (typeof LIST_NAMES)[number];

export type ListOrder = { readonly sort: SortName; readonly reversed: boolean };

const listOrder = z.object({
  sort: z.enum(['type', 'name', 'status', 'lateness', 'speed', 'time', 'stand', 'priority', 'severity']),
  reversed: z.boolean(),
});

function remembered(list: ListName, sort: SortName) {
  return preference<ListOrder>(`order-${list}`, listOrder, { sort, reversed: false });
}

/** In which order the reader wants each list. */
export const LIST_ORDERS = {
  vehicles: remembered('vehicles', 'type'),
  tasks: remembered('tasks', 'time'),
  flights: remembered('flights', 'time'),
  notifications: remembered('notifications', 'time'),
} as const satisfies Record<ListName, unknown>;
