import { API_BASE } from '../../server/contract/endpoint.ts';
import type { Filters } from '../../server/contract/filters.ts';
import { toIso } from '../../server/contract/time.ts';
import { TRACK_FORMATS } from '../../server/contract/track-formats.ts';
import { addFilters } from '../api/filters-query.ts';

/** Tables of records of one kind. */
const TABLES = { tasks: 'task', flights: 'flight', notifications: 'notification' } as const;
type Table = keyof typeof TABLES;

/** What can be saved: all records, a table of some, the tracks of vehicles in one form or another, or the map. */
export const EXPORTS = [
  'records',
  ...(Object.keys(TABLES) as Table[]),
  ...TRACK_FORMATS.filter(format => format !== 'ndjson'),
  'map',
] as const;
export type Export = (typeof EXPORTS)[number];

type Wanted = {
  readonly airportId: string;
  /** Both inclusive, ms since 1970. */
  readonly from: number;
  readonly to: number;
  /** Whether these are the ends of the recording, so that nothing lies beyond them. */
  readonly whole: boolean;
  readonly filters: Filters;
};

/** Where the server gives it as a file. */
export function exportAddress(what: Export, { airportId, from, to, whole, filters }: Wanted): string {
  if (what === 'map') return `${API_BASE}/airports/${encodeURIComponent(airportId)}/map`;
  const query = new URLSearchParams({ airportId });
  const table = what in TABLES ? TABLES[what as Table] : undefined;
  const isRecords = what === 'records' || table !== undefined;
  if (!isRecords || !whole) {
    query.set('from', toIso(from));
    query.set('to', toIso(to));
  }
  query.set('format', table ? 'csv' : isRecords ? 'ndjson' : what);
  addFilters(query, table ? { ...filters, kinds: [table] } : filters);
  return `${API_BASE}/history/${isRecords ? 'records' : 'tracks'}?${query}`;
}
