import type { AircraftType } from './aircraft-types.ts';
import type { Random } from './random.ts';
import { MINUTE, type TaskSpec, type TaskType } from './task-spec.ts';

type Range = readonly [least: number, most: number];

/** Minutes that a step is planned for, by body, from published turnaround schedules. */
const PLANNED: Readonly<Partial<Record<TaskType, { readonly narrow: Range; readonly wide: Range }>>> = {
  marshalling: { narrow: [4, 4], wide: [4, 4] },
  chocks: { narrow: [1, 2], wide: [2, 3] },
  stairs: { narrow: [20, 20], wide: [20, 20] },
  ground_power: { narrow: [25, 25], wide: [25, 25] },
  bus_transfer: { narrow: [6, 9], wide: [6, 9] },
  deboarding: { narrow: [5, 10], wide: [10, 16] },
  cleaning: { narrow: [10, 14], wide: [20, 30] },
  catering: { narrow: [10, 15], wide: [24, 32] },
  fuelling: { narrow: [10, 16], wide: [28, 40] },
  unloading: { narrow: [15, 20], wide: [26, 36] },
  loading: { narrow: [15, 21], wide: [28, 36] },
  boarding: { narrow: [15, 22], wide: [28, 36] },
  water: { narrow: [5, 9], wide: [6, 10] },
  lavatory: { narrow: [5, 9], wide: [6, 10] },
  pushback: { narrow: [5, 7], wide: [6, 8] },
};

/** Minutes within which a step stays in fact, where nothing goes wrong. */
const ACTUAL: typeof PLANNED = {
  deboarding: { narrow: [5, 10], wide: [9, 18] },
  cleaning: { narrow: [10, 15], wide: [18, 34] },
  catering: { narrow: [10, 20], wide: [20, 36] },
  fuelling: { narrow: [10, 20], wide: [25, 45] },
  unloading: { narrow: [15, 36], wide: [24, 40] },
  loading: { narrow: [15, 36], wide: [24, 40] },
  boarding: { narrow: [15, 25], wide: [25, 40] },
  water: { narrow: [5, 10], wide: [5, 10] },
  lavatory: { narrow: [5, 10], wide: [5, 10] },
};

/** Seconds that a step is planned for; small aircraft stay near the lower end. */
export function plannedDuration(taskType: TaskType, aircraft: AircraftType, random: Random): number {
  const [least, most] = PLANNED[taskType]?.[aircraft.body] ?? [5, 10];
  const share = random.next() * (aircraft.seats < 120 ? 0.25 : 1);
  return Math.round((least + (most - least) * share) * MINUTE);
}

/** Seconds that a step takes in fact: about as planned, more often longer than shorter. */
export function actualDuration(spec: TaskSpec, body: AircraftType['body'], random: Random): number {
  const wanted = spec.duration * (0.96 + Math.abs(random.normal()) * 0.1);
  const range = ACTUAL[spec.taskType]?.[body];
  if (!range) return wanted;
  return Math.min(Math.max(wanted, range[0] * MINUTE), range[1] * MINUTE);
}
