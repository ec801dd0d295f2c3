import type { FlightState } from '../../server/contract/records.ts';
import type { FlightStatus } from '../../server/contract/vocabulary.ts';
import type { Entities } from '../state/held-entities.ts';
import type { Selection } from '../state/selection.ts';

/** What of a selection is on the map: a vehicle or an aircraft, and a stand. */
export type Marked = { readonly vehicleId: string | null; readonly stand: string | null };

const NOTHING: Marked = { vehicleId: null, stand: null };
const ON_STAND: ReadonlySet<FlightStatus | null> = new Set(['in_block', 'boarding']);

/**
 * What to mark for a selection: a vehicle and the stand of its task; a task's vehicle and stand; a flight's aircraft and
 * stand; a stand and the aircraft on it.
 */
export function markedOf(picked: Selection | null, entities: Entities): Marked {
  const { tasks, vehicles, flights } = entities;
  switch (picked?.kind) {
    case 'vehicle': {
      const { taskId, flightId } = vehicles.get(picked.id) ?? { taskId: null, flightId: null };
      const stand = tasks.get(taskId ?? '')?.stand ?? flights.get(flightId ?? '')?.stand ?? null;
      return { vehicleId: picked.id, stand };
    }
    case 'task': {
      const task = tasks.get(picked.id);
      return { vehicleId: task?.vehicleId ?? null, stand: task?.stand ?? null };
    }
    case 'flight':
      return { vehicleId: aircraftOf(picked.id, entities), stand: flights.get(picked.id)?.stand ?? null };
    case 'stand': {
      const flightId = flightOn(picked.id, flights)?.flightId;
      return {
        vehicleId: flightId === undefined ? null : aircraftOf(flightId, entities),
        stand: picked.id,
      };
    }
    case undefined:
      return NOTHING;
  }
}

/** The flight whose aircraft stands there: the one that came to it last. */
function flightOn(stand: string, flights: Entities['flights']): FlightState | undefined {
  let latest: FlightState | undefined;
  for (const flight of flights.values()) {
    if (flight.stand !== stand || !ON_STAND.has(flight.status)) continue;
    if (!latest || flight.time > latest.time) latest = flight;
  }
  return latest;
}

function aircraftOf(flightId: string, { vehicles }: Entities): string | null {
  const found = vehicles.values().find(each => each.vehicleType === 'aircraft' && each.flightId === flightId);
  return found?.vehicleId ?? null;
}

/** How often what a selection comes to is looked up again while it stays the same, wall time ms. */
const LOOK_UP_MS = 250;

/** {@link markedOf} for every picture, without looking through everything for each. */
export class MarkedNow {
  #picked: Selection | null = null;
  #marked: Marked = NOTHING;
  #at = Number.NEGATIVE_INFINITY;

  of(picked: Selection | null, entities: Entities): Marked {
    if (picked !== this.#picked || performance.now() - this.#at >= LOOK_UP_MS) {
      this.#picked = picked;
      this.#at = performance.now();
      this.#marked = markedOf(picked, entities);
    }
    return this.#marked;
  }
}
