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

/** The query that opens a private session and streams it. */
export function openingQuery(session: NewSession): string {
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
  return query.toString();
}
