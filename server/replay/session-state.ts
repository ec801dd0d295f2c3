import type { SessionState } from '../contract/session.ts';
import { toIso } from '../contract/time.ts';
import type { Anchor } from './playhead.ts';
import type { StoredSession } from './session-store.ts';

/** A session as the wire shows it, with its playhead at `time` (whole ms since the epoch) under `anchor`. */
export function sessionState(
  session: StoredSession,
  anchor: Anchor,
  time: number,
  viewers: number,
): SessionState {
  return {
    sessionId: session.sessionId,
    revision: session.revision,
    airportId: session.airportId,
    startTime: toIso(session.startTime),
    endTime: toIso(session.endTime),
    time: toIso(time),
    status: anchor.status,
    playbackSpeed: anchor.speed,
    loop: session.loop,
    filters: session.filters,
    viewers,
    shared: session.shared,
    driver: session.driver,
  };
}
