import type { DensityColumn } from './density-shape.ts';
import type { Tick } from './ticks.ts';

/** The strips of the timeline from top to bottom, in CSS pixels. */
const MARKS_HEIGHT = 12;
const DENSITY_HEIGHT = 36;
const AXIS_HEIGHT = 20;
export const TIMELINE_HEIGHT = MARKS_HEIGHT + DENSITY_HEIGHT + AXIS_HEIGHT;

export type TimelineColours = {
  readonly [name in 'vehicles' | 'work' | 'warning' | 'critical' | 'line' | 'text' | 'muted']: string;
};

export type TimelineDrawing = {
  readonly width: number;
  readonly columns: readonly DensityColumn[];
  readonly ticks: readonly Tick[];
  readonly colours: TimelineColours;
  readonly font: string;
};

/** Draws all but the playhead, in CSS pixels: the caller has scaled the context to the device's pixels. */
export function drawTimeline(context: CanvasRenderingContext2D, drawing: TimelineDrawing): void {
  const { width, columns, ticks, colours } = drawing;
  context.clearRect(0, 0, width, TIMELINE_HEIGHT);
  drawGrid(context, drawing);
  drawVehicles(context, columns, colours.vehicles);
  drawWork(context, columns, colours.work);
  drawMarks(context, columns, colours);
  context.fillStyle = colours.line;
  context.fillRect(0, MARKS_HEIGHT + DENSITY_HEIGHT, width, 1);
  drawLabels(context, ticks, drawing);
}

function drawGrid(context: CanvasRenderingContext2D, { ticks, colours }: TimelineDrawing): void {
  context.fillStyle = colours.line;
  for (const tick of ticks) {
    const top = tick.day ? 0 : MARKS_HEIGHT;
    context.fillRect(Math.round(tick.x), top, 1, MARKS_HEIGHT + DENSITY_HEIGHT + 4 - top);
  }
}

function drawVehicles(
  context: CanvasRenderingContext2D,
  columns: readonly DensityColumn[],
  colour: string,
): void {
  const base = MARKS_HEIGHT + DENSITY_HEIGHT;
  const first = columns[0];
  const last = columns.at(-1);
  if (!first || !last) return;
  context.fillStyle = colour;
  context.beginPath();
  context.moveTo(first.x, base);
  for (const column of columns) {
    context.lineTo(column.x + column.width / 2, base - column.vehicles * DENSITY_HEIGHT);
  }
  context.lineTo(last.x + last.width, base);
  context.fill();
}

function drawWork(
  context: CanvasRenderingContext2D,
  columns: readonly DensityColumn[],
  colour: string,
): void {
  const base = MARKS_HEIGHT + DENSITY_HEIGHT;
  const tallest = DENSITY_HEIGHT * 0.6;
  context.fillStyle = colour;
  for (const column of columns) {
    if (column.work === 0) continue;
    const height = Math.max(2, column.work * tallest);
    context.fillRect(column.x, base - height, Math.max(1, column.width - 1), height);
  }
}

/** Late tasks as a bar on the ground line; warnings as triangles and critical notifications as squares above. */
function drawMarks(
  context: CanvasRenderingContext2D,
  columns: readonly DensityColumn[],
  colours: TimelineColours,
): void {
  for (const column of columns) {
    const middle = column.x + column.width / 2;
    if (column.late) {
      context.fillStyle = colours.warning;
      context.fillRect(column.x, MARKS_HEIGHT + DENSITY_HEIGHT - 3, Math.max(2, column.width), 3);
    }
    if (column.severity === 'critical') {
      context.fillStyle = colours.critical;
      context.fillRect(middle - 3.5, 2, 7, 7);
    } else if (column.severity === 'warning') {
      context.fillStyle = colours.warning;
      context.beginPath();
      context.moveTo(middle, 2);
      context.lineTo(middle + 4, 9);
      context.lineTo(middle - 4, 9);
      context.fill();
    }
  }
}

function drawLabels(
  context: CanvasRenderingContext2D,
  ticks: readonly Tick[],
  { width, colours, font }: TimelineDrawing,
): void {
  context.font = font;
  context.textBaseline = 'middle';
  context.textAlign = 'center';
  for (const tick of ticks) {
    const half = context.measureText(tick.label).width / 2;
    context.fillStyle = tick.day ? colours.text : colours.muted;
    const x = Math.min(width - half - 2, Math.max(half + 2, tick.x));
    context.fillText(tick.label, x, MARKS_HEIGHT + DENSITY_HEIGHT + AXIS_HEIGHT / 2 + 1);
  }
}
