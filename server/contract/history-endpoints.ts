import { z } from 'zod';
import { API_BASE, type Endpoint } from './endpoint.ts';
import { snapshot } from './events.ts';
import { airport, density, page } from './history.ts';
import { filterQuery, pageQuery, queryNumber, queryPosition, queryTime } from './query.ts';
import { decisionState, flightState, notificationState, taskState } from './records.ts';
import { roadDistance } from './roads.ts';
import { namedAirportId } from './session.ts';
import { TRACK_FORMATS } from './track-formats.ts';

/** The forms of `history/records`. */
const RECORD_FORMATS = ['ndjson', 'csv'] as const;

const span = {
  airportId: namedAirportId,
  from: queryTime.meta({ description: 'Start of the range, inclusive' }),
  to: queryTime.meta({ description: 'End of the range, inclusive' }),
};

const airportParams = z.strictObject({ airportId: namedAirportId });

const geoJson = z
  .looseObject({ type: z.literal('FeatureCollection'), features: z.array(z.looseObject({})) })
  .meta({ id: 'FeatureCollection', description: 'GeoJSON, RFC 7946' });

const czml = z
  .array(z.looseObject({ id: z.string() }))
  .meta({ id: 'Czml', description: 'CZML 1.0: packets, the first of them the document' });

/** One that is not among them is refused as not acceptable, not as invalid. */
const format = (formats: readonly [string, ...string[]]) =>
  z
    .string()
    .default(formats[0])
    .meta({ description: `One of ${formats.join(', ')}`, examples: [...formats] });

const attachment = z.object({
  'Content-Disposition': z.string().meta({ description: 'Under which name to save it' }),
});

const json = (description: string, schema: z.ZodType) => ({
  200: { description, content: { 'application/json': schema } },
});

const recordList = <P extends string>(kinds: P, item: z.ZodType) =>
  ({
    method: 'get',
    path: `${API_BASE}/history/${kinds}`,
    summary: `List the ${kinds} recorded in a range, in order of time`,
    description:
      'Each item is the whole state after a record. A page may hold fewer items than `limit` and still have a `next`.',
    query: z.strictObject({ ...span, ...pageQuery, ...filterQuery }),
    answers: json(`A page of ${kinds}`, page(item)),
    problems: ['airport_not_found', 'invalid_range'],
    cacheable: true,
  }) as const satisfies Endpoint;

/** What was recorded, read-only. */
export const HISTORY_ENDPOINTS = {
  listAirports: {
    method: 'get',
    path: `${API_BASE}/airports`,
    summary: 'List the airports and what is recorded of each',
    query: z.strictObject(pageQuery),
    answers: json('A page of airports', page(airport)),
    problems: [],
    cacheable: true,
  },
  getAirport: {
    method: 'get',
    path: `${API_BASE}/airports/{airportId}`,
    summary: 'Read an airport and what is recorded of it',
    params: airportParams,
    answers: json('The airport', airport),
    problems: ['airport_not_found'],
    cacheable: true,
  },
  getMap: {
    method: 'get',
    path: `${API_BASE}/airports/{airportId}/map`,
    summary: "Read an airport's map",
    params: airportParams,
    answers: { 200: { description: 'The map', content: { 'application/geo+json': geoJson } } },
    problems: ['airport_not_found', 'not_found'],
    cacheable: true,
  },
  getDistance: {
    method: 'get',
    path: `${API_BASE}/airports/{airportId}/distance`,
    summary: 'Measure how far it is, straight and along the roads',
    description:
      'Along the roads that hang together and lie nearest to both positions, at most 500 m from each. Roads that may be driven one way only are driven that way. The graph of the roads is derived from the map when that is imported: ways hang together where they share a point, and where one has a loose end within 2 m of another.',
    params: airportParams,
    query: z.strictObject({
      from: queryPosition.meta({
        description: 'Longitude and latitude, degrees',
        examples: ['2.0713,41.2891'],
      }),
      to: queryPosition.meta({ description: 'Longitude and latitude, degrees; at most 100 km away' }),
    }),
    answers: json('The distance', roadDistance),
    problems: ['airport_not_found'],
    cacheable: true,
  },
  getState: {
    method: 'get',
    path: `${API_BASE}/history/state`,
    summary: 'Read the recorded state at a time',
    query: z.strictObject({ airportId: namedAirportId, time: queryTime, ...filterQuery }),
    answers: json('The state', snapshot),
    problems: ['airport_not_found'],
    cacheable: true,
  },
  getTracks: {
    method: 'get',
    path: `${API_BASE}/history/tracks`,
    summary: 'Read the ways of vehicles and aircraft in a range',
    description:
      'GeoJSON has a feature for each vehicle, with `times`, `headings` and `speeds` beside its coordinates. GPX 1.1, KML 2.2 (`gx:Track`) and CZML are for maps and globes: a track ends at a silence of more than 60 s, and at a fix that was left out, and the next begins after it, so that no movement is drawn that nobody recorded. CSV and NDJSON have a line for each fix, by vehicle and time; in CSV a text that a spreadsheet would take for a formula has an apostrophe before it. Fixes that do not pass the filters are left out. If a recording comes in or is deleted meanwhile, the answer breaks off.',
    query: z.strictObject({
      ...span,
      ...filterQuery,
      format: format(TRACK_FORMATS),
    }),
    answers: {
      200: {
        description: 'The tracks',
        content: {
          'application/geo+json': geoJson,
          'text/csv': z.string(),
          'application/gpx+xml': z.string(),
          'application/vnd.google-earth.kml+xml': z.string(),
          'application/json': czml,
          'application/x-ndjson': z.string(),
        },
        headers: attachment,
      },
    },
    problems: ['airport_not_found', 'invalid_range', 'not_acceptable'],
    cacheable: true,
  },
  getRecords: {
    method: 'get',
    path: `${API_BASE}/history/records`,
    summary: 'Read the records of a range as they were imported',
    description:
      'NDJSON of all kinds, by time, each record as its source gave it; imported into another store, the range replays alike, event by event. With `from`, each entity also has its last record before it, written with its whole state, and notifications and decisions go back ten minutes further, so that the first snapshot is the same. Records that do not pass the filters are left out; the next of the same entity is then written whole. CSV is a table of one kind, which `kinds` has to name: a row for each record in the range with the whole state after it, a field a column; milestones, candidates and attributes are JSON. If a recording comes in or is deleted meanwhile, the answer breaks off.',
    query: z.strictObject({
      airportId: namedAirportId,
      from: span.from.optional().meta({
        description: 'Start of the range, inclusive; the first record where it is left out',
      }),
      to: span.to.optional().meta({
        description: 'End of the range, inclusive; the last record where it is left out',
      }),
      ...filterQuery,
      format: format(RECORD_FORMATS),
    }),
    answers: {
      200: {
        description: 'The records',
        content: {
          'application/x-ndjson': z.string().meta({ description: 'A JSON object a line' }),
          'text/csv': z.string(),
        },
        headers: attachment,
      },
    },
    problems: ['airport_not_found', 'invalid_range', 'not_acceptable'],
    cacheable: true,
  },
  getDensity: {
    method: 'get',
    path: `${API_BASE}/history/density`,
    summary: 'Count records by kind per time bucket',
    query: z.strictObject({
      airportId: namedAirportId,
      from: span.from,
      to: queryTime.meta({ description: 'End of the range, exclusive' }),
      buckets: queryNumber(z.int().min(1).max(5000)).default(200),
    }),
    answers: json('The counts', density),
    problems: ['airport_not_found', 'invalid_range'],
    cacheable: true,
  },
  listTasks: recordList('tasks', taskState),
  listFlights: recordList('flights', flightState),
  listNotifications: recordList('notifications', notificationState),
  listDecisions: recordList('decisions', decisionState),
} as const satisfies Record<string, Endpoint>;
