import type { LaneMarks } from '../lanes/lane-marks.ts';
import type { LateMark, Mark } from '../lanes/mark.ts';
import { firstFrom } from '../lanes/mark-at.ts';
import { occupancy } from '../lanes/occupancy.ts';
import type { LaneId, Row } from '../layout.ts';
import { type Scale, xOf } from '../scale.ts';
import {
  drawOverride,
  drawSeverity,
  lateColour,
  lateHeight,
  placeOf,
  severityOf,
  turnaroundBar,
} from './mark-shape.ts';
import type { TimelineColours, TimelineDrawing } from './timeline-drawing.ts';

/** Of signs that would cover each other, one is drawn to so many pixels. */
const SIGN_GRAIN_PX = 3;
/** Bars lower than this cannot be told apart: how many stands are taken is drawn instead. */
const LOWEST_BAR_PX = 1;

/** Draws what stands in a lane: at most so many marks as pixels, however many there are. */
export function drawLane(
  context: CanvasRenderingContext2D,
  row: Row,
  lane: LaneId,
  { marks, scale, colours }: TimelineDrawing,
): void {
  switch (lane) {
    case 'turnarounds':
      drawTurnarounds(context, row, marks, scale, colours);
      return;
    case 'late':
      for (const mark of worstByPixel(inSight(marks.late, scale), scale)) {
        const height = lateHeight(mark, row);
        context.fillStyle = lateColour(mark, colours);
        context.fillRect(Math.round(xOf(scale, mark.from)) - 1, row.top + row.height - height, 2, height);
      }
      return;
    case 'notifications':
      for (const severity of ['info', 'warning', 'critical'] as const) {
        const found = inSight(marks.notifications, scale).filter(mark => severityOf(mark) === severity);
        for (const mark of thinned(found, scale)) {
          const { x, y } = placeOf(mark, row, scale);
          drawSeverity(context, severity, x, y, colours);
        }
      }
      return;
    case 'overrides':
      for (const mark of thinned(inSight(marks.overrides, scale), scale)) {
        const { x, y } = placeOf(mark, row, scale);
        drawOverride(context, x, y, colours.override);
      }
  }
}

function drawTurnarounds(
  context: CanvasRenderingContext2D,
  row: Row,
  { turnarounds, rows }: LaneMarks,
  scale: Scale,
  colours: TimelineColours,
): void {
  context.fillStyle = colours.stand;
  const [first] = turnarounds;
  if (!first) return;
  if (turnaroundBar(first, row, rows, scale).height >= LOWEST_BAR_PX) {
    for (const mark of turnarounds) {
      if (mark.from > scale.end) break;
      if (mark.to < scale.start) continue;
      const { x, y, width, height } = turnaroundBar(mark, row, rows, scale);
      const left = Math.max(-1, x);
      context.fillRect(left, y, Math.max(1, Math.min(scale.width + 1, x + width) - left - 1), height);
    }
    return;
  }
  const room = row.height - 4;
  for (const [x, count] of occupancy(turnarounds, scale).entries()) {
    const height = (count / rows) * room;
    context.fillRect(x, row.top + row.height - height, 1, height);
  }
}

/** The marks that begin in sight, or so close to it that their signs reach in. */
function inSight<M extends Mark>(marks: readonly M[], scale: Scale): readonly M[] {
  const margin = ((scale.end - scale.start) / Math.max(1, scale.width)) * 6;
  return marks.slice(firstFrom(marks, scale.start - margin), firstFrom(marks, scale.end + margin));
}

function thinned<M extends Mark>(marks: readonly M[], scale: Scale): M[] {
  let last = Number.NEGATIVE_INFINITY;
  return marks.filter(mark => {
    const x = xOf(scale, mark.from);
    if (x - last < SIGN_GRAIN_PX) return false;
    last = x;
    return true;
  });
}

/** Of the late tasks of each pixel the latest. */
function worstByPixel(marks: readonly LateMark[], scale: Scale): LateMark[] {
  const worst = new Map<number, LateMark>();
  for (const mark of marks) {
    const x = Math.round(xOf(scale, mark.from));
    const held = worst.get(x);
    if (!held || held.by < mark.by) worst.set(x, mark);
  }
  return [...worst.values()];
}
