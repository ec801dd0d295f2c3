import { words } from '../format/words.ts';
import type { Entities } from '../state/held-entities.ts';
import type { SelectableKind } from '../state/selection.ts';

type Held = Pick<Entities, 'vehicles' | 'tasks' | 'flights'>;

/** What people call an entity: its call sign, for a task its type; the id where that is not known. */
export function nameOf(kind: SelectableKind, id: string, held: Held): string {
  switch (kind) {
    case 'vehicle':
      return held.vehicles.get(id)?.callsign ?? id;
    case 'flight':
      return held.flights.get(id)?.callsign ?? id;
    case 'stand':
      return id;
    case 'task': {
      const type = held.tasks.get(id)?.taskType;
      return type ? words(type) : id;
    }
  }
}
