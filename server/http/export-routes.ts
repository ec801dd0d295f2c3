import { ReplayError } from '../contract/problems.ts';
import { filtersOf } from '../contract/query.ts';
import type { RecordKind } from '../contract/records.ts';
import { toMs } from '../contract/time.ts';
import { exportFileName } from '../export/file-name.ts';
import type { GivenReader } from '../export/given-record.ts';
import { recordsAsCsv } from '../export/records-as-csv.ts';
import { recordsAsNdjson } from '../export/records-as-ndjson.ts';
import { TRACK_FORMAT_OF } from '../export/track-formats.ts';
import { writeTracks } from '../export/write-tracks.ts';
import { EntityFilter } from '../replay/filter.ts';
import type { RecordReader } from '../replay/record-reader.ts';
import { unknownAirport } from './airport-routes.ts';
import { rangeOf } from './history-range.ts';
import type { HistoryReader } from './history-reader.ts';
import type { Handlers } from './mount.ts';
import { sendPieces } from './send-pieces.ts';
import { invalidRequest } from './validation.ts';

/** What was recorded, as files. */
export function exportRoutes(
  reader: RecordReader,
  given: GivenReader,
  history: HistoryReader,
): Handlers<'getTracks' | 'getRecords'> {
  const revision = () => reader.revision();
  return {
    async getTracks({ query, response }) {
      const format = named(TRACK_FORMAT_OF, query.format, 'Tracks have');
      const range = {
        ...rangeOf(reader, query, true),
        vehicleIds: query.vehicleIds,
        filter: new EntityFilter(filtersOf(query)),
      };
      const { mediaType, extension } = format;
      const fileName = exportFileName(range, 'tracks', extension);
      await sendPieces(response, { mediaType, fileName }, writeTracks(format, reader, range), revision);
    },
    async getRecords({ query, response }) {
      const format = named(RECORD_FORMAT_OF, query.format, 'Records have');
      const airport = history.airport(query.airportId);
      if (!airport) throw unknownAirport(query.airportId);
      const { airportId, from, to } = query;
      if (from !== undefined && to !== undefined) rangeOf(reader, { airportId, from, to }, true);
      const range = {
        airport,
        from: from === undefined ? undefined : toMs(from),
        to: to === undefined ? undefined : toMs(to),
        filter: new EntityFilter(filtersOf(query)),
      };
      const { mediaType, extension } = format;
      const content =
        extension === 'csv' && query.kinds?.length === 1 ? `${query.kinds[0]}-records` : 'records';
      const fileName = exportFileName({ ...range, airportId }, content, extension);
      const pieces =
        extension === 'csv'
          ? recordsAsCsv({ given }, oneKind(query.kinds), range)
          : recordsAsNdjson({ reader, given }, range);
      await sendPieces(response, { mediaType, fileName }, pieces, revision);
    },
  };
}

const RECORD_FORMAT_OF = {
  ndjson: { mediaType: 'application/x-ndjson', extension: 'ndjson' },
  csv: { mediaType: 'text/csv', extension: 'csv' },
};

function oneKind(kinds: readonly RecordKind[] = []): RecordKind {
  const [kind, ...others] = kinds;
  if (kind !== undefined && others.length === 0) return kind;
  throw invalidRequest([{ path: 'kinds', message: 'must name one kind, for a table has rows of one' }]);
}

function named<F>(formats: Readonly<Record<string, F>>, name: string, have: string): F {
  const format = Object.hasOwn(formats, name) && formats[name];
  if (format) return format;
  const message = `must be one of ${Object.keys(formats).join(', ')}`;
  throw new ReplayError('not_acceptable', `${have} no form ${JSON.stringify(name)}; it ${message}.`, [
    { path: 'format', message },
  ]);
}
