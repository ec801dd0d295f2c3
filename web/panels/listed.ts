import { computed } from '@preact/signals';
import { entities, shownTime } from '../state/shown.ts';
import { paced } from './paced.ts';

/** What is shown and when, for the panels: a reader cannot follow more than four changes a second. */
export const listed = paced(
  computed(() => ({ entities: entities.value, time: shownTime.value ?? 0 })),
  250,
);
