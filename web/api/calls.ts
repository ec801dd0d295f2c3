import { z } from 'zod';
import type { Snapshot } from '../../server/contract/events.ts';
import type { Filters } from '../../server/contract/filters.ts';
import { type Airport, airport, type Density, density, page } from '../../server/contract/history.ts';
import type {
  DecisionState,
  FlightState,
  NotificationState,
  TaskState,
} from '../../server/contract/records.ts';
import { type RoadDistance, roadDistance } from '../../server/contract/roads.ts';
import {
  type ControlCommand,
  commandAnswer,
  type ParamsCommand,
  type SessionState,
  type sessionOptions,
  sessionState,
} from '../../server/contract/session.ts';
import { toIso } from '../../server/contract/time.ts';
import { addFilters } from './filters-query.ts';
import { request, requestVersioned } from './request.ts';

const airportPage = page(airport);

/** Degrees. */
type Place = { readonly lon: number; readonly lat: number };

/** Read ten times a second and large: its outline is checked, its states are trusted. */
const snapshotOutline = z.custom<Snapshot>(
  data =>
    typeof data === 'object' &&
    data !== null &&
    ['vehicles', 'tasks', 'flights', 'notifications', 'decisions'].every(list =>
      Array.isArray((data as Record<string, unknown>)[list]),
    ),
);

const geoJson = z.custom<GeoJSON.FeatureCollection & { attribution?: string }>(
  data => typeof data === 'object' && data !== null && 'features' in data && Array.isArray(data.features),
);

/** An airport's map: see the `layer` of each feature's properties. `attribution` names its source where one is known. */
export type AirportGeoJson = z.infer<typeof geoJson>;

/** Every airport, and the version of the recorded past that this is of; `null` where the server tells none. */
export type KnownAirports = { readonly airports: readonly Airport[]; readonly version: string | null };

/** Every airport, all pages. */
export async function readAirports(): Promise<KnownAirports> {
  const { data, version } = await requestVersioned('airports', airportPage);
  const airports = data.items;
  let cursor = data.next;
  while (cursor !== null) {
    const more: z.infer<typeof airportPage> = await request(
      `airports?cursor=${encodeURIComponent(cursor)}`,
      airportPage,
    );
    airports.push(...more.items);
    cursor = more.next;
  }
  return { airports, version };
}

/** @throws {ApiError} `not_found` where the airport has no map. */
export function readMap(airportId: string, signal?: AbortSignal): Promise<AirportGeoJson> {
  return request(`airports/${encodeURIComponent(airportId)}/map`, geoJson, { signal });
}

/** How far it is between two places, straight and along the roads of the airport's map. */
export function readDistance(
  airportId: string,
  from: Place,
  to: Place,
  signal?: AbortSignal,
): Promise<RoadDistance> {
  const query = new URLSearchParams({ from: `${from.lon},${from.lat}`, to: `${to.lon},${to.lat}` });
  return request(`airports/${encodeURIComponent(airportId)}/distance?${query}`, roadDistance, { signal });
}

/** Records per time bucket over `[from, to)` (ms since 1970). */
export function readDensity(
  airportId: string,
  from: number,
  to: number,
  buckets: number,
  signal?: AbortSignal,
): Promise<Density> {
  const query = new URLSearchParams({ airportId, from: toIso(from), to: toIso(to), buckets: `${buckets}` });
  return request(`history/density?${query}`, density, { signal });
}

/** The recorded state at `time` (ms since 1970) that passes the filters. */
export function readState(
  airportId: string,
  time: number,
  filters: Filters,
  signal?: AbortSignal,
): Promise<Snapshot> {
  const query = new URLSearchParams({ airportId, time: toIso(time) });
  addFilters(query, filters);
  return request(`history/state?${query}`, snapshotOutline, { signal });
}

type RecordedState = {
  readonly tasks: TaskState;
  readonly flights: FlightState;
  readonly notifications: NotificationState;
  readonly decisions: DecisionState;
};

/** Many and large: their outline is checked, the states are trusted. */
const recordPage = z.custom<{ items: { time: string }[]; next: string | null }>(
  data => typeof data === 'object' && data !== null && 'items' in data && Array.isArray(data.items),
);

const RECORDS_A_PAGE = 1000;

type RecordedRange = {
  readonly airportId: string;
  /** Both inclusive, ms since 1970. */
  readonly from: number;
  readonly to: number;
  readonly filters?: Filters;
};

/** The states after each record of a range, in order of time, all pages; `onPage` is called with the last one of each. */
export async function readRecords<K extends keyof RecordedState>(
  kind: K,
  { airportId, from, to, filters = {} }: RecordedRange,
  signal?: AbortSignal,
  onPage?: (last: RecordedState[K]) => void,
): Promise<RecordedState[K][]> {
  const states: RecordedState[K][] = [];
  const query = new URLSearchParams({
    airportId,
    from: toIso(from),
    to: toIso(to),
    limit: `${RECORDS_A_PAGE}`,
  });
  addFilters(query, filters);
  for (;;) {
    const { items, next } = await request(`history/${kind}?${query}`, recordPage, { signal });
    for (const item of items) states.push(item as RecordedState[K]);
    const last = states.at(-1);
    if (last) onPage?.(last);
    if (next === null) return states;
    query.set('cursor', next);
  }
}

/** Sends a command; answers with the session after it. Every viewer, the sender too, also hears of it on the stream. */
export async function sendControl(command: ControlCommand): Promise<SessionState> {
  return (await request('control', commandAnswer, { body: command })).session;
}

export async function sendParams(command: ParamsCommand): Promise<SessionState> {
  return (await request('set-params', commandAnswer, { body: command })).session;
}

/** Opens a session that others can join. */
export function openShared(options: z.input<typeof sessionOptions>): Promise<SessionState> {
  return request('sessions', sessionState, { body: options });
}

/** Ends a session for everybody who watches it. */
export async function endSession(sessionId: string): Promise<void> {
  await request(`sessions/${encodeURIComponent(sessionId)}`, z.undefined(), { method: 'DELETE' });
}
