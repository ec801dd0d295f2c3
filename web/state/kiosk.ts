import { signal } from '@preact/signals';

/** Whether the page is a wall display: the map and the open pane alone, with nothing to press. */
export const kiosk = signal(false);

export function enterKiosk(): void {
  kiosk.value = true;
}

export function leaveKiosk(): void {
  kiosk.value = false;
}
