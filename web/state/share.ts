import type { SessionState } from '../../server/contract/session.ts';
import { toIso } from '../../server/contract/time.ts';
import { endSession, openShared } from '../api/calls.ts';
import { texts } from '../language/catalogues.ts';
import { joinSession, openAirport } from './open-session.ts';
import { reporting } from './problem.ts';
import { selection } from './selection.ts';
import { session } from './session.ts';
import { sessionLike, standsAt } from './session-like.ts';

const t = texts('shell');

/** Makes a shared session of the private one that is open, where it stands, and follows that. */
export async function shareSession(): Promise<void> {
  const open = session.peek();
  if (!open || open.shared) return;
  const { airportId, startTime, endTime, playbackSpeed, loop, filters } = open;
  const made = await reporting(t('problem.share'), () =>
    openShared({
      airportId,
      startTime,
      endTime,
      playbackSpeed,
      loop,
      filters,
      time: toIso(standsAt(open)),
      paused: open.status !== 'playing',
    }),
  );
  if (made && session.peek()?.sessionId === open.sessionId) joinSession(made.sessionId);
}

/** Goes on in a private session at the same moment, paused; the others stay where they are. */
export function leaveSession(): void {
  const open = session.peek();
  if (!open?.shared) return;
  const selected = selection.peek();
  openAirport(open.airportId, { ...sessionLike(open), ...(selected ? { selection: selected } : {}) });
}

/** Ends the shared session for everybody, and goes on alone. */
export async function endForAll(): Promise<void> {
  const open = session.peek();
  if (!open?.shared) return;
  leaveSession();
  await reporting(t('problem.end'), () => endSession(open.sessionId));
}

/** Where a link to a shared session leads; the page's own address without what is each reader's own. */
export function sharedSearch({ sessionId }: SessionState): string {
  return `?sessionId=${encodeURIComponent(sessionId)}`;
}
