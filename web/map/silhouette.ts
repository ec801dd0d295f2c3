import type { VehicleType } from '../../server/contract/vocabulary.ts';

/** The shapes that vehicles are drawn as, in the order in which they lie in the atlas. */
export const SILHOUETTES = [
  'aircraft',
  'tow_tractor',
  'baggage_train',
  'belt_loader',
  'container_loader',
  'fuel_truck',
  'catering_truck',
  'water_truck',
  'lavatory_truck',
  'deicer',
  'bus',
  'stairs',
  'power_unit',
  'follow_me',
  'emergency',
  'van',
  'plough',
  'other',
] as const;
export type Silhouette = (typeof SILHOUETTES)[number];

const SILHOUETTE_OF: Readonly<Record<VehicleType, Silhouette>> = {
  aircraft: 'aircraft',
  tow_tractor: 'tow_tractor',
  baggage_tractor: 'baggage_train',
  belt_loader: 'belt_loader',
  container_loader: 'container_loader',
  ground_power_unit: 'power_unit',
  air_start_unit: 'power_unit',
  fuel_truck: 'fuel_truck',
  catering_truck: 'catering_truck',
  water_truck: 'water_truck',
  lavatory_truck: 'lavatory_truck',
  passenger_stairs: 'stairs',
  bus: 'bus',
  deicer: 'deicer',
  follow_me: 'follow_me',
  cleaning_van: 'van',
  snow_plough: 'plough',
  fire_truck: 'emergency',
  ambulance: 'emergency',
  police: 'emergency',
  maintenance: 'van',
  other: 'other',
  unknown: 'other',
};

/** Lengths from bumper to bumper in metres, trailers included, of common equipment of each kind. */
const LENGTH_METRES: Readonly<Record<Silhouette, number>> = {
  aircraft: 38,
  tow_tractor: 8,
  baggage_train: 12,
  belt_loader: 8,
  container_loader: 9,
  fuel_truck: 11,
  catering_truck: 9,
  water_truck: 7,
  lavatory_truck: 7,
  deicer: 10,
  bus: 14,
  stairs: 9,
  power_unit: 4,
  follow_me: 5,
  emergency: 10,
  van: 6,
  plough: 9,
  other: 8,
};

export function silhouetteOf(type: VehicleType | null): Silhouette {
  return SILHOUETTE_OF[type ?? 'unknown'];
}

export function lengthOf(silhouette: Silhouette): number {
  return LENGTH_METRES[silhouette];
}
