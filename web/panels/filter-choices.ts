import type { Filters } from '../../server/contract/filters.ts';
import { RECORD_KINDS } from '../../server/contract/records.ts';
import { taskStatus, taskType, vehicleStatus, vehicleType } from '../../server/contract/vocabulary.ts';

/** The lists of a filter that pick among words of the wire, with all that may stand in each. */
export const FILTER_CHOICES = {
  kinds: RECORD_KINDS,
  vehicleTypes: vehicleType.options,
  vehicleStatuses: vehicleStatus.options,
  taskTypes: taskType.options,
  taskStatuses: taskStatus.options,
} as const satisfies { readonly [N in keyof Filters]: readonly string[] };

export type ChoiceName = keyof typeof FILTER_CHOICES;

/** The lists of a filter that name single stands, flights, vehicles and tasks. */
export const NAMING_LISTS = ['stands', 'flightIds', 'vehicleIds', 'taskIds'] as const;
export type NamingList = (typeof NAMING_LISTS)[number];

/** One thing that a filter asks for; the value of a `bbox` is empty. */
export type FilterPart = { readonly name: keyof Filters; readonly value: string };

/** Everything that the filters ask for, in the order of the menu. */
export function filterParts(filters: Filters): FilterPart[] {
  const lists = [...(Object.keys(FILTER_CHOICES) as ChoiceName[]), ...NAMING_LISTS];
  const parts: FilterPart[] = lists.flatMap(name => (filters[name] ?? []).map(value => ({ name, value })));
  return filters.bbox ? [...parts, { name: 'bbox', value: '' }] : parts;
}

/** How many of a filter's lists are in force. */
export function filterCount(filters: Filters): number {
  return Object.values(filters).filter(list => list !== undefined && list.length > 0).length;
}

/** Which values of one list are picked. */
export function picked(filters: Filters, name: ChoiceName | NamingList): ReadonlySet<string> {
  return new Set<string>(filters[name] ?? []);
}

/** The filters with one value picked, or no longer; a list without any is left out, so that it shows everything. */
export function toggled(filters: Filters, name: ChoiceName, value: string): Filters {
  const before = picked(filters, name);
  const values = FILTER_CHOICES[name].filter(each => (each === value ? !before.has(each) : before.has(each)));
  return withList(filters, name, values);
}

/** The filters that also admit one more stand, flight, vehicle or task. */
export function naming(filters: Filters, name: NamingList, id: string): Filters {
  return withList(filters, name, [...new Set([...picked(filters, name), id])]);
}

/** The filters without one of their parts. */
export function without(filters: Filters, { name, value }: FilterPart): Filters {
  if (name === 'bbox') {
    const { bbox: _, ...others } = filters;
    return others;
  }
  const values = (filters[name] ?? []).filter((each: string) => each !== value);
  return withList(filters, name, values);
}

function withList(filters: Filters, name: ChoiceName | NamingList, values: readonly string[]): Filters {
  const { [name]: _, ...others } = filters;
  return values.length === 0 ? others : { ...others, [name]: values };
}
