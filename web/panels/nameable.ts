import type { ShiftLog } from '../shift/shift-log.ts';
import type { Entities } from '../state/held-entities.ts';
import type { NamingList } from './filter-choices.ts';

/** Something that a filter may name. */
export type Nameable = { readonly id: string; readonly label: string };

/** All stands, flights, vehicles or tasks that are known of now or over the whole shift, by id. */
export function nameables(
  list: NamingList,
  held: Entities,
  { tasks, flights }: ShiftLog,
): Map<string, Nameable> {
  const found = new Map<string, Nameable>();
  const add = (id: string | null, label: string | null = id) => {
    if (id !== null) found.set(id, { id, label: label ?? id });
  };
  switch (list) {
    case 'stands':
      for (const { last } of tasks.values()) add(last.stand);
      for (const { last } of flights.values()) add(last.stand);
      for (const task of held.tasks.values()) add(task.stand);
      for (const flight of held.flights.values()) add(flight.stand);
      break;
    case 'flightIds':
      for (const { last } of flights.values()) add(last.flightId, last.callsign);
      for (const flight of held.flights.values()) add(flight.flightId, flight.callsign);
      break;
    case 'vehicleIds':
      for (const { last } of tasks.values()) add(last.vehicleId);
      for (const vehicle of held.vehicles.values()) add(vehicle.vehicleId, vehicle.callsign);
      break;
    case 'taskIds':
      for (const id of tasks.keys()) add(id);
      for (const id of held.tasks.keys()) add(id);
  }
  return found;
}

/** What is meant by a text: an id, else a label, whatever the case; `undefined` where nothing is. */
export function named(all: ReadonlyMap<string, Nameable>, text: string): Nameable | undefined {
  const wanted = text.trim().toLowerCase();
  const exact = all.get(text.trim());
  if (exact || wanted === '') return exact;
  for (const each of all.values()) {
    if (each.label.toLowerCase() === wanted || each.id.toLowerCase() === wanted) return each;
  }
  return undefined;
}

/** At most `limit` of those that have the text in their label or id, those that begin with it first. */
export function suggested(all: ReadonlyMap<string, Nameable>, text: string, limit: number): Nameable[] {
  const wanted = text.trim().toLowerCase();
  const begin: Nameable[] = [];
  const hold: Nameable[] = [];
  for (const each of all.values()) {
    const label = each.label.toLowerCase();
    if (label.startsWith(wanted)) begin.push(each);
    else if (label.includes(wanted) || each.id.toLowerCase().includes(wanted)) hold.push(each);
    if (begin.length >= limit) break;
  }
  return [...begin, ...hold].slice(0, limit);
}
