import { computed } from '@preact/signals';
import { z } from 'zod';
import { airportTime } from '../format/airport-time.ts';
import { airport } from './airports.ts';
import { preference } from './preference.ts';

/** Whose clock the page's times follow: the airport's, UTC, or the reader's own. */
export const clockChoice = preference('clock', z.enum(['airport', 'utc', 'own']), 'airport');

const timeZone = computed(() => {
  switch (clockChoice.value) {
    case 'airport':
      return airport.value?.timeZone ?? 'UTC';
    case 'utc':
      return 'UTC';
    case 'own':
      return Intl.DateTimeFormat().resolvedOptions().timeZone;
  }
});

/** The clock by which every time on the page is told. */
export const shownZone = computed(() => airportTime(timeZone.value));
