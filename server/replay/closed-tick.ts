import { toIso } from '../contract/time.ts';
import { type EventText, type Scope, tickEvents } from './tick.ts';
import type { Timeline } from './timeline.ts';

/** A stretch of recorded time that was played: `(after, upTo]`, in whole ms since the epoch. */
export interface Tick {
  readonly scope: Scope;
  readonly after: number;
  readonly upTo: number;
  /** Whether its clock is told even where nothing was recorded. */
  readonly due: boolean;
}

/** Where every position is told, a tick spans no more recorded time than this, in ms, so that its size is bounded. */
const LONGEST_FULL_TICK_MS = 60_000;

/** How much recorded time a tick may span, in ms. */
export function longestTick({ conflate }: Scope): number {
  return conflate ? Number.POSITIVE_INFINITY : LONGEST_FULL_TICK_MS;
}

/** A tick's events and the `clock` that closes it; none where nothing was recorded and no clock is due. */
export function closedTick(timeline: Timeline, { scope, after, upTo, due }: Tick): EventText[] {
  const events = tickEvents(timeline, scope, after, upTo);
  if (due || events.length > 0) events.push({ event: 'clock', data: `{"time":"${toIso(upTo)}"}` });
  return events;
}
