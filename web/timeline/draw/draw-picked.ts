import type { Selection } from '../../state/selection.ts';
import type { LaneMarks } from '../lanes/lane-marks.ts';
import { concerns, type Mark } from '../lanes/mark.ts';
import type { Layout, Row } from '../layout.ts';
import { type Scale, xOf } from '../scale.ts';
import { lateHeight, placeOf, turnaroundBar } from './mark-shape.ts';
import type { TimelineColours } from './timeline-drawing.ts';

export type PickedDrawing = {
  readonly scale: Scale;
  readonly layout: Layout;
  readonly marks: LaneMarks;
  readonly selected: Selection | null;
  readonly hovered: Selection | null;
  /** The mark under the pointer. */
  readonly pointed: Mark | null;
  readonly colours: TimelineColours;
};

/** Draws, on a canvas of its own, what is selected and hovered, over all else. */
export function drawPicked(context: CanvasRenderingContext2D, drawing: PickedDrawing): void {
  const { scale, layout, marks, selected, hovered, pointed, colours } = drawing;
  context.clearRect(0, 0, scale.width, layout.height);
  if (!selected && !hovered && !pointed) return;
  for (const row of layout.rows) {
    if (row.id === 'density') continue;
    for (const mark of marks[row.id]) {
      if (mark.from > scale.end) break;
      if (mark.to < scale.start) continue;
      const isPointed = mark === pointed;
      if (isPointed || concerns(mark, hovered)) draw(context, mark, row, drawing, colours.text);
      else if (concerns(mark, selected)) draw(context, mark, row, drawing, colours.accent);
    }
  }
}

function draw(
  context: CanvasRenderingContext2D,
  mark: Mark,
  row: Row,
  { scale, marks, colours }: PickedDrawing,
  colour: string,
): void {
  context.fillStyle = colour;
  context.strokeStyle = colour;
  context.lineWidth = 1.5;
  if (mark.lane === 'turnarounds') {
    const { x, y, width, height } = turnaroundBar(mark, row, marks.rows, scale);
    const high = Math.max(4, height);
    const top = Math.max(row.top + 1, y + height / 2 - high / 2);
    context.fillStyle = colours.surface;
    context.fillRect(x - 1, top - 1, width + 2, high + 2);
    context.fillStyle = colour;
    context.fillRect(x, top, width, high);
  } else if (mark.lane === 'late') {
    const height = lateHeight(mark, row);
    const x = Math.round(xOf(scale, mark.from));
    const foot = row.top + row.height;
    context.fillRect(x - 1, foot - height, 3, height);
    context.fillRect(x, foot - 3, Math.max(3, xOf(scale, mark.to) - x), 3);
  } else {
    const { x, y } = placeOf(mark, row, scale);
    context.beginPath();
    context.arc(x, y, 7, 0, 2 * Math.PI);
    context.stroke();
  }
}
