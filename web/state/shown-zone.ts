import { computed } from '@preact/signals';
import { z } from 'zod';
import { type AirportTime, airportTime } from '../format/airport-time.ts';
import { airport, airports } from './airports.ts';
import { preference } from './preference.ts';

/** Whose clock the page's times follow: the airport's, UTC, or the reader's own. */
export const clockChoice = preference('clock', z.enum(['airport', 'utc', 'own']), 'airport');

const timeZone = computed(() => zoneAt(airport.value?.timeZone ?? 'UTC'));

/** The clock by which every time of the replay is told. */
export const shownZone = computed(() => airportTime(timeZone.value));

/**
 * The clock by which times of a recording are told, which need not be of the airport on show: that of its airports, UTC
 * where they have different ones or are not known.
 */
export function zoneOver(airportIds: readonly string[]): AirportTime {
  const known = (airports.value ?? []).filter(each => airportIds.includes(each.airportId));
  const [own, ...others] = new Set(known.map(each => each.timeZone));
  return airportTime(zoneAt(own === undefined || others.length > 0 ? 'UTC' : own));
}

/** The zone that the reader wants to see where `atAirport` is the airport's. */
function zoneAt(atAirport: string): string {
  switch (clockChoice.value) {
    case 'airport':
      return atAirport;
    case 'utc':
      return 'UTC';
    case 'own':
      return Intl.DateTimeFormat().resolvedOptions().timeZone;
  }
}
