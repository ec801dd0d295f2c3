import { computed } from '@preact/signals';
import { airportTime } from '../format/airport-time.ts';
import { airport } from '../state/airports.ts';

const timeZone = computed(() => airport.value?.timeZone ?? 'UTC');

/** The clock of the airport on the map; UTC while none is known. */
export const airportZone = computed(() => airportTime(timeZone.value));
