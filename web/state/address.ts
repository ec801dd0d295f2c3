import { effect } from '@preact/signals';
import type { SessionState } from '../../server/contract/session.ts';
import { toMs } from '../../server/contract/time.ts';
import { language } from '../language/language.ts';
import type { AddressParts } from './address-parts.ts';
import { addressText } from './address-text.ts';
import { airport } from './airports.ts';
import { camera, wantedCamera } from './camera.ts';
import { kiosk } from './kiosk.ts';
import { partsOf } from './opening.ts';
import { openPane } from './panes.ts';
import { selection } from './selection.ts';
import { session } from './session.ts';
import { playheadTime, shownTime } from './shown.ts';

/** How often the address follows a playing replay, ms: browsers refuse to have it changed with every picture. */
const FOLLOW_MS = 2000;
/** How close two changes of the address may follow each other, ms. */
const APART_MS = 400;

/**
 * Keeps the page's address so that a reload, a bookmark or a colleague comes to what is shown. Calls `write` with the
 * address's search part, also where it stayed the same. Returns what ends it.
 */
export function keepAddress(write: (search: string) => void): () => void {
  let writtenAt = Number.NEGATIVE_INFINITY;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const update = () => {
    clearTimeout(waiting);
    waiting = undefined;
    const search = searchNow();
    if (search === undefined) return;
    writtenAt = performance.now();
    write(search);
  };
  const soon = () => {
    waiting ??= setTimeout(update, Math.max(0, writtenAt + APART_MS - performance.now()));
  };
  const stop = effect(() => {
    void [airport.value, session.value, selection.value, camera.value, openPane.value];
    void [language.value, kiosk.value];
    soon();
  });
  const timer = setInterval(soon, FOLLOW_MS);
  addEventListener('pagehide', update);
  return () => {
    stop();
    clearInterval(timer);
    clearTimeout(waiting);
    removeEventListener('pagehide', update);
  };
}

/** What leads to the very moment that is shown, in a private session, for anybody. `undefined` before an airport is. */
export function momentSearch(): string | undefined {
  const shown = airport.peek();
  const open = session.peek();
  if (!shown) return undefined;
  const time = Math.round(shownTime.peek() ?? (open ? toMs(open.time) : 0));
  return addressText({ ...partsOf(shown, open, time), ...viewParts() });
}

/** What leads back to what is shown; of a playing replay to the second. `undefined` before an airport is. */
export function searchNow(): string | undefined {
  const shown = airport.peek();
  const open = session.peek();
  if (open?.shared) return addressText({ sessionId: open.sessionId, ...viewParts() });
  if (!shown) return undefined;
  return addressText({ ...partsOf(shown, open, open ? timeToTell(open) : 0), ...viewParts() });
}

function timeToTell(open: SessionState): number {
  const playhead = open.status === 'playing' ? playheadTime.peek() : null;
  if (playhead === null) return toMs(open.time);
  return Math.max(toMs(open.startTime), Math.floor(playhead / 1000) * 1000);
}

/** What each reader of a session has for themselves. */
function viewParts(): AddressParts {
  const select = selection.peek();
  const from = wantedCamera.peek() ?? camera.peek();
  return {
    ...(select ? { select } : {}),
    ...(from ? { camera: from } : {}),
    pane: openPane.peek(),
    lang: language.peek(),
    ...(kiosk.peek() ? { kiosk: true } : {}),
  };
}
