import type { LaneId } from '../layout.ts';
import { type Scale, timeAt, xOf } from '../scale.ts';
import type { LaneMarks } from './lane-marks.ts';
import type { Mark, TurnaroundMark } from './mark.ts';

/** How far from a mark, in pixels, the pointer still means it. */
const REACH_PX = 5;

/** The index of the first mark that begins at `time` or later; the marks stand in the order of their beginnings. */
export function firstFrom(marks: readonly { readonly from: number }[], time: number): number {
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((marks[middle]?.from ?? 0) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What lies under `x` in a lane, at `share` of its height from its foot; the nearest where several are in reach. */
export function markAt(lane: LaneId, marks: LaneMarks, scale: Scale, x: number, share: number): Mark | null {
  return lane === 'turnarounds'
    ? turnaroundAt(marks, scale, x, share)
    : (marksAround<Mark>(marks[lane], scale, x)[0] ?? null);
}

/** The marks within reach of `x`, the worst of a lane first, else the nearest first. */
export function marksAround<M extends Mark>(marks: readonly M[], scale: Scale, x: number): M[] {
  const reach = ((scale.end - scale.start) / Math.max(1, scale.width)) * REACH_PX;
  const time = timeAt(scale, x);
  const found: M[] = [];
  for (let index = firstFrom(marks, time - reach); index < marks.length; index++) {
    const mark = marks[index];
    if (!mark || mark.from > time + reach) break;
    found.push(mark);
  }
  return found.sort(
    (a, b) => weight(b) - weight(a) || Math.abs(xOf(scale, a.from) - x) - Math.abs(xOf(scale, b.from) - x),
  );
}

/** Alerts are piled up with the worst on top, so that is what the pointer meets. */
function weight(mark: Mark): number {
  if (mark.lane !== 'notifications') return 0;
  return ['info', 'warning', 'critical'].indexOf(mark.notification.severity ?? 'info');
}

function turnaroundAt(
  { turnarounds, rows }: LaneMarks,
  scale: Scale,
  x: number,
  share: number,
): TurnaroundMark | null {
  const time = timeAt(scale, x);
  const wanted = share * rows - 0.5;
  let nearest: TurnaroundMark | null = null;
  for (const mark of turnarounds) {
    if (mark.from > time) break;
    if (mark.to < time || Math.abs(mark.row - wanted) > Math.max(0.75, rows / 12)) continue;
    if (!nearest || Math.abs(mark.row - wanted) < Math.abs(nearest.row - wanted)) nearest = mark;
  }
  return nearest;
}
