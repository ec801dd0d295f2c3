import type { LaneId } from '../layout.ts';
import type { LaneMarks } from './lane-marks.ts';
import type { Mark } from './mark.ts';

/** A moment (ms since 1970) that one can step to in a lane, and what it belongs to. */
export type Stop = { readonly time: number; readonly mark: Mark };

/** Every moment of a lane in order: of a turnaround its in-block and its off-block, of the others their beginning. */
export function stopsOf(lane: LaneId, marks: LaneMarks): Stop[] {
  if (lane !== 'turnarounds') return marks[lane].map(mark => ({ time: mark.from, mark }));
  return marks.turnarounds
    .flatMap(mark => [{ time: mark.from, mark }, ...(mark.open ? [] : [{ time: mark.to, mark }])])
    .sort((a, b) => a.time - b.time);
}

/** The nearest stop after `time`, or before it, that lies in `[from, to]`; `null` where there is none. */
export function stopBeyond(
  stops: readonly Stop[],
  time: number,
  to: 'next' | 'previous',
  range: { readonly from: number; readonly to: number },
): Stop | null {
  const reachable = (stop: Stop) => stop.time >= range.from && stop.time <= range.to;
  const found =
    to === 'next'
      ? stops.find(stop => stop.time > time && reachable(stop))
      : stops.findLast(stop => stop.time < time && reachable(stop));
  return found ?? null;
}
