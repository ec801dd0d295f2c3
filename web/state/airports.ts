import { computed, signal } from '@preact/signals';
import type { Airport } from '../../server/contract/history.ts';
import { session } from './session.ts';

/** Every airport the server knows; `null` until the first answer. Written by `state/open-session.ts` only. */
export const airports = signal<readonly Airport[] | null>(null);

/** The code of the airport that was chosen, before and while its session is open; `null` where none was. */
export const chosenAirportId = signal<string | null>(null);

/** The airport on the map: the open session's, else the chosen one; `null` while neither is known. */
export const airport = computed<Airport | null>(() => {
  const id = session.value?.airportId ?? chosenAirportId.value;
  return airports.value?.find(each => each.airportId === id) ?? null;
});
