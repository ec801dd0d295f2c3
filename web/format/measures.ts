import type { VehicleType } from '../../server/contract/vocabulary.ts';
import { countText } from './words.ts';

/** What speeds are told in; `perMs` of it are a metre per second. */
export type SpeedUnit = { readonly name: 'km/h' | 'kt'; readonly perMs: number };

const KMH: SpeedUnit = { name: 'km/h', perMs: 3.6 };
/** A knot is 1852 m an hour. */
const KNOTS: SpeedUnit = { name: 'kt', perMs: 3600 / 1852 };

/** Knots for aircraft, km/h for all that drives. */
export function speedUnit(vehicleType: VehicleType | null | undefined): SpeedUnit {
  return vehicleType === 'aircraft' ? KNOTS : KMH;
}

/** A speed in metres per second as `18 km/h`, an aircraft's as `10 kt`. */
export function speedText(metresPerSecond: number | null, { name, perMs }: SpeedUnit): string {
  return metresPerSecond === null ? '–' : `${countText(Math.round(metresPerSecond * perMs))} ${name}`;
}

/** A heading in degrees from true north as `075°`. */
export function headingText(degrees: number | null): string {
  if (degrees === null) return '–';
  return `${String(Math.round(degrees) % 360).padStart(3, '0')}°`;
}

/** A distance in metres as `350 m` or `1.2 km`. */
export function distanceText(metres: number | null): string {
  if (metres === null) return '–';
  return metres < 1000 ? `${Math.round(metres)} m` : `${(metres / 1000).toFixed(1)} km`;
}
