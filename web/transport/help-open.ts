import { signal } from '@preact/signals';

/** Whether the help on keys and gestures is on show. */
export const helpOpen = signal(false);
