import { signal } from '@preact/signals';

export type SelectableKind = 'vehicle' | 'task' | 'flight';
export type Selection = { readonly kind: SelectableKind; readonly id: string };

/** What the reader picked on the map or in a list; `null` when nothing is. It may name an entity not held just now. */
export const selection = signal<Selection | null>(null);

/** The id of the vehicle under the pointer, on the map or in a list; the map gives it a halo. */
export const hoveredVehicleId = signal<string | null>(null);

/** Whether the map's camera stays with the selected vehicle. Picking anything else ends it. */
export const follow = signal(false);

export function select(kind: SelectableKind, id: string): void {
  if (selection.peek()?.kind === kind && selection.peek()?.id === id) return;
  selection.value = { kind, id };
  follow.value = false;
}

export function clearSelection(): void {
  selection.value = null;
  follow.value = false;
}
