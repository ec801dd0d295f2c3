import { z } from 'zod';
import { ReplayError } from '../contract/problems.ts';
import { airportId } from '../contract/session.ts';
import { metresBetween } from '../ingest/geodesy.ts';
import { distanceBetween } from '../roads/distance.ts';
import { fromCursor, toCursor } from './cursor.ts';
import type { HistoryReader } from './history-reader.ts';
import { sendJson } from './json.ts';
import { KnownRoads } from './known-roads.ts';
import type { Handlers } from './mount.ts';
import { invalidRequest } from './validation.ts';

/** The plane in which distances are reckoned is true to a metre over so much. */
const MOST_METRES = 100_000;

/** Airports, what is recorded of them, their maps and ways over them. `revision` changes whenever the recorded data does. */
export function airportRoutes(
  history: HistoryReader,
  revision: () => number,
): Handlers<'listAirports' | 'getAirport' | 'getMap' | 'getDistance'> {
  const roads = new KnownRoads(history, revision);
  return {
    listAirports({ query, response }) {
      const after = query.cursor && fromCursor(z.strictObject({ after: airportId }), query.cursor).after;
      const rest = history.airports().filter(airport => !after || airport.airportId > after);
      const items = rest.slice(0, query.limit);
      const last = rest.length > items.length ? items.at(-1) : undefined;
      response.json({ items, next: last ? toCursor({ after: last.airportId }) : null });
    },
    getAirport({ params, response }) {
      const airport = history.airport(params.airportId);
      if (!airport) throw unknownAirport(params.airportId);
      response.json(airport);
    },
    getMap({ params, response }) {
      const map = history.airportMap(params.airportId);
      if (map !== undefined) return sendJson(response, map, 'application/geo+json');
      if (!history.airport(params.airportId)) throw unknownAirport(params.airportId);
      throw new ReplayError('not_found', `No map of ${params.airportId} was imported.`);
    },
    getDistance({ params: { airportId }, query: { from, to }, response }) {
      if (!history.airport(airportId)) throw unknownAirport(airportId);
      if (metresBetween(from, to) > MOST_METRES) {
        throw invalidRequest([{ path: 'to', message: 'lies more than 100 km from `from`' }]);
      }
      response.json({ airportId, ...distanceBetween(from, to, roads.of(airportId)) });
    },
  };
}

export function unknownAirport(id: string): ReplayError {
  return new ReplayError('airport_not_found', `Airport ${id} has no recording.`, [
    { path: 'airportId', message: `is not an airport of this store: ${id}` },
  ]);
}
