import { toMs } from '../../server/contract/time.ts';

/** The airport of the demo, as its `airport` line says it. */
export const AIRPORT = {
  airportId: 'LEBL',
  name: 'Barcelona–El Prat',
  timeZone: 'Europe/Madrid',
  lon: 2.078447222,
  lat: 41.29706278,
} as const;

/** 06:00 local time on a Saturday morning: the first wave. Milliseconds since the epoch. */
export const SHIFT_START = toMs('2026-03-14T05:00:00.000Z');

/** How long the shift lasts, in seconds. */
export const SHIFT_SECONDS = 4 * 3600;

/** Simulated before the start, so that the shift opens in mid-work, in seconds. */
export const WARM_UP_SECONDS = 75 * 60;

/** The westerly configuration, kept all shift: landings on 25R, take-offs on 25L. */
export const LANDING_RUNWAY = '25R';
export const TAKE_OFF_RUNWAY = '25L';
