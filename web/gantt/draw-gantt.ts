import type { Tick } from '../timeline/ticks.ts';
import { type BarTexts, drawRowBars } from './draw-bars.ts';
import { drawMilestones } from './draw-milestones.ts';
import type { GanttStyle } from './gantt-colours.ts';
import { AXIS_HEIGHT, above, type GanttView, LABELS_WIDTH, rowsShown } from './gantt-view.ts';
import { groupAt, HEADER_HEIGHT, type Placed, placedWithin } from './row-layout.ts';
import { TextWidths } from './text-width.ts';

export type GanttDrawing = {
  readonly view: GanttView;
  readonly style: GanttStyle;
  readonly ticks: readonly Tick[];
  readonly texts: BarTexts;
};

const LABEL_LEFT = 26;
const NOTE_GAP = 6;
const widths = new TextWidths();

/**
 * Draws all but the playhead and the marks, in CSS pixels: the caller has scaled the context to the device's pixels.
 * Answers how many bars were drawn.
 */
export function drawGantt(context: CanvasRenderingContext2D, drawing: GanttDrawing): number {
  const { view, style } = drawing;
  const { width, height } = view;
  context.clearRect(0, 0, width, height);
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  const { top, bottom } = rowsShown(view);
  const placed = placedWithin(view.layout, top, bottom);
  clipped(context, 0, AXIS_HEIGHT, width, height, () => drawRowLines(context, drawing, placed));
  drawGrid(context, drawing);
  let drawn = 0;
  clipped(context, LABELS_WIDTH, AXIS_HEIGHT, width, height, () => {
    context.font = style.font;
    for (const each of placed)
      if (each.type === 'row') {
        drawn += drawRowBars({ context, view, style, texts: drawing.texts }, each);
        if (each.row.milestones) drawMilestones(context, view, style, each);
      }
  });
  clipped(context, 0, AXIS_HEIGHT, width, height, () => {
    for (const each of placed) {
      if (each.type === 'row') drawLabel(context, drawing, each);
      else drawHeader(context, drawing, each, above(view, each.top));
    }
    const group = groupAt(view.layout, top);
    if (group) drawHeader(context, drawing, group, stuckTop(drawing, placed));
  });
  drawAxis(context, drawing);
  return drawn;
}

function clipped(
  context: CanvasRenderingContext2D,
  left: number,
  top: number,
  right: number,
  bottom: number,
  draw: () => void,
): void {
  context.save();
  context.beginPath();
  context.rect(left, top, right - left, bottom - top);
  context.clip();
  draw();
  context.restore();
}

/** Where the name of the group in view stays: at the top, pushed out by the next. */
function stuckTop({ view }: GanttDrawing, placed: readonly Placed[]): number {
  const next = placed.find(each => each.type === 'header' && each.top > view.scrollTop);
  return next ? Math.min(AXIS_HEIGHT, above(view, next.top) - HEADER_HEIGHT) : AXIS_HEIGHT;
}

function drawRowLines(
  context: CanvasRenderingContext2D,
  { view, style }: GanttDrawing,
  placed: readonly Placed[],
): void {
  context.fillStyle = style.colours.line;
  for (const { top, height } of placed) {
    context.fillRect(0, Math.round(above(view, top + height)) - 1, view.width, 1);
  }
}

function drawGrid(context: CanvasRenderingContext2D, { view, style, ticks }: GanttDrawing): void {
  context.fillStyle = style.colours.line;
  for (const { x, day } of ticks) {
    const at = Math.round(LABELS_WIDTH + x);
    if (at >= LABELS_WIDTH) context.fillRect(at, AXIS_HEIGHT - 5, day ? 2 : 1, view.height);
  }
  context.fillRect(LABELS_WIDTH - 1, 0, 1, view.height);
}

function drawAxis(context: CanvasRenderingContext2D, { view, style, ticks }: GanttDrawing): void {
  const { colours } = style;
  context.fillStyle = colours.line;
  context.fillRect(0, AXIS_HEIGHT - 1, view.width, 1);
  context.font = style.font;
  context.textAlign = 'center';
  for (const { x, label, day } of ticks) {
    const half = widths.of(context, label) / 2;
    const at = Math.min(view.width - half - 4, Math.max(LABELS_WIDTH + half + 4, LABELS_WIDTH + x));
    context.fillStyle = day ? colours.text : colours['text-muted'];
    context.fillText(label, at, AXIS_HEIGHT / 2 - 2);
  }
  context.textAlign = 'left';
}

function drawHeader(
  context: CanvasRenderingContext2D,
  { view, style }: GanttDrawing,
  { group, rows }: Extract<Placed, { type: 'header' }>,
  y: number,
): void {
  const { colours } = style;
  context.fillStyle = colours['surface-raised'];
  context.fillRect(0, y, view.width, HEADER_HEIGHT - 1);
  context.fillStyle = colours.line;
  context.fillRect(0, y + HEADER_HEIGHT - 1, view.width, 1);
  context.font = style.strongFont;
  context.fillStyle = colours.text;
  const name = cut(context, group, LABELS_WIDTH - 40);
  context.fillText(name, 8, y + HEADER_HEIGHT / 2);
  const after = 8 + widths.of(context, name) + NOTE_GAP;
  context.font = style.font;
  context.fillStyle = colours['text-muted'];
  context.fillText(String(rows), after, y + HEADER_HEIGHT / 2);
}

function drawLabel(
  context: CanvasRenderingContext2D,
  { view, style }: GanttDrawing,
  { row, expanded, top }: Extract<Placed, { type: 'row' }>,
): void {
  const y = above(view, top);
  const middle = y + 4 + (row.aircraft ? 8 : 9);
  const { colours } = style;
  if (row.tasks.bars.length > 0) chevron(context, 12, middle, expanded, colours['text-muted']);
  context.font = style.strongFont;
  context.fillStyle = colours.text;
  const label = cut(context, row.label, LABELS_WIDTH - LABEL_LEFT - 8);
  context.fillText(label, LABEL_LEFT, middle);
  const after = LABEL_LEFT + widths.of(context, label) + NOTE_GAP;
  context.font = style.font;
  const note = widths.fitting(context, [row.note], LABELS_WIDTH - after - 6);
  if (note === null) return;
  context.fillStyle = colours['text-muted'];
  context.fillText(note, after, middle);
}

function cut(context: CanvasRenderingContext2D, text: string, room: number): string {
  if (widths.of(context, text) <= room) return text;
  let length = text.length - 1;
  while (length > 1 && widths.of(context, `${text.slice(0, length)}…`) > room) length--;
  return `${text.slice(0, length)}…`;
}

function chevron(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  open: boolean,
  colour: string,
): void {
  context.strokeStyle = colour;
  context.lineWidth = 1.5;
  context.beginPath();
  if (open) {
    context.moveTo(x - 4, y - 2);
    context.lineTo(x, y + 2);
    context.lineTo(x + 4, y - 2);
  } else {
    context.moveTo(x - 2, y - 4);
    context.lineTo(x + 2, y);
    context.lineTo(x - 2, y + 4);
  }
  context.stroke();
}
