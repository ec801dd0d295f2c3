import type { Selection } from '../state/selection.ts';
import { partsOf } from './bar-parts.ts';
import { type GanttBar, stateOf } from './gantt-bar.ts';
import type { GanttStyle } from './gantt-colours.ts';
import type { GanttRow } from './gantt-row.ts';
import {
  AXIS_HEIGHT,
  above,
  type GanttView,
  LABELS_WIDTH,
  left,
  rowsShown,
  timesShown,
} from './gantt-view.ts';
import { boxOf, type Placed, placedWithin } from './row-layout.ts';

export type FocusedBar = { readonly row: GanttRow; readonly bar: GanttBar };

export type Marks = {
  readonly selected: Selection | null;
  readonly hovered: Selection | null;
  readonly focused: FocusedBar | null;
};

/** How a bar stands to something picked: it is that, or belongs to it. */
type Relation = 'same' | 'part' | null;

/** Draws what is selected, hovered and focused, over the bars; CSS pixels. */
export function drawMarks(
  context: CanvasRenderingContext2D,
  view: GanttView,
  style: GanttStyle,
  marks: Marks,
): void {
  context.clearRect(0, 0, view.width, view.height);
  const { selected, hovered, focused } = marks;
  if (!selected && !hovered && !focused) return;
  context.save();
  context.beginPath();
  context.rect(0, AXIS_HEIGHT, view.width, view.height - AXIS_HEIGHT);
  context.clip();
  const { top, bottom } = rowsShown(view);
  const rows = placedWithin(view.layout, top, bottom).filter(each => each.type === 'row');
  for (const placed of rows) markRow(context, view, style, placed, marks);
  context.beginPath();
  context.rect(LABELS_WIDTH, AXIS_HEIGHT, view.width - LABELS_WIDTH, view.height - AXIS_HEIGHT);
  context.clip();
  for (const placed of rows) markBars(context, view, style, placed, marks);
  context.restore();
}

function markRow(
  context: CanvasRenderingContext2D,
  view: GanttView,
  { colours }: GanttStyle,
  { row, top, height }: Extract<Placed, { type: 'row' }>,
  { selected, hovered }: Marks,
): void {
  const y = above(view, top);
  for (const [picked, strength] of [
    [hovered, 0.07],
    [selected, 0.14],
  ] as const) {
    if (!picked || !isEntity(row, picked)) continue;
    context.globalAlpha = strength;
    context.fillStyle = colours.accent;
    context.fillRect(0, y, view.width, height - 1);
    context.globalAlpha = 1;
    if (picked === selected) context.fillRect(0, y, 3, height - 1);
  }
}

function isEntity({ entity }: GanttRow, picked: Selection): boolean {
  return entity?.kind === picked.kind && entity.id === picked.id;
}

function markBars(
  context: CanvasRenderingContext2D,
  view: GanttView,
  { colours }: GanttStyle,
  { row, expanded, top }: Extract<Placed, { type: 'row' }>,
  { selected, hovered, focused }: Marks,
): void {
  const rowTop = above(view, top);
  const { from, to } = timesShown(view);
  const outline = (bar: GanttBar, colour: string, width: number, room: number) => {
    const parts = partsOf(bar, view.known, view.until);
    if (!parts) return;
    const box = boxOf(row, expanded, bar);
    const x = left(view, parts.whole.from);
    const length = Math.max(3, left(view, parts.whole.to) - x);
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.strokeRect(x - room, rowTop + box.top - room, length + room * 2, box.height + room * 2 - 1);
  };
  const visit = (bar: GanttBar) => {
    const isFocused = focused?.bar === bar && focused.row.key === row.key;
    const relations = [relationOf(bar, selected, view.known), relationOf(bar, hovered, view.known)];
    if (!isFocused && relations.every(each => each === null)) return;
    if (!row.holds(bar, view.known)) return;
    if (relations.includes('part')) outline(bar, colours.accent, 1, 1);
    if (relations[1] === 'same') outline(bar, colours.text, 1.5, 1.5);
    if (relations[0] === 'same') outline(bar, colours.accent, 2.5, 2);
    if (isFocused) outline(bar, colours.text, 2, 4);
  };
  row.aircraft?.within(from, to, visit);
  row.tasks.within(from, to, visit);
}

function relationOf(bar: GanttBar, picked: Selection | null, known: number | null): Relation {
  if (!picked || picked.kind === 'stand') return null;
  if (bar.kind === picked.kind) return bar.id === picked.id ? 'same' : null;
  if (bar.kind === 'flight') return null;
  const state = stateOf(bar, known);
  const belongs = picked.kind === 'flight' ? state?.flightId === picked.id : state?.vehicleId === picked.id;
  return belongs ? 'part' : null;
}
