import type { Database } from 'better-sqlite3';
import type { KnownAirport } from '../ingest/locate-airport.ts';

/** The airports of a database with their reference points: as a line gives them, else as the map does. */
export function storedAirports(database: Database): KnownAirport[] {
  return database
    .prepare<[], KnownAirport>(
      `select airport_id as airportId,
         iif(airport.lon is null, airport_map.lon, airport.lon) as lon,
         iif(airport.lon is null, airport_map.lat, airport.lat) as lat
       from airport left join airport_map on airport_map.airport = airport.id`,
    )
    .all();
}
