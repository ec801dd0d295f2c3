import type { Airport } from '../../server/contract/history.ts';
import type { SessionState } from '../../server/contract/session.ts';
import { toMs } from '../../server/contract/time.ts';
import type { NewSession } from '../api/new-session.ts';
import type { AddressParts } from './address-parts.ts';
import { type Extent, recordedExtent } from './extent.ts';
import type { Selection } from './selection.ts';

/** What a page opens with. Times in ms since 1970; a session is joined where one is named. */
export type Opening = Partial<Omit<NewSession, 'airportId'>> & {
  readonly sessionId?: string;
  readonly airportId?: string;
  readonly selection?: Selection;
};

/** What the parts of an address ask to be opened. */
export function openingOf(parts: AddressParts): Opening {
  const { sessionId, airport, from, to, time, speed, loop, select } = parts;
  const { kinds, vehicleTypes, vehicleIds, vehicleStatuses } = parts;
  const { taskTypes, taskStatuses, taskIds, flightIds, stands, bbox } = parts;
  const tasks = { taskTypes, taskStatuses, taskIds };
  const vehicles = { vehicleTypes, vehicleIds, vehicleStatuses };
  const filters = given({ kinds, ...vehicles, ...tasks, flightIds, stands, bbox });
  return given({
    sessionId,
    airportId: airport,
    from,
    to,
    time,
    playbackSpeed: speed,
    loop,
    filters: Object.keys(filters).length > 0 ? filters : undefined,
    selection: select,
  });
}

/**
 * The parts of an address that {@link openingOf} reads back as a private session like the one shown: its airport, its
 * range where that isn't the recording's own, the playhead's `time` (ms since 1970), and what is not as in any session.
 */
export function partsOf(shown: Airport, open: SessionState | null, time: number): AddressParts {
  const airport = shown.airportId;
  if (!open) return { airport };
  const recorded = sessionFor(shown);
  const from = toMs(open.startTime);
  const to = toMs(open.endTime);
  return given({
    airport,
    from: from === recorded?.from ? undefined : from,
    to: to === recorded?.to ? undefined : to,
    time,
    speed: open.playbackSpeed === 1 ? undefined : open.playbackSpeed,
    loop: open.loop || undefined,
    ...open.filters,
  });
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

/** How long the range is that is opened where a recording is of one moment. */
const MOMENT_RANGE_MS = 60_000;

/** A range, and the time to begin at: what was recorded, starting a little way in; of one moment, that and a minute more. */
export function rangeOver({ from, to }: Extent): Extent & { readonly time: number } {
  if (from === to) return { from, to: to + MOMENT_RANGE_MS, time: from };
  return { from, to, time: Math.round(from + Math.min(INTO_MS, (to - from) * INTO_SHARE)) };
}

/**
 * The private session to open for an airport: over the whole of its recorded positions (of all records where it has
 * none), starting where {@link rangeOver} says. `undefined` where nothing is recorded or the range is empty.
 */
export function sessionFor(airport: Airport, opening: Opening = {}): NewSession | undefined {
  const { from, to, time, playbackSpeed, loop, filters } = opening;
  const recorded = recordedExtent(airport.recorded);
  const whole = recorded && rangeOver(recorded);
  const start = from ?? whole?.from;
  const end = to ?? whole?.to;
  if (start === undefined || end === undefined || start >= end) return undefined;
  const begin = whole?.from === start && whole.to === end ? whole : rangeOver({ from: start, to: end });
  return {
    airportId: airport.airportId,
    from: start,
    to: end,
    time: Math.min(end, Math.max(start, time ?? begin.time)),
    ...given({ playbackSpeed, loop, filters }),
  };
}

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** The same without what is `undefined`. */
function given<T extends object>(values: T): Given<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Given<T>;
}
