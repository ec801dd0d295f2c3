import { type BarParts, partsOf } from './bar-parts.ts';
import type { GanttBar, Span } from './gantt-bar.ts';
import type { GanttStyle } from './gantt-colours.ts';
import type { GanttRow } from './gantt-row.ts';
import { above, type GanttView, LABELS_WIDTH, left, timesShown } from './gantt-view.ts';
import { boxOf, type Placed } from './row-layout.ts';
import { TextWidths } from './text-width.ts';

/** What may stand in a bar: the first text that has room. */
export type BarTexts = (bar: GanttBar, row: GanttRow) => readonly string[];

/** Boxes lower than this are drawn without plan and text. */
const THIN_PX = 10;
/** Of a bar's height: the actual above, the plan below. */
const ACTUAL_SHARE = 0.64;
const TEXT_INSET_PX = 4;
const LEAST_TEXT_PX = 12;

const widths = new TextWidths();

type Pen = {
  readonly context: CanvasRenderingContext2D;
  readonly view: GanttView;
  readonly style: GanttStyle;
  readonly texts: BarTexts;
};

/** Draws the bars of a row that lie in view, the late ones over the others. Answers how many were drawn. */
export function drawRowBars(pen: Pen, placed: Extract<Placed, { type: 'row' }>): number {
  const { row, expanded } = placed;
  const { view } = pen;
  const { from, to } = timesShown(view);
  const top = above(view, placed.top);
  const late: (readonly [GanttBar, BarParts])[] = [];
  let drawn = 0;
  const visit = (bar: GanttBar) => {
    if (!row.holds(bar, view.known)) return;
    const parts = partsOf(bar, view.known, view.until);
    if (!parts || parts.whole.to < from || parts.whole.from > to) return;
    drawn++;
    if (parts.beyond || parts.waited) late.push([bar, parts]);
    else drawBar(pen, row, expanded, top, bar, parts);
  };
  row.aircraft?.within(from, to, visit);
  row.tasks.within(from, to, visit);
  for (const [bar, parts] of late) drawBar(pen, row, expanded, top, bar, parts);
  return drawn;
}

function drawBar(
  pen: Pen,
  row: GanttRow,
  expanded: boolean,
  rowTop: number,
  bar: GanttBar,
  parts: BarParts,
): void {
  const box = boxOf(row, expanded, bar);
  const y = rowTop + box.top;
  if (box.height < THIN_PX) {
    drawThin(pen, parts, y, box.height);
    return;
  }
  const high = Math.round(box.height * ACTUAL_SHARE);
  const colours = pen.style.colours;
  if (parts.way) line(pen, parts.way, y + high / 2, colours['gantt-running'], []);
  if (parts.ready) line(pen, parts.ready, y + high / 2, colours['gantt-waiting'], [2, 3]);
  if (parts.waited) waitedLine(pen, parts.waited, y + high - 3);
  if (parts.planned) drawPlan(pen, parts, y + high + 1, box.height - high - 2);
  drawActual(pen, bar, parts, y, high);
  drawText(pen, pen.texts(bar, row), parts, y + high / 2, expanded && bar.kind === 'task');
}

function drawThin(pen: Pen, parts: BarParts, y: number, height: number): void {
  const { colours } = pen.style;
  const { inPlan, beyond, planned, waited } = parts;
  if (!inPlan && !beyond && planned) rect(pen, planned, y + height - 2, 2, markColour(parts, pen));
  if (waited) rect(pen, waited, y + height - 2, 2, colours['gantt-late']);
  if (inPlan) rect(pen, inPlan, y, height - 1, fillOf(parts, pen));
  if (beyond) rect(pen, beyond, y, height, colours['gantt-late']);
}

function drawActual(pen: Pen, bar: GanttBar, parts: BarParts, y: number, high: number): void {
  const { style } = pen;
  const { inPlan, beyond, look } = parts;
  if (inPlan) {
    const colour = bar.kind === 'flight' ? style.colours['gantt-aircraft'] : fillOf(parts, pen);
    rect(pen, inPlan, y, high, colour, parts.openStart, parts.openEnd && !beyond);
  }
  if (beyond) {
    rect(pen, beyond, y, high, style.colours['gantt-late']);
    rect(pen, beyond, y, high, style.hatch);
  }
  if (look === 'failed') cross(pen, (beyond ?? inPlan ?? parts.planned)?.to ?? parts.whole.to, y + high / 2);
}

/** The plan as an outline; dashed where nobody is to do it, struck through where nobody will. */
function drawPlan(pen: Pen, parts: BarParts, y: number, height: number): void {
  const { context, view, style } = pen;
  const { planned, look } = parts;
  if (!planned) return;
  const x = Math.round(left(view, planned.from)) + 0.5;
  const width = Math.max(2, Math.round(left(view, planned.to)) - x - 0.5);
  context.strokeStyle = markColour(parts, pen);
  context.lineWidth = 1;
  context.setLineDash(look === 'unassigned' ? [4, 2] : []);
  context.strokeRect(x, Math.round(y) + 0.5, width, height - 1);
  context.setLineDash([]);
  if (look !== 'cancelled') return;
  context.fillStyle = style.colours['text-muted'];
  context.fillRect(x - 3, Math.round(y + height / 2) - 1, width + 6, 1.5);
}

function markColour({ look }: BarParts, { style: { colours } }: Pen): string {
  return look === 'unassigned' || look === 'failed' ? colours['gantt-late'] : colours['gantt-plan'];
}

function fillOf({ look }: BarParts, { style: { colours } }: Pen): string {
  return look === 'running' ? colours['gantt-running'] : colours['gantt-done'];
}

/** A bar's text stands in the longer of its parts; where it has no room there, and may, behind the bar. */
function drawText(
  pen: Pen,
  texts: readonly string[],
  parts: BarParts,
  middle: number,
  mayFollow: boolean,
): void {
  const { context, view, style } = pen;
  const { inPlan, beyond, planned } = parts;
  const seen = (span: Span | null) => {
    const from = span ? Math.max(LABELS_WIDTH, left(view, span.from)) : 0;
    return { from, room: span ? Math.min(view.width, left(view, span.to)) - from - TEXT_INSET_PX * 2 : 0 };
  };
  const [first, second] = [seen(inPlan ?? (beyond ? null : planned)), seen(beyond)];
  const late = second.room > first.room;
  const { from, room } = late ? second : first;
  const text = room < LEAST_TEXT_PX ? null : widths.fitting(context, texts, room);
  if (text === null) {
    if (!mayFollow) return;
    context.fillStyle = style.colours['text-muted'];
    context.fillText(texts.at(-1) ?? '', left(view, parts.whole.to) + TEXT_INSET_PX, middle + 0.5);
    return;
  }
  const x = from + TEXT_INSET_PX;
  if (late) {
    // The hatch would make it hard to read.
    context.fillStyle = style.colours['gantt-late'];
    context.fillRect(x - 2, middle - 5.5, widths.of(context, text) + 4, 11);
  }
  context.fillStyle = style.colours[late ? 'gantt-on-late' : inPlan ? 'gantt-on-bar' : 'text-muted'];
  context.fillText(text, x, middle + 0.5);
}

function rect(
  { context, view, style }: Pen,
  span: Span,
  y: number,
  height: number,
  colour: string | CanvasPattern,
  openStart = false,
  openEnd = false,
): void {
  const x = left(view, span.from);
  const width = Math.max(2, left(view, span.to) - x);
  context.fillStyle = colour;
  context.fillRect(x, y, width, height);
  if (openStart) teeth(context, style, x, y, height, 1);
  if (openEnd) teeth(context, style, x + width, y, height, -1);
}

/** A torn edge, where a bar goes on beyond what is told. */
function teeth(
  context: CanvasRenderingContext2D,
  style: GanttStyle,
  x: number,
  y: number,
  height: number,
  inwards: 1 | -1,
): void {
  context.fillStyle = style.colours.surface;
  context.beginPath();
  const count = 3;
  for (let tooth = 0; tooth < count; tooth++) {
    const top = y + (tooth * height) / count;
    context.moveTo(x - inwards, top);
    context.lineTo(x + inwards * 4, top + height / count / 2);
    context.lineTo(x - inwards, top + height / count);
  }
  context.fill();
}

function line({ context, view }: Pen, span: Span, y: number, colour: string, dash: number[]): void {
  context.strokeStyle = colour;
  context.lineWidth = 1.5;
  context.setLineDash(dash);
  context.beginPath();
  context.moveTo(left(view, span.from), y);
  context.lineTo(left(view, span.to), y);
  context.stroke();
  context.setLineDash([]);
}

/** From when it should have begun to when it did. */
function waitedLine({ context, view, style }: Pen, span: Span, y: number): void {
  const x = left(view, span.from);
  context.fillStyle = style.colours['gantt-late'];
  context.fillRect(x, y - 3, 2, 6);
  context.fillRect(x, y - 1, Math.max(2, left(view, span.to) - x), 2);
}

function cross({ context, view, style }: Pen, time: number, y: number): void {
  const x = left(view, time);
  context.strokeStyle = style.colours['gantt-late'];
  context.lineWidth = 2;
  context.beginPath();
  context.moveTo(x - 4, y - 4);
  context.lineTo(x + 4, y + 4);
  context.moveTo(x + 4, y - 4);
  context.lineTo(x - 4, y + 4);
  context.stroke();
}
