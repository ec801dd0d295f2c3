import { computed } from '@preact/signals';
import { z } from 'zod';
import { airport } from '../state/airports.ts';
import { preference } from '../state/preference.ts';
import type { TaskLineChoice } from './task-lines.ts';
import { farthestBack, fixesPerSecondAt } from './trails/trail-reader.ts';
import type { TrailChoice } from './trails/trails.ts';

/** How far back trails may reach, minutes; 0 draws none. */
export const TRAIL_MINUTES = [0, 1, 5, 15, 60] as const;
export const trailMinutes = preference('trail-minutes', z.literal(TRAIL_MINUTES), 0);

/** Whose trails are drawn. */
export const TRAILS_OF = ['all', 'selected'] as const;
export const trailsOf = preference<(typeof TRAILS_OF)[number]>('trails-of', z.enum(TRAILS_OF), 'all');

/** The trails to draw while a vehicle, or none, is selected; `null` for none. */
export const trailChoice = computed(() => {
  const span = trailMinutes.value * 60_000;
  const ofAll = trailsOf.value === 'all';
  return (selectedId: string | null): TrailChoice | null => {
    if (span === 0 || (!ofAll && selectedId === null)) return null;
    return { span, only: ofAll ? null : selectedId };
  };
});

/** How far back trails reach at first, ms, where the chosen length would take too many positions; `null` where it does not. */
export const trailsReach = computed(() => {
  const rate = airport.value && fixesPerSecondAt(airport.value);
  if (!rate || trailsOf.value !== 'all') return null;
  const reach = farthestBack(rate);
  return reach < trailMinutes.value * 60_000 ? reach : null;
});

/** Which vehicles are joined to the stands of their tasks. */
export const TASK_LINES = ['none', 'selected', 'all'] as const satisfies readonly TaskLineChoice[];
export const taskLines = preference<TaskLineChoice>('task-lines', z.enum(TASK_LINES), 'selected');

export const legendOpen = preference('legend-open', z.boolean(), false);
