import { signal } from '@preact/signals';

/** Whether the reader measures on the map: a click then sets a point. */
export const measuring = signal(false);

/** Whether the ruler tells the way along the airport's roads too. */
export const alongRoads = signal(false);
