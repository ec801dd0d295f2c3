import type { VehicleType } from '../../server/contract/vocabulary.ts';
import type { IconName } from '../controls/icon.tsx';

const ICONS: { readonly [T in VehicleType]?: IconName } = {
  aircraft: 'aircraft',
  tow_tractor: 'tractor',
  baggage_tractor: 'tractor',
  ground_power_unit: 'tractor',
  air_start_unit: 'tractor',
  belt_loader: 'loader',
  container_loader: 'loader',
  passenger_stairs: 'stairs',
  bus: 'bus',
  follow_me: 'car',
  cleaning_van: 'car',
  police: 'car',
  maintenance: 'car',
  other: 'car',
  unknown: 'car',
};

/** Every kind of truck looks like a truck. */
export function vehicleIcon(type: VehicleType | null): IconName {
  return ICONS[type ?? 'unknown'] ?? 'truck';
}
