import type { Severity } from '../../../server/contract/vocabulary.ts';
import type { LateMark, Mark, NotificationMark, TurnaroundMark } from '../lanes/mark.ts';
import type { Row } from '../layout.ts';
import { type Scale, xOf } from '../scale.ts';
import type { TimelineColours } from './timeline-drawing.ts';

/** From how much on a late task stands at its full height, and from how much on it is drawn as bad; ms. */
const FULL_HEIGHT_FROM_MS = 45 * 60_000;
const BADLY_LATE_FROM_MS = 15 * 60_000;

/** Pixels around the bars of a lane. */
const PADDING = 3;

/** The place of a turnaround's bar among `rows` of them. */
export function turnaroundBar(mark: TurnaroundMark, row: Row, rows: number, scale: Scale) {
  const room = row.height - 2 * PADDING;
  const pitch = Math.min(10, room / Math.max(1, rows));
  const x = xOf(scale, mark.from);
  return {
    x,
    width: Math.max(1, xOf(scale, mark.to) - x),
    y: row.top + row.height - PADDING - (mark.row + 1) * pitch,
    height: pitch >= 4 ? pitch - 1 : pitch * 0.75,
  };
}

/** How high above the lane's foot a tick for that much lateness stands, pixels. */
export function lateHeight(mark: Pick<LateMark, 'by'>, row: Row): number {
  const share = Math.sqrt(Math.min(1, mark.by / FULL_HEIGHT_FROM_MS));
  return Math.round((row.height - PADDING) * Math.max(0.3, share));
}

export function lateColour(mark: Pick<LateMark, 'by'>, colours: TimelineColours): string {
  return mark.by >= BADLY_LATE_FROM_MS ? colours.critical : colours.warning;
}

/** A square for critical, a triangle for a warning, a ring for information: told apart without colour too. */
export function drawSeverity(
  context: CanvasRenderingContext2D,
  severity: Severity | null,
  x: number,
  y: number,
  colours: TimelineColours,
): void {
  context.beginPath();
  if (severity === 'critical') {
    context.fillStyle = colours.critical;
    context.rect(x - 4, y - 4, 8, 8);
    context.fill();
  } else if (severity === 'warning') {
    context.fillStyle = colours.warning;
    context.moveTo(x, y - 4.5);
    context.lineTo(x + 4.5, y + 4);
    context.lineTo(x - 4.5, y + 4);
    context.fill();
  } else {
    context.strokeStyle = colours.info;
    context.lineWidth = 1.5;
    context.arc(x, y, 2.75, 0, 2 * Math.PI);
    context.stroke();
  }
}

/** A diamond. */
export function drawOverride(context: CanvasRenderingContext2D, x: number, y: number, colour: string): void {
  context.fillStyle = colour;
  context.beginPath();
  context.moveTo(x, y - 5);
  context.lineTo(x + 4.5, y);
  context.lineTo(x, y + 5);
  context.lineTo(x - 4.5, y);
  context.fill();
}

export function severityOf(mark: NotificationMark): Severity {
  return mark.notification.severity ?? 'info';
}

/** Where a mark without a length of its own stands in its row. */
export function placeOf(mark: Mark, row: Row, scale: Scale): { x: number; y: number } {
  return { x: Math.round(xOf(scale, mark.from)), y: row.top + row.height / 2 + 0.5 };
}
