import { effect } from '@preact/signals';
import { browserClock, type WallClock } from '../api/wall-clock.ts';
import { airports } from './airports.ts';
import { start } from './open-session.ts';
import { rereadPast } from './recorded-past.ts';
import { session } from './session.ts';
import { streamLog } from './session-link.ts';

/** Pages read again within this time, each at another, ms: all of them hear of it at once. */
const SPREAD_MS = 3000;

/**
 * Reads the recorded past again whenever the stream tells that it may be another, by whomever it was changed. A page
 * whose airport is gone opens another, or waits for what is imported next. Returns what ends it.
 */
export function keepPast(clock: WallClock = browserClock): () => void {
  let last: string | null = null;
  return effect(() => {
    const log = streamLog.value;
    const isAnother = last !== null && log !== last;
    last = log;
    if (isAnother) return clock.after(Math.random() * SPREAD_MS, () => void follow());
  });
}

async function follow(): Promise<void> {
  await rereadPast();
  const open = session.peek();
  const known = airports.peek() ?? [];
  const isGone = !known.some(({ airportId }) => airportId === open?.airportId);
  if (known.length === 0 || (open && !open.shared && isGone)) void start({});
}
