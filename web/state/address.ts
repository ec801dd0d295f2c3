import { effect } from '@preact/signals';
import { toMs } from '../../server/contract/time.ts';
import { airport } from './airports.ts';
import { searchFor } from './opening.ts';
import { session } from './session.ts';
import { playheadTime } from './shown.ts';

/** How often the address follows a playing replay, ms: browsers refuse to have it changed with every picture. */
const FOLLOW_MS = 2000;

/**
 * Keeps the page's address so that a reload, a bookmark or a colleague comes to what is shown. Calls `write` with the
 * address's search part, also where it stayed the same. Returns what ends it.
 */
export function keepAddress(write: (search: string) => void): () => void {
  const update = () => {
    const shown = airport.peek();
    const open = session.peek();
    if (!shown) return;
    const playhead = open?.status === 'playing' ? playheadTime.peek() : null;
    write(searchFor(shown, open, playhead ?? (open ? toMs(open.time) : 0)));
  };
  const stop = effect(() => {
    void airport.value;
    void session.value;
    update();
  });
  const timer = setInterval(update, FOLLOW_MS);
  return () => {
    stop();
    clearInterval(timer);
  };
}
