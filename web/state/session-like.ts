import type { SessionState } from '../../server/contract/session.ts';
import { toMs } from '../../server/contract/time.ts';
import type { NewSession } from '../api/new-session.ts';
import { playheadTime } from './shown.ts';

/** Where the playhead of the open session stands, else where it was last told to: whole ms since 1970. */
export function standsAt(last: SessionState): number {
  return Math.floor(playheadTime.peek() ?? toMs(last.time));
}

/** A private session to be opened like the one that was open last, where that stands. */
export function sessionLike(last: SessionState): NewSession {
  return {
    airportId: last.airportId,
    from: toMs(last.startTime),
    to: toMs(last.endTime),
    time: standsAt(last),
    playbackSpeed: last.playbackSpeed,
    loop: last.loop,
    filters: last.filters,
  };
}
