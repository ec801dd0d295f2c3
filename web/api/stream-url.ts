import { API_BASE } from '../../server/contract/endpoint.ts';
import type { Filters } from '../../server/contract/filters.ts';
import { toIso } from '../../server/contract/time.ts';
import { addFilters } from './filters-query.ts';

/** A private session to be opened. Times in ms since 1970; `time` is where the playhead starts, paused. */
export type NewSession = {
  readonly airportId: string;
  readonly from: number;
  readonly to: number;
  readonly time?: number;
  readonly playbackSpeed?: number;
  readonly loop?: boolean;
  readonly filters?: Filters;
};

/** The address that opens a private session and streams it. */
export function newSessionUrl(session: NewSession): string {
  const query = new URLSearchParams({
    airportId: session.airportId,
    startTime: toIso(session.from),
    endTime: toIso(session.to),
    paused: 'true',
  });
  if (session.time !== undefined) query.set('time', toIso(session.time));
  if (session.playbackSpeed !== undefined) query.set('playbackSpeed', `${session.playbackSpeed}`);
  if (session.loop) query.set('loop', 'true');
  addFilters(query, session.filters ?? {});
  return `${API_BASE}/stream?${query}`;
}

/** The address that joins a session, behind the event `lastEventId` where one is given. */
export function joinUrl(sessionId: string, lastEventId: string | undefined): string {
  const query = new URLSearchParams({ sessionId });
  if (lastEventId !== undefined) query.set('lastEventId', lastEventId);
  return `${API_BASE}/stream?${query}`;
}
