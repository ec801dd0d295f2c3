import { stateOf } from './gantt-bar.ts';
import type { GanttStyle } from './gantt-colours.ts';
import { above, type GanttView, left } from './gantt-view.ts';
import { milestonesOf } from './milestone-marks.ts';
import { MILESTONES_HEIGHT, MILESTONES_TOP, type Placed } from './row-layout.ts';

const HALF_PX = 3.5;
/** From one mark to the next, for the name to have room between them, CSS pixels. */
const NAME_ROOM_PX = 44;

/** Draws the milestones of a row's flight below its bar: what came filled, what was planned or expected hollow. */
export function drawMilestones(
  context: CanvasRenderingContext2D,
  view: GanttView,
  { colours }: GanttStyle,
  { row, top }: Extract<Placed, { type: 'row' }>,
): void {
  const y = above(view, top) + MILESTONES_TOP + MILESTONES_HEIGHT / 2;
  context.lineWidth = 1;
  for (const bar of row.aircraft?.bars ?? []) {
    const state = stateOf(bar, view.known);
    if (!state) continue;
    const marks = milestonesOf(state);
    for (const [place, { name, time, actual }] of marks.entries()) {
      const x = left(view, time);
      if (x < 0 || x > view.width + HALF_PX) continue;
      context.beginPath();
      context.moveTo(x, y - HALF_PX);
      context.lineTo(x + HALF_PX, y);
      context.lineTo(x, y + HALF_PX);
      context.lineTo(x - HALF_PX, y);
      context.closePath();
      context.fillStyle = actual ? colours.text : colours.surface;
      context.strokeStyle = actual ? colours.text : colours['text-muted'];
      context.fill();
      context.stroke();
      const next = marks[place + 1];
      if (next && left(view, next.time) - x < NAME_ROOM_PX) continue;
      context.fillStyle = colours['text-muted'];
      context.fillText(name, x + HALF_PX + 3, y + 0.5);
    }
  }
}
