import { z } from 'zod';
import { preference } from './preference.ts';

/** The panes that open below the map, in the order of their tabs. */
export const PANES = ['gantt', 'flights', 'turnaround'] as const;
export type PaneId = (typeof PANES)[number];

/** The pane that is open below the map; `null` while the map has all the room. */
export const openPane = preference('pane', z.enum(PANES).nullable(), null);

/** How much of the height that map and pane share the pane takes, 0.2 to 1: at 1 the map is covered. */
export const paneShare = preference('pane-share', z.number().min(0.2).max(1), 0.5);

/** Opens a pane, or closes it where it is open. */
export function togglePane(pane: PaneId): void {
  openPane.value = openPane.peek() === pane ? null : pane;
}
