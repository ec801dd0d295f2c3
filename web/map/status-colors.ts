import type { VehicleStatus } from '../../server/contract/vocabulary.ts';

/**
 * A vehicle's colour by its status, alike in both themes. After Okabe and Ito, "Color Universal Design" (2008), with
 * a darker idle and a lighter returning, so that these stay apart for whoever sees no red or no green.
 */
export const STATUS_COLORS: Readonly<Record<VehicleStatus, string>> = {
  idle: '#66788a',
  en_route: '#56b4e9',
  working: '#e69f00',
  returning: '#d98cba',
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

/** A colour as shaders take it: red, green, blue and alpha, each from 0 to 1. */
export function partsOf(hex: string, alpha: number): readonly [number, number, number, number] {
  const [red, green, blue] = rgb(hex);
  return [red / 255, green / 255, blue / 255, alpha];
}
