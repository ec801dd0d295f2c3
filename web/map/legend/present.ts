import type { VehicleState } from '../../../server/contract/records.ts';
import {
  type VehicleStatus,
  type VehicleType,
  vehicleStatus,
  vehicleType,
} from '../../../server/contract/vocabulary.ts';

/** How many vehicles there are of each type, and of ground vehicles of each status. */
export type Present = {
  readonly types: ReadonlyMap<VehicleType, number>;
  readonly statuses: ReadonlyMap<VehicleStatus, number>;
};

/** Counts vehicles, in the order of the vocabulary; what is not there is left out of the types. */
export function presentIn(vehicles: Iterable<VehicleState>): Present {
  const types = new Map<VehicleType, number>();
  const statuses = new Map<VehicleStatus, number>();
  for (const { vehicleType: type, status } of vehicles) {
    count(types, type ?? 'unknown');
    if (type !== 'aircraft') count(statuses, status ?? 'unknown');
  }
  return {
    types: new Map(vehicleType.options.flatMap(type => found(types, type))),
    statuses: new Map(vehicleStatus.options.map(status => [status, statuses.get(status) ?? 0])),
  };
}

function count<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function found<K>(counts: ReadonlyMap<K, number>, key: K): [K, number][] {
  const number = counts.get(key);
  return number === undefined ? [] : [[key, number]];
}
