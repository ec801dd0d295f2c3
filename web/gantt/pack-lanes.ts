import type { Span } from './gantt-bar.ts';

/** Between two bars of one lane, ms. */
const GAP_MS = 30_000;

/**
 * Puts bars into as few lanes as they need so that none covers another; `spanOf` tells what a bar covers. Answers with
 * the lane of each, from 0, and how many there are.
 */
export function packLanes<T>(
  bars: readonly T[],
  spanOf: (bar: T) => Span,
): { laneOf: ReadonlyMap<T, number>; lanes: number } {
  const ends: number[] = [];
  const laneOf = new Map<T, number>();
  const spans = bars.map(bar => ({ bar, span: spanOf(bar) }));
  for (const { bar, span } of spans.sort((one, other) => one.span.from - other.span.from)) {
    let lane = ends.findIndex(end => end + GAP_MS <= span.from);
    if (lane < 0) lane = ends.length;
    ends[lane] = span.to;
    laneOf.set(bar, lane);
  }
  return { laneOf, lanes: ends.length };
}
