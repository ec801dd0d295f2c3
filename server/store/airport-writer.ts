import type { Database } from 'better-sqlite3';
import type { FeatureCollection } from 'geojson';
import { z } from 'zod';
import type { AirportLine } from '../contract/lines.ts';

/** What a map may say of its airport, beside its features. */
const mapAirport = z.object({
  name: z.string().nullable().catch(null),
  lon: z.number().nullable().catch(null),
  lat: z.number().nullable().catch(null),
});

/** Writes airports; one that a record or a map names first is made without a description. */
export class AirportWriter {
  readonly #numbers = new Map<string, number>();
  readonly #find;
  readonly #add;
  readonly #describe;
  readonly #keepMap;

  constructor(database: Database) {
    this.#find = database.prepare<[string], number>('select id from airport where airport_id = ?').pluck();
    this.#add = database.prepare('insert into airport (airport_id) values (?)');
    this.#describe = database.prepare(
      'update airport set name = ?, time_zone = ?, lon = ?, lat = ? where id = ?',
    );
    this.#keepMap = database.prepare(
      'insert or replace into airport_map (airport, name, lon, lat, geojson) values (?, ?, ?, ?, ?)',
    );
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
  describe(line: AirportLine): void {
    this.#describe.run(line.name, line.timeZone, line.lon, line.lat, this.number(line.airportId));
  }

  /** Keeps an airport's map in the place of an earlier one. */
  keepMap(airportId: string, map: FeatureCollection): void {
    const { data } = mapAirport.safeParse('airport' in map ? map.airport : undefined);
    this.#keepMap.run(
      this.number(airportId),
      data?.name ?? null,
      data?.lon ?? null,
      data?.lat ?? null,
      JSON.stringify(map),
    );
  }
}
