import { untracked, useSignalEffect } from '@preact/signals';
import type { RefObject } from 'preact';
import { selection } from '../state/selection.ts';
import { shownTime } from '../state/shown.ts';
import { partsOf } from './bar-parts.ts';
import { found } from './find-selected.ts';
import type { GanttBar } from './gantt-bar.ts';
import type { GanttRow } from './gantt-row.ts';
import { grouping, layout, panBy, rows } from './gantt-state.ts';
import { AXIS_HEIGHT, above, type GanttView, LABELS_WIDTH, left } from './gantt-view.ts';
import { boxOf, HEADER_HEIGHT, type Placed } from './row-layout.ts';

/** What stays free beside a bar that is brought into view, as a share of the width. */
const BESIDE = 0.08;

/** Brings what is selected, here or elsewhere, into view. */
export function useReveal(scroller: RefObject<HTMLDivElement | null>, view: () => GanttView | null): void {
  useSignalEffect(() => {
    const picked = selection.value;
    if (!picked || !scroller.current) return;
    const rows = layout
      .peek()
      .placed.filter(isRow)
      .map(({ row }) => row);
    const place = found(rows, picked);
    if (place) untracked(() => reveal(scroller.current, view, place.row, place.bar));
  });
}

/** Where rows go by time, begins with those that are on at the playhead, or come next. */
export function useOpeningRow(scroller: RefObject<HTMLDivElement | null>): void {
  useSignalEffect(() => {
    const time = shownTime.peek();
    if (grouping.value !== 'flight' || rows.value.length === 0 || time === null || selection.peek()) return;
    const first = untracked(() => layout.value).placed.find(
      each => each.type === 'row' && each.row.aircraft?.bars.some(bar => bar.to >= time),
    );
    if (first && scroller.current) scroller.current.scrollTop = first.top;
  });
}

/** Scrolls to a row, and moves through time to a bar, where they are not in view. */
export function reveal(
  scroller: HTMLDivElement | null,
  view: () => GanttView | null,
  row: GanttRow,
  bar: GanttBar | null,
): void {
  const now = view();
  const placed = now && placedOf(now, row);
  if (!scroller || !now || !placed) return;
  const box = bar ? boxOf(row, placed.expanded, bar) : { top: 0, height: placed.height };
  const top = above(now, placed.top + box.top);
  const room = AXIS_HEIGHT + (row.group === null ? 0 : HEADER_HEIGHT);
  if (top < room) scroller.scrollTop += top - room - 4;
  else if (top + box.height > now.height) scroller.scrollTop += top + box.height - now.height + 4;
  const whole = bar && partsOf(bar, now.known, now.until)?.whole;
  if (!whole) return;
  const { start, end, width } = now.scale;
  const beside = (end - start) * BESIDE;
  const isSeen = left(now, whole.to) > LABELS_WIDTH + 20 && left(now, whole.from) < LABELS_WIDTH + width - 20;
  if (!isSeen) panBy(whole.to < start ? whole.from - beside - start : whole.to + beside - end);
}

/** Where a bar begins in the picture, at its lower edge, CSS pixels; `null` where its row is not shown. */
export function placeOfBar(
  view: GanttView,
  row: GanttRow,
  bar: GanttBar,
): { readonly x: number; readonly y: number } | null {
  const placed = placedOf(view, row);
  const whole = partsOf(bar, view.known, view.until)?.whole;
  if (!placed || !whole) return null;
  const box = boxOf(row, placed.expanded, bar);
  return {
    x: Math.max(LABELS_WIDTH, left(view, whole.from)),
    y: above(view, placed.top + box.top + box.height),
  };
}

function placedOf(view: GanttView, row: GanttRow): Extract<Placed, { type: 'row' }> | null {
  return view.layout.placed.filter(isRow).find(each => each.row.key === row.key) ?? null;
}

function isRow(placed: Placed): placed is Extract<Placed, { type: 'row' }> {
  return placed.type === 'row';
}
