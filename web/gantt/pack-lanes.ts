import type { Span } from './gantt-bar.ts';

/** Between two bars of one lane, ms. */
const GAP_MS = 30_000;

/**
 * Puts bars, in order of their beginnings, into as few lanes as they need so that none covers another. Answers with the
 * lane of each and how many there are.
 */
export function packLanes<T extends Span>(
  bars: readonly T[],
): { laneOf: ReadonlyMap<T, number>; lanes: number } {
  const ends: number[] = [];
  const laneOf = new Map<T, number>();
  for (const bar of bars) {
    let lane = ends.findIndex(end => end + GAP_MS <= bar.from);
    if (lane < 0) lane = ends.length;
    ends[lane] = bar.to;
    laneOf.set(bar, lane);
  }
  return { laneOf, lanes: ends.length };
}
