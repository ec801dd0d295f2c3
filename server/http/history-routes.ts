import type { Endpoints } from '../contract/endpoints.ts';
import type { Filters } from '../contract/filters.ts';
import { filtersOf } from '../contract/query.ts';
import type { RecordKind } from '../contract/records.ts';
import { toMs } from '../contract/time.ts';
import { EntityFilter } from '../replay/filter.ts';
import type { RecordReader } from '../replay/record-reader.ts';
import { snapshotText } from '../replay/snapshot.ts';
import { fromCursor, toCursor } from './cursor.ts';
import { rangeOf, requireAirport } from './history-range.ts';
import type { HistoryReader } from './history-reader.ts';
import { sendJson } from './json.ts';
import type { Call, Handlers } from './mount.ts';
import { type RecordRange, readPage, recordPlace } from './record-page.ts';

/** The recorded state, counts and records of a range. */
export function historyRoutes(
  reader: RecordReader,
  history: HistoryReader,
): Handlers<'getState' | 'getDensity' | 'listTasks' | 'listFlights' | 'listNotifications' | 'listDecisions'> {
  const list =
    (kind: RecordKind) =>
    ({ query, response }: Pick<Call<Endpoints['listTasks']>, 'query' | 'response'>) => {
      const range: RecordRange = {
        ...rangeOf(reader, query, true),
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
      requireAirport(reader, query.airportId);
      sendJson(response, snapshotText(reader, query.airportId, toMs(query.time), filterOf(query)));
    },
    getDensity({ query, response }) {
      const { airportId, from, to } = rangeOf(reader, query, false);
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
