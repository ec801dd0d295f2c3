import type { FlightState } from '../../server/contract/records.ts';
import { toMs } from '../../server/contract/time.ts';
import type { Entities } from '../state/held-entities.ts';
import type { Selection } from '../state/selection.ts';
import { isOnStand } from './turnaround-of.ts';

type Held = Pick<Entities, 'vehicles' | 'tasks' | 'flights'>;

/**
 * The flight that something selected belongs to: itself, a task's, an aircraft's or the one that a vehicle works for,
 * and of a stand the one that is on it, else the next that is to come. `null` where there is none.
 */
export function flightOf(selected: Selection | null, held: Held): string | null {
  switch (selected?.kind) {
    case undefined:
      return null;
    case 'flight':
      return selected.id;
    case 'task':
      return held.tasks.get(selected.id)?.flightId ?? null;
    case 'vehicle': {
      const vehicle = held.vehicles.get(selected.id);
      return vehicle?.flightId ?? (vehicle?.taskId ? held.tasks.get(vehicle.taskId)?.flightId : null) ?? null;
    }
    case 'stand':
      return atStand(selected.id, held.flights.values())?.flightId ?? null;
  }
}

function atStand(stand: string, flights: Iterable<FlightState>): FlightState | null {
  let next: FlightState | null = null;
  for (const flight of flights) {
    if (flight.stand !== stand) continue;
    if (isOnStand(flight)) return flight;
    if (comesAt(flight) < (next === null ? Number.POSITIVE_INFINITY : comesAt(next))) next = flight;
  }
  return next;
}

/** When it is expected on its stand (ms since 1970); never where it has been there. */
function comesAt({ milestones, status }: FlightState): number {
  if (milestones?.AIBT || milestones?.AOBT || status === 'departed') return Number.POSITIVE_INFINITY;
  const expected = milestones?.EIBT ?? milestones?.SIBT;
  return expected ? toMs(expected) : Number.POSITIVE_INFINITY;
}
