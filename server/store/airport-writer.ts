import type { Database } from 'better-sqlite3';
import type { FeatureCollection } from 'geojson';
import { z } from 'zod';
import type { AirportLine } from '../contract/lines.ts';
import { deriveRoads } from '../roads/derive-roads.ts';

/** What a map may say of its airport, beside its features. */
const mapAirport = z.object({
  name: z.string().nullable().catch(null),
  lon: z.number().nullable().catch(null),
  lat: z.number().nullable().catch(null),
});

/** Writes the airports that a recording tells of; one that a record or a map names first is made without a description. */
export class AirportWriter {
  readonly #recording: number;
  readonly #numbers = new Map<string, number>();
  readonly #find;
  readonly #add;
  readonly #describe;
  readonly #keepLine;
  readonly #keepMap;
  readonly #name;

  constructor(database: Database, recording: number) {
    this.#recording = recording;
    this.#find = database.prepare<[string], number>('select id from airport where airport_id = ?').pluck();
    this.#add = database.prepare('insert into airport (airport_id) values (?)');
    this.#describe = database.prepare(
      'update airport set name = ?, time_zone = ?, lon = ?, lat = ? where id = ?',
    );
    this.#keepLine = database.prepare(
      `insert into airport_line (airport, recording, name, time_zone, lon, lat) values (?, ?, ?, ?, ?, ?)
       on conflict do update set name = excluded.name, time_zone = excluded.time_zone,
         lon = excluded.lon, lat = excluded.lat`,
    );
    this.#keepMap = database.prepare(
      `insert into recorded_map (airport, recording, name, lon, lat, geojson, roads) values (?, ?, ?, ?, ?, ?, ?)
       on conflict do update set name = excluded.name, lon = excluded.lon, lat = excluded.lat,
         geojson = excluded.geojson, roads = excluded.roads`,
    );
    this.#name = database.prepare('insert into recording_airport (recording, airport) values (?, ?)');
  }

  /** The airport's number in the database. */
  number(airportId: string): number {
    const known = this.#numbers.get(airportId);
    if (known !== undefined) return known;
    const number = this.#find.get(airportId) ?? Number(this.#add.run(airportId).lastInsertRowid);
    this.#numbers.set(airportId, number);
    return number;
  }

  /** Takes what a line says of an airport; it outranks what a map says, and a later line an earlier one. */
  describe({ airportId, name, timeZone, lon, lat }: AirportLine): void {
    const airport = this.number(airportId);
    this.#describe.run(name, timeZone, lon, lat, airport);
    this.#keepLine.run(airport, this.#recording, name, timeZone, lon, lat);
  }

  /**
   * Keeps an airport's map and the graph of its roads in the place of an earlier one of the recording; it outranks
   * those of earlier recordings.
   */
  keepMap(airportId: string, map: FeatureCollection): void {
    const { data } = mapAirport.safeParse('airport' in map ? map.airport : undefined);
    this.#keepMap.run(
      this.number(airportId),
      this.#recording,
      data?.name ?? null,
      data?.lon ?? null,
      data?.lat ?? null,
      JSON.stringify(map),
      JSON.stringify(deriveRoads(map)),
    );
  }

  /** Notes which airports the recording named. */
  finish(): void {
    for (const airport of this.#numbers.values()) this.#name.run(this.#recording, airport);
  }
}
