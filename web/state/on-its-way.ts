import { computed, signal } from '@preact/signals';
import type { SessionState } from '../../server/contract/session.ts';
import { link } from './link.ts';
import { session } from './session.ts';
import { liveEntities, scrub } from './shown.ts';

/** How long a moved playhead's state is awaited, ms: after that it is not called late any more. */
const WITHIN_MS = 5000;

const awaited = signal(0);

/**
 * Whether the playhead stands where the state shown does not come from: it was moved, or is being dragged, and what was
 * recorded there is still being read.
 */
export const stateOnItsWay = computed(() => {
  const scrubbed = scrub.value;
  if (scrubbed) return scrubbed.state?.of !== scrubbed.time;
  return awaited.value > 0;
});

/** Sends a command that moves the playhead; its state counts as on its way until the next snapshot. */
export async function awaitingState(
  send: () => Promise<SessionState | undefined>,
): Promise<SessionState | undefined> {
  const before = { revision: session.peek()?.revision, generation: liveEntities.generation };
  awaited.value += 1;
  const state = await send();
  const moved = state !== undefined && state.revision !== before.revision;
  if (moved && liveEntities.generation === before.generation) void arrival();
  else awaited.value -= 1;
  return state;
}

async function arrival(): Promise<void> {
  await link.nextSnapshot(WITHIN_MS);
  awaited.value -= 1;
}
