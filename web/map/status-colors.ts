import type { VehicleStatus } from '../../server/contract/vocabulary.ts';

/**
 * A vehicle's colour by its status, alike in both themes. After Okabe and Ito, "Color Universal Design" (2008): told
 * apart with any common colour blindness.
 */
export const STATUS_COLORS: Readonly<Record<VehicleStatus, string>> = {
  idle: '#8fa3b8',
  en_route: '#56b4e9',
  working: '#e69f00',
  returning: '#cc79a7',
  charging: '#f0e442',
  out_of_service: '#d55e00',
  unknown: '#e3e8ee',
};

/** Aircraft are not dispatched; unless they are out of service, they are drawn in this colour. */
const AIRCRAFT_COLOR = '#f4f7fa';

export type Rgb = readonly [red: number, green: number, blue: number];

/** `#rrggbb` as three bytes. */
export function rgb(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

/** The colour of a vehicle of this status; one that tells none is drawn as unknown. */
export function statusColor(status: VehicleStatus | null, aircraft: boolean): string {
  if (aircraft && status !== 'out_of_service') return AIRCRAFT_COLOR;
  return STATUS_COLORS[status ?? 'unknown'];
}
