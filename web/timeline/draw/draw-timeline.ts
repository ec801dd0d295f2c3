import { AXIS_HEIGHT, OVERVIEW_HEIGHT, type Row } from '../layout.ts';
import { xOf } from '../scale.ts';
import { drawDensity } from './draw-density.ts';
import { drawLane } from './draw-lane.ts';
import { hatching } from './hatching.ts';
import type { TimelineDrawing } from './timeline-drawing.ts';

/** Thin: where nothing was recorded. */
const GAP_HATCH = { width: 1, opacity: 0.55 };

/** Draws all but the playhead and what is picked: the caller has scaled the context to the device's pixels. */
export function drawTimeline(context: CanvasRenderingContext2D, drawing: TimelineDrawing): void {
  const { scale, layout, colours } = drawing;
  context.clearRect(0, 0, scale.width, layout.height);
  for (const row of layout.rows) {
    if (row.id === 'density') drawDensity(context, row, drawing.columns, colours);
    else drawLane(context, row, row.id, drawing);
    drawUnread(context, row, drawing);
    context.fillStyle = colours.line;
    context.fillRect(0, row.top, scale.width, 1);
  }
  drawGaps(context, drawing);
  drawAxis(context, drawing);
}

function drawUnread(context: CanvasRenderingContext2D, row: Row, drawing: TimelineDrawing): void {
  const { scale, unread, colours } = drawing;
  const spans = row.id === 'density' ? unread.density : unread.lanes;
  context.fillStyle = colours['line-strong'];
  context.globalAlpha = 0.5;
  for (const { from, to } of spans) {
    const [left, right] = [Math.max(0, xOf(scale, from)), Math.min(scale.width, xOf(scale, to))];
    const y = Math.round(row.top + row.height / 2);
    for (let x = Math.ceil(left / 6) * 6; x < right; x += 6) context.fillRect(x, y, 2, 1);
  }
  context.globalAlpha = 1;
}

function drawGaps(
  context: CanvasRenderingContext2D,
  { scale, layout, gaps, colours }: TimelineDrawing,
): void {
  if (gaps.length === 0) return;
  const [first] = layout.rows;
  const top = first?.top ?? 0;
  context.fillStyle = hatching(context, colours['line-strong'], GAP_HATCH);
  for (const { from, to } of gaps) {
    const x = xOf(scale, from);
    context.fillRect(x, top, Math.max(2, xOf(scale, to) - x), layout.height - top);
  }
}

function drawAxis(
  context: CanvasRenderingContext2D,
  { scale, layout, ticks, colours, font }: TimelineDrawing,
): void {
  const middle = OVERVIEW_HEIGHT + AXIS_HEIGHT / 2;
  context.font = font;
  context.textBaseline = 'middle';
  context.textAlign = 'center';
  for (const tick of ticks) {
    context.fillStyle = colours.line;
    const top = OVERVIEW_HEIGHT + AXIS_HEIGHT - 3;
    context.fillRect(Math.round(tick.x), top, 1, layout.height - top);
    const half = context.measureText(tick.label).width / 2;
    context.fillStyle = tick.day ? colours.text : colours['text-muted'];
    const x = Math.min(scale.width - half - 2, Math.max(half + 2, tick.x));
    context.fillText(tick.label, x, middle);
  }
}
