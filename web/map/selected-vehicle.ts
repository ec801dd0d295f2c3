import type { Entities } from '../state/held-entities.ts';
import type { Selection } from '../state/selection.ts';

/** The vehicle to mark for a selection: itself, the one that does the task, or the flight's aircraft; `null` without one. */
export function vehicleOf(selection: Selection | null, { tasks, vehicles }: Entities): string | null {
  switch (selection?.kind) {
    case 'vehicle':
      return selection.id;
    case 'task':
      return tasks.get(selection.id)?.vehicleId ?? null;
    case 'flight':
      return vehicles.values().find(each => isAircraftOf(each, selection.id))?.vehicleId ?? null;
    case 'stand':
    case undefined:
      return null;
  }
}

function isAircraftOf(
  { vehicleType, flightId }: { vehicleType: string | null; flightId: string | null },
  of: string,
) {
  return vehicleType === 'aircraft' && flightId === of;
}
