import type { Filters } from '../../server/contract/filters.ts';
import { RECORD_KINDS } from '../../server/contract/records.ts';
import { taskStatus, taskType, vehicleStatus, vehicleType } from '../../server/contract/vocabulary.ts';

/** The lists of a filter that the menu offers, with all that may stand in each. */
export const FILTER_CHOICES = {
  kinds: RECORD_KINDS,
  vehicleTypes: vehicleType.options,
  vehicleStatuses: vehicleStatus.options,
  taskTypes: taskType.options,
  taskStatuses: taskStatus.options,
} as const satisfies { readonly [N in keyof Filters]: readonly string[] };

export type FilterName = keyof typeof FILTER_CHOICES;

/** How many of a filter's lists are in force. */
export function filterCount(filters: Filters): number {
  return Object.values(filters).filter(list => list !== undefined && list.length > 0).length;
}

/** Which values of one list are picked. */
export function picked(filters: Filters, name: FilterName): ReadonlySet<string> {
  return new Set<string>(filters[name] ?? []);
}

/** The filters with one value picked, or no longer; a list without any is left out, so that it shows everything. */
export function toggled(filters: Filters, name: FilterName, value: string): Filters {
  const before = picked(filters, name);
  const values = FILTER_CHOICES[name].filter(each => (each === value ? !before.has(each) : before.has(each)));
  const { [name]: _, ...others } = filters;
  return values.length === 0 ? others : { ...others, [name]: values };
}
