import { batch } from '@preact/signals';
import { toMs } from '../../server/contract/time.ts';
import { readState } from '../api/calls.ts';
import { texts } from '../language/catalogues.ts';
import { clampToRange, seekSession } from './commands.ts';
import { animationFrame } from './frames.ts';
import { HeldEntities } from './held-entities.ts';
import { link } from './link.ts';
import { report } from './problem.ts';
import { Scrubber } from './scrubber.ts';
import { session } from './session.ts';
import { entitiesVersion, liveEntities, scrub } from './shown.ts';

/** How long the scrubbed state may stay on show for the sought one to arrive. */
const SEEK_WITHIN_MS = 2000;

const scrubber = new Scrubber({
  read: (time, signal) => {
    const open = session.peek();
    if (!open) throw new DOMException('no session is open', 'AbortError');
    return readState(open.airportId, time, open.filters, signal);
  },
  onState: state => {
    const current = scrub.peek();
    if (!current) return;
    const held = current.state?.entities ?? new HeldEntities();
    held.apply('snapshot', state);
    batch(() => {
      scrub.value = { time: current.time, state: { of: toMs(state.time), entities: held } };
      entitiesVersion.value += 1;
    });
  },
  onError: error => report(texts('shell')('problem.state'), error),
});

/** What `scrubTo` was last asked for and the page has yet to show. */
let aim = 0;
let cancelFrame: (() => void) | undefined;

/**
 * Shows the recorded state at `time` (ms since 1970, clamped to the range) without touching the session. May be called
 * on every pointer move: the page follows once a frame, two reads at most are under way, and the latest time wins.
 */
export function scrubTo(time: number): void {
  if (!session.peek()) return;
  aim = Math.round(clampToRange(time));
  cancelFrame ??= animationFrame(() => {
    cancelFrame = undefined;
    scrub.value = { time: aim, state: scrub.peek()?.state ?? null };
    scrubber.to(aim);
  });
}

function stopFollowing(): void {
  cancelFrame?.();
  cancelFrame = undefined;
  scrubber.cancel();
}

/** Ends the scrubbing and puts the playhead at `time`. The scrubbed state stays on show until the sought one is here. */
export async function endScrub(time: number): Promise<void> {
  stopFollowing();
  const before = { revision: session.peek()?.revision, generation: liveEntities.generation };
  scrub.value = { time: Math.round(clampToRange(time)), state: scrub.peek()?.state ?? null };
  const ending = scrub.peek();
  const state = await seekSession(time);
  const awaited = state && state.revision !== before.revision;
  if (awaited && liveEntities.generation === before.generation) await link.nextSnapshot(SEEK_WITHIN_MS);
  if (scrub.peek() === ending) scrub.value = null;
}

/** Ends the scrubbing and shows the session again, where it is. */
export function cancelScrub(): void {
  stopFollowing();
  scrub.value = null;
}
