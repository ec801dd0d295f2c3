import { partsOf } from './bar-parts.ts';
import type { FocusedBar } from './draw-marks.ts';
import type { GanttBar } from './gantt-bar.ts';
import type { GanttRow } from './gantt-row.ts';
import type { GanttView } from './gantt-view.ts';
import { placeAt } from './row-layout.ts';

export type Direction = 'left' | 'right' | 'up' | 'down';

/**
 * The bar that lies next to the focused one: before or after it in its row, or nearest in time in the next row that has
 * any. Without a focus, the first bar in view. `null` where there is none.
 */
export function neighbour(view: GanttView, focused: FocusedBar | null, to: Direction): FocusedBar | null {
  const rows = view.layout.placed.filter(each => each.type === 'row').map(({ row }) => row);
  const at = focused ? rows.findIndex(({ key }) => key === focused.row.key) : -1;
  const row = rows[at];
  if (!focused || !row) return firstInView(view);
  if (to === 'left' || to === 'right') {
    const bars = barsOf(view, row);
    const place = bars.indexOf(focused.bar) + (to === 'left' ? -1 : 1);
    const bar = bars[place];
    return bar ? { row, bar } : null;
  }
  const step = to === 'up' ? -1 : 1;
  const time = middleOf(view, focused.bar);
  for (let place = at + step; place >= 0 && place < rows.length; place += step) {
    const found = nearest(view, rows[place], time);
    if (found) return found;
  }
  return null;
}

function firstInView(view: GanttView): FocusedBar | null {
  const { placed } = view.layout;
  const time = (view.scale.start + view.scale.end) / 2;
  for (let place = placeAt(view.layout, view.scrollTop); place < placed.length; place++) {
    const each = placed[place];
    const found = each?.type === 'row' ? nearest(view, each.row, time) : null;
    if (found) return found;
  }
  return null;
}

function nearest(view: GanttView, row: GanttRow | undefined, time: number): FocusedBar | null {
  if (!row) return null;
  const distance = (bar: GanttBar) => Math.abs(middleOf(view, bar) - time);
  const [bar] = barsOf(view, row).toSorted((one, other) => distance(one) - distance(other));
  return bar ? { row, bar } : null;
}

/** The bars that are drawn in a row, by their beginnings; an aircraft before the work at it. */
function barsOf(view: GanttView, row: GanttRow): GanttBar[] {
  const all: GanttBar[] = [...(row.aircraft?.bars ?? []), ...row.tasks.bars];
  return all
    .filter(bar => row.holds(bar, view.known) && partsOf(bar, view.known, view.until) !== null)
    .map(bar => ({ bar, from: partsOf(bar, view.known, view.until)?.whole.from ?? bar.from }))
    .sort((one, other) => one.from - other.from)
    .map(({ bar }) => bar);
}

function middleOf(view: GanttView, bar: GanttBar): number {
  const { from, to } = partsOf(bar, view.known, view.until)?.whole ?? bar;
  return (from + to) / 2;
}
