import type { Airport } from '../../server/contract/history.ts';
import type { SessionState } from '../../server/contract/session.ts';
import { isoTime, toIso, toMs } from '../../server/contract/time.ts';
import type { NewSession } from '../api/new-session.ts';

/** What a page opens with. Times in ms since 1970. */
export type Opening = {
  readonly sessionId?: string;
  readonly airportId?: string;
  readonly from?: number;
  readonly to?: number;
  readonly time?: number;
};

/**
 * Reads a page's address: `?sessionId=` joins a session; else `?airport=` chooses the airport, `?from=` and `?to=` the range
 * and `?time=` the playhead (RFC 3339). What cannot be read is left out.
 */
export function openingFrom(search: string): Opening {
  const query = new URLSearchParams(search);
  const text = (name: string) => query.get(name) || undefined;
  const time = (name: string) => {
    const parsed = isoTime.safeParse(text(name));
    return parsed.success ? toMs(parsed.data) : undefined;
  };
  const found = {
    sessionId: text('sessionId'),
    airportId: text('airport')?.toUpperCase(),
    from: time('from'),
    to: time('to'),
    time: time('time'),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

/**
 * The address's search part that {@link openingFrom} reads back as a session: the shared one itself, else its airport, its
 * range where that isn't the recording's own, and the playhead's `time` (ms since 1970) to the second.
 */
export function searchFor(shown: Airport, open: SessionState | null, time: number): string {
  if (open?.shared) return `?sessionId=${encodeURIComponent(open.sessionId)}`;
  const search = `?airport=${encodeURIComponent(shown.airportId)}`;
  if (!open) return search;
  const recorded = sessionFor(shown);
  const from = toMs(open.startTime) === recorded?.from ? '' : `&from=${open.startTime}`;
  const to = toMs(open.endTime) === recorded?.to ? '' : `&to=${open.endTime}`;
  return `${search}${from}${to}&time=${toIso(Math.floor(time / 1000) * 1000)}`;
}

/** The airport to show: the named one, else the first with positions, else the first with any record. */
export function airportToShow(airports: readonly Airport[], airportId?: string): Airport | undefined {
  if (airportId !== undefined) return airports.find(each => each.airportId === airportId);
  return (
    airports.find(each => each.recorded.some(span => span.kind === 'vehicle')) ??
    airports.find(each => each.recorded.length > 0) ??
    airports[0]
  );
}

/** How far into the recording a page starts: at its very beginning hardly anything has been told yet. */
const INTO_MS = 600_000;
const INTO_SHARE = 0.05;

/**
 * The private session to open for an airport: over the whole of its recorded positions (of all records where it has
 * none), starting a little way in. `undefined` where nothing is recorded or the range is empty.
 */
export function sessionFor(airport: Airport, { from, to, time }: Opening = {}): NewSession | undefined {
  const positions = airport.recorded.filter(span => span.kind === 'vehicle');
  const spans = positions.length > 0 ? positions : airport.recorded;
  if (spans.length === 0 && (from === undefined || to === undefined)) return undefined;
  const start = from ?? Math.min(...spans.map(span => toMs(span.from)));
  const end = to ?? Math.max(...spans.map(span => toMs(span.to)));
  if (start >= end) return undefined;
  const inside = start + Math.min(INTO_MS, (end - start) * INTO_SHARE);
  return {
    airportId: airport.airportId,
    from: start,
    to: end,
    time: Math.min(end, Math.max(start, time ?? Math.round(inside))),
  };
}
