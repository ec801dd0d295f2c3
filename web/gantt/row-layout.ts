import type { GanttBar } from './gantt-bar.ts';
import type { GanttRow } from './gantt-row.ts';

/** CSS pixels. */
const AIRCRAFT_HEIGHT = 16;
export const MILESTONES_HEIGHT = 12;
const STRIP_HEIGHT = 6;
const LANE_HEIGHT = 17;
const GAP = 2;
const PADDING = 4;
export const HEADER_HEIGHT = 24;

/** A row, or the name of the group whose rows follow; `top` is CSS pixels from the first. */
export type Placed = { readonly top: number; readonly height: number } & (
  | { readonly type: 'row'; readonly row: GanttRow; readonly expanded: boolean }
  | { readonly type: 'header'; readonly group: string; readonly rows: number }
);

export type RowLayout = { readonly placed: readonly Placed[]; readonly height: number };

/** Puts rows below each other, each group under its name. */
export function layOut(rows: readonly GanttRow[], isExpanded: (row: GanttRow) => boolean): RowLayout {
  const placed: Placed[] = [];
  const counts = new Map<string, number>();
  for (const { group } of rows) if (group !== null) counts.set(group, (counts.get(group) ?? 0) + 1);
  let top = 0;
  let last: string | null = null;
  for (const row of rows) {
    if (row.group !== null && row.group !== last) {
      const { group } = row;
      placed.push({ type: 'header', group, rows: counts.get(group) ?? 0, top, height: HEADER_HEIGHT });
      top += HEADER_HEIGHT;
    }
    last = row.group;
    const expanded = isExpanded(row);
    const height = rowHeight(row, expanded);
    placed.push({ type: 'row', row, expanded, top, height });
    top += height;
  }
  return { placed, height: top };
}

/** CSS pixels. */
function rowHeight(row: GanttRow, expanded: boolean): number {
  const { aircraft, lanes } = row;
  const work = expanded ? Math.max(1, lanes) * (LANE_HEIGHT + GAP) : aircraft ? STRIP_HEIGHT : LANE_HEIGHT;
  return PADDING * 2 + aboveTasks(row) + work;
}

/** What of a row its tasks lie below, CSS pixels. */
function aboveTasks({ aircraft, milestones }: GanttRow): number {
  return (aircraft ? AIRCRAFT_HEIGHT + GAP : 0) + (milestones ? MILESTONES_HEIGHT : 0);
}

/** Where the milestones of a row lie, CSS pixels from its top. */
export const MILESTONES_TOP = PADDING + AIRCRAFT_HEIGHT;

export type Box = { readonly top: number; readonly height: number };

/** Where a bar lies within its row, CSS pixels from the row's top. */
export function boxOf(row: GanttRow, expanded: boolean, bar: GanttBar): Box {
  if (bar.kind === 'flight') return { top: PADDING, height: AIRCRAFT_HEIGHT };
  const above = aboveTasks(row);
  if (expanded) {
    const lane = row.laneOf.get(bar) ?? 0;
    return { top: PADDING + above + lane * (LANE_HEIGHT + GAP), height: LANE_HEIGHT };
  }
  return { top: PADDING + above, height: row.aircraft ? STRIP_HEIGHT : LANE_HEIGHT };
}

/** The place in the layout of what lies at `y`; beyond the ends the first or the last. */
export function placeAt({ placed }: RowLayout, y: number): number {
  let low = 0;
  let high = placed.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((placed[middle]?.top ?? 0) <= y) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** What touches `[top, bottom)`, from above. */
export function placedWithin(layout: RowLayout, top: number, bottom: number): readonly Placed[] {
  const first = placeAt(layout, top);
  let end = first;
  while ((layout.placed[end]?.top ?? bottom) < bottom) end++;
  return layout.placed.slice(first, end);
}

/** The name of the group that what lies at `y` belongs to. */
export function groupAt(layout: RowLayout, y: number): Extract<Placed, { type: 'header' }> | null {
  for (let place = placeAt(layout, y); place >= 0; place--) {
    const placed = layout.placed[place];
    if (placed?.type === 'header') return placed;
    if (placed?.row.group === null) return null;
  }
  return null;
}
