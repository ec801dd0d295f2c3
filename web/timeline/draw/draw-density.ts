import type { DensityColumn } from '../density-shape.ts';
import type { Row } from '../layout.ts';
import type { TimelineColours } from './timeline-drawing.ts';

const HEADROOM_PX = 3;
/** How high the tallest pile of work stands within the row. */
const WORK_SHARE = 0.72;

/** Positions as an area; before it, piled up, changes of tasks, changes of flights and decisions. */
export function drawDensity(
  context: CanvasRenderingContext2D,
  row: Row,
  columns: readonly DensityColumn[],
  colours: TimelineColours,
): void {
  const base = row.top + row.height;
  const room = row.height - HEADROOM_PX;
  drawVehicles(context, columns, base, room, colours.vehicles);
  const kinds = [colours.work, colours.flights, colours.decisions];
  for (const { x, width, work } of columns) {
    let y = base;
    for (const [kind, share] of work.entries()) {
      if (share === 0) continue;
      const height = Math.max(1, share * room * WORK_SHARE);
      y -= height;
      context.fillStyle = kinds[kind] ?? colours.work;
      context.fillRect(x, y, Math.max(1, width - 1), height);
    }
  }
}

function drawVehicles(
  context: CanvasRenderingContext2D,
  columns: readonly DensityColumn[],
  base: number,
  room: number,
  colour: string,
): void {
  const first = columns[0];
  const last = columns.at(-1);
  if (!first || !last) return;
  context.fillStyle = colour;
  context.beginPath();
  context.moveTo(first.x, base);
  for (const column of columns) {
    const y = base - column.vehicles * room;
    context.lineTo(column.x, y);
    context.lineTo(column.x + column.width, y);
  }
  context.lineTo(last.x + last.width, base);
  context.fill();
}
