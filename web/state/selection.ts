import { signal } from '@preact/signals';

export const SELECTABLE_KINDS = ['vehicle', 'task', 'flight', 'stand'] as const;
export type SelectableKind = (typeof SELECTABLE_KINDS)[number];
export type Selection = { readonly kind: SelectableKind; readonly id: string };

/** What the reader picked on the map or in a panel; `null` when nothing is. It may name an entity not held just now. */
export const selection = signal<Selection | null>(null);

/** What is under the pointer, on the map or in a panel; every other panel marks it too. */
export const hovered = signal<Selection | null>(null);

/** Whether the map's camera stays with the selected vehicle. Picking anything else ends it. */
export const follow = signal(false);

export function select(kind: SelectableKind, id: string): void {
  if (isSame(selection.peek(), kind, id)) return;
  selection.value = { kind, id };
  follow.value = false;
}

export function clearSelection(): void {
  selection.value = null;
  follow.value = false;
}

export function hover(kind: SelectableKind, id: string): void {
  if (!isSame(hovered.peek(), kind, id)) hovered.value = { kind, id };
}

export function unhover(): void {
  hovered.value = null;
}

function isSame(picked: Selection | null, kind: SelectableKind, id: string): boolean {
  return picked?.kind === kind && picked.id === id;
}
