import { partsOf } from './bar-parts.ts';
import type { GanttBar } from './gantt-bar.ts';
import type { GanttRow } from './gantt-row.ts';
import { AXIS_HEIGHT, type GanttView, LABELS_WIDTH, left } from './gantt-view.ts';
import { boxOf, placeAt } from './row-layout.ts';

/** What lies at a point of the picture. */
export type Hit =
  | { readonly on: 'axis' }
  | { readonly on: 'label'; readonly row: GanttRow; readonly toggle: boolean }
  | { readonly on: 'bar'; readonly row: GanttRow; readonly bar: GanttBar }
  | { readonly on: 'row'; readonly row: GanttRow }
  | null;

/** The width of what unfolds a row, at the left of its name, CSS pixels. */
const TOGGLE_WIDTH = 22;
/** How far beside a bar it is still hit, CSS pixels. */
const NEAR_PX = 3;

/** `x` and `y` in CSS pixels from the picture's corner. */
export function hitAt(view: GanttView, x: number, y: number): Hit {
  if (y < AXIS_HEIGHT) return x >= LABELS_WIDTH ? { on: 'axis' } : null;
  const inRows = y - AXIS_HEIGHT + view.scrollTop;
  if (inRows >= view.layout.height) return null;
  const placed = view.layout.placed[placeAt(view.layout, inRows)];
  if (placed?.type !== 'row') return null;
  const { row, expanded, top } = placed;
  if (x < LABELS_WIDTH) return { on: 'label', row, toggle: x < TOGGLE_WIDTH && row.tasks.bars.length > 0 };
  const bar = barAt(view, row, expanded, x, inRows - top);
  return bar ? { on: 'bar', row, bar } : { on: 'row', row };
}

/** Of several bars at a point the shortest, so that none lies hidden below a longer one. */
function barAt(view: GanttView, row: GanttRow, expanded: boolean, x: number, y: number): GanttBar | null {
  const { start, end, width } = view.scale;
  const perPixel = (end - start) / Math.max(1, width);
  const time = start + (x - LABELS_WIDTH) * perPixel;
  let best: GanttBar | null = null;
  let shortest = Number.POSITIVE_INFINITY;
  const visit = (bar: GanttBar) => {
    const box = boxOf(row, expanded, bar);
    if (y < box.top - 1 || y > box.top + box.height || !row.holds(bar, view.known)) return;
    const parts = partsOf(bar, view.known, view.until);
    if (!parts) return;
    const [from, to] = [left(view, parts.whole.from) - NEAR_PX, left(view, parts.whole.to) + NEAR_PX];
    if (x < from || x > to || to - from >= shortest) return;
    shortest = to - from;
    best = bar;
  };
  const spare = NEAR_PX * perPixel;
  row.aircraft?.within(time - spare, time + spare, visit);
  row.tasks.within(time - spare, time + spare, visit);
  return best;
}
