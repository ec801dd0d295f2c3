import { words } from '../../format/words.ts';
import { nameOf } from '../../panels/names.ts';
import { shift } from '../../shift/shift.ts';
import type { Entities } from '../../state/held-entities.ts';
import type { Naming } from './story-text.ts';

/** Names from what is held, and from the shift's record for what is not held now. */
export function namesIn(held: Entities): Naming {
  const { tasks } = shift.value;
  const flight = (id: string) => nameOf('flight', id, held);
  return {
    vehicle: id => nameOf('vehicle', id, held),
    flight,
    task: id => {
      const task = held.tasks.get(id) ?? tasks.get(id)?.last;
      if (!task?.taskType) return id;
      return task.flightId ? `${words(task.taskType)} ${flight(task.flightId)}` : words(task.taskType);
    },
  };
}
