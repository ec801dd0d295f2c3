import { effect, signal } from '@preact/signals';
import type { SessionState } from '../../server/contract/session.ts';
import { toMs } from '../../server/contract/time.ts';
import { texts } from '../language/catalogues.ts';
import { driverName } from '../state/driver.ts';
import { changeBetween, type PlaybackChange } from '../state/playback-change.ts';
import { session } from '../state/session.ts';
import { shownZone } from '../state/shown-zone.ts';

const t = texts('shell');

/** How long after the last of several changes they are told, ms: keys that are held down step ten times a second. */
const SETTLED_MS = 600;
/** How long it is on show who did something, ms. */
const SHOWN_MS = 5000;

/** What somebody else in a shared session has just done, in a sentence; `null` after a while. */
export const othersDeed = signal<string | null>(null);

/** What the replay does now, for one who hears it. Changes with commands and at the end, not with time. */
export const spokenPlayback = signal('');

/** Follows the session with both. Returns what ends it. */
export function keepNews(): () => void {
  let before: SessionState | null = null;
  let speaking: ReturnType<typeof setTimeout> | undefined;
  let hiding: ReturnType<typeof setTimeout> | undefined;
  const stop = effect(() => {
    const after = session.value;
    const change = before && after ? changeBetween(before, after) : null;
    before = after;
    if (!after || change === null) return;
    const deed = deedText(after, change, driverName.peek());
    if (deed !== null) {
      othersDeed.value = deed;
      clearTimeout(hiding);
      hiding = setTimeout(() => {
        othersDeed.value = null;
      }, SHOWN_MS);
    }
    clearTimeout(speaking);
    speaking = setTimeout(() => {
      spokenPlayback.value = [deed, stateText(after, change)].filter(Boolean).join('. ');
    }, SETTLED_MS);
  });
  return () => {
    stop();
    clearTimeout(speaking);
    clearTimeout(hiding);
  };
}

/** Who did it, where it was not the reader, by the name that the others read. */
function deedText(after: SessionState, change: PlaybackChange, own: string): string | null {
  if (!after.shared || change === 'ended' || after.driver === own) return null;
  const name = after.driver ?? t('share.somebody');
  return t(`change.${change}`, { name, speed: after.playbackSpeed });
}

/** What became of the replay by a change. */
function stateText(after: SessionState, change: PlaybackChange): string {
  const { clock } = shownZone.peek();
  return t(`spoken.${change}`, {
    time: clock(toMs(after.time)),
    speed: after.playbackSpeed,
    from: clock(toMs(after.startTime)),
    to: clock(toMs(after.endTime)),
  });
}
