import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate } from 'node:timers/promises';
import type { Response } from 'express';
import type { Endpoints } from '../contract/endpoints.ts';
import type { Filters } from '../contract/filters.ts';
import type { TRACK_FORMATS } from '../contract/history-endpoints.ts';
import { ReplayError } from '../contract/problems.ts';
import { filtersOf } from '../contract/query.ts';
import type { RecordKind } from '../contract/records.ts';
import { toIso, toMs } from '../contract/time.ts';
import { EntityFilter } from '../replay/filter.ts';
import type { RecordReader } from '../replay/record-reader.ts';
import { snapshotText } from '../replay/snapshot.ts';
import { unknownAirport } from './airport-routes.ts';
import { fromCursor, toCursor } from './cursor.ts';
import type { HistoryReader } from './history-reader.ts';
import { sendJson } from './json.ts';
import type { Call, Handlers } from './mount.ts';
import { type RecordRange, readPage, recordPlace } from './record-page.ts';
import { type TrackRange, tracksAsCsv, tracksAsGeoJson } from './tracks.ts';

type TrackFormat = {
  readonly mediaType: string;
  readonly write: (reader: RecordReader, range: TrackRange) => Iterable<string>;
};

const FORMATS: Readonly<Record<(typeof TRACK_FORMATS)[number], TrackFormat>> = {
  geojson: { mediaType: 'application/geo+json', write: tracksAsGeoJson },
  csv: { mediaType: 'text/csv', write: tracksAsCsv },
};

/** The recorded state, tracks, counts and records of a range. */
export function historyRoutes(
  reader: RecordReader,
  history: HistoryReader,
): Handlers<
  | 'getState'
  | 'getTracks'
  | 'getDensity'
  | 'listTasks'
  | 'listFlights'
  | 'listNotifications'
  | 'listDecisions'
> {
  /** The airport and range of a query; `instant` says whether both ends may be one. */
  function rangeOf(query: { airportId: string; from: string; to: string }, instant: boolean) {
    const { airportId } = query;
    if (!reader.hasAirport(airportId)) throw unknownAirport(airportId);
    const from = toMs(query.from);
    const to = toMs(query.to);
    if (from > to || (from === to && !instant)) {
      const message = `must ${instant ? 'not be before' : 'be after'} from, which is ${toIso(from)}`;
      throw new ReplayError('invalid_range', `to ${message}.`, [{ path: 'to', message }]);
    }
    return { airportId, from, to };
  }

  const list =
    (kind: RecordKind) =>
    ({ query, response }: Pick<Call<Endpoints['listTasks']>, 'query' | 'response'>) => {
      const range: RecordRange = {
        ...rangeOf(query, true),
        kind,
        filter: filterOf(query),
      };
      const place = query.cursor === undefined ? undefined : fromCursor(recordPlace, query.cursor);
      const { texts, next } = readPage(reader, range, query.limit, place);
      const cursor = JSON.stringify(next && toCursor(next));
      sendJson(response, `{"items":[${texts.join(',')}],"next":${cursor}}`);
    };

  return {
    getState({ query, response }) {
      if (!reader.hasAirport(query.airportId)) throw unknownAirport(query.airportId);
      sendJson(response, snapshotText(reader, query.airportId, toMs(query.time), filterOf(query)));
    },
    async getTracks({ query, response }) {
      const format = Object.hasOwn(FORMATS, query.format) && FORMATS[query.format as keyof typeof FORMATS];
      if (!format) throw noSuchForm(query.format);
      const range = { ...rangeOf(query, true), vehicleIds: query.vehicleIds, filter: filterOf(query) };
      await send(response, format.mediaType, format.write(reader, range));
    },
    getDensity({ query, response }) {
      const { airportId, from, to } = rangeOf(query, false);
      response.json(history.density(airportId, from, to, query.buckets));
    },
    listTasks: list('task'),
    listFlights: list('flight'),
    listNotifications: list('notification'),
    listDecisions: list('decision'),
  };
}

function filterOf(query: Filters): EntityFilter {
  return new EntityFilter(filtersOf(query));
}

function noSuchForm(format: string): ReplayError {
  const message = `must be one of ${Object.keys(FORMATS).join(', ')}`;
  return new ReplayError('not_acceptable', `Tracks have no form ${JSON.stringify(format)}; it ${message}.`, [
    { path: 'format', message },
  ]);
}

/** Gives way to other requests after each piece. */
async function* inTurns(pieces: Iterable<string>): AsyncGenerator<string> {
  for (const piece of pieces) {
    yield piece;
    await setImmediate();
  }
}

/** Sends a text as it is made, at the client's pace. */
async function send(response: Response, mediaType: string, pieces: Iterable<string>): Promise<void> {
  response.type(mediaType);
  if (response.req.method === 'HEAD') {
    response.end();
    return;
  }
  await pipeline(Readable.from(inTurns(pieces)), response).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  });
}
