import { signal } from '@preact/signals';

/** Whether the dialog of the recordings in the store is open; a deletion goes on without it. */
export const storedShown = signal(false);

/** Opens the dialog: with the list, or with the deletion that is under way. */
export function showStored(): void {
  storedShown.value = true;
}
