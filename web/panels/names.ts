import { words } from '../format/words.ts';
import { shift } from '../shift/shift.ts';
import { flightNameIn } from '../shift/shift-log.ts';
import type { Entities } from '../state/held-entities.ts';
import type { SelectableKind } from '../state/selection.ts';

type Held = Pick<Entities, 'vehicles' | 'tasks' | 'flights'>;

/**
 * What people call an entity: its call sign, for a task its type, as held, else as the shift's record ends; the id where
 * that is not known.
 */
export function nameOf(kind: SelectableKind, id: string, held: Held): string {
  switch (kind) {
    case 'vehicle':
      return held.vehicles.get(id)?.callsign ?? shift.value.callsigns.vehicles.get(id) ?? id;
    case 'flight':
      return held.flights.get(id)?.callsign ?? flightNameIn(shift.value, id);
    case 'stand':
      return id;
    case 'task': {
      const type = (held.tasks.get(id) ?? shift.value.tasks.get(id)?.last)?.taskType;
      return type ? words(type) : id;
    }
  }
}
