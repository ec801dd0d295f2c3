import zoneAt from '@photostructure/tz-lookup';
import type { Database } from 'better-sqlite3';
import type { Airport, Density, RecordedSpan } from '../contract/history.ts';
import { RECORD_KINDS } from '../contract/records.ts';
import { toIso } from '../contract/time.ts';
import { deriveRoads } from '../roads/derive-roads.ts';
import { type RoadGraph, roadGraph } from '../roads/road-graph.ts';
import { DensityReader } from './density-reader.ts';
import { KIND_NUMBERS } from './kinds.ts';

interface AirportRow {
  readonly id: number;
  readonly airportId: string;
  readonly name: string;
  /** `null` where no line of the airport's gave one. */
  readonly timeZone: string | null;
  readonly lon: number | null;
  readonly lat: number | null;
  /** 1 where it has a map, else 0. */
  readonly map: number;
}

interface SpanRow {
  readonly kind: number;
  readonly first: number;
  readonly last: number;
  readonly records: number;
}

/** What an airport's line says outranks what its map says. */
const AIRPORTS = `select a.id, a.airport_id as airportId, coalesce(a.name, m.name, a.airport_id) as name,
  a.time_zone as timeZone, coalesce(a.lon, m.lon) as lon, coalesce(a.lat, m.lat) as lat,
  m.airport is not null as map
  from airport a left join airport_map m on m.airport = a.id`;

/** Reads what is recorded of which airport, their maps, and how dense the records are. */
export class SqliteHistoryReader {
  readonly #density: DensityReader;
  readonly #airports;
  readonly #airport;
  readonly #spans;
  readonly #map;
  readonly #roads;
  readonly #recordedIn;
  readonly #mappedIn;
  readonly #whole;

  constructor(database: Database) {
    this.#density = new DensityReader(database);
    this.#airports = database.prepare<[], AirportRow>(`${AIRPORTS} order by a.airport_id`);
    this.#airport = database.prepare<[string], AirportRow>(`${AIRPORTS} where a.airport_id = ?`);
    this.#spans = database.prepare<[number], SpanRow>(
      `select kind, min(first) as first, max(last) as last, sum(records) as records from recorded
       where airport = ? group by kind`,
    );
    this.#map = database
      .prepare<[string], string>(
        'select geojson from airport_map m join airport a on a.id = m.airport where a.airport_id = ?',
      )
      .pluck();
    this.#roads = database.prepare<
      [string],
      { readonly roads: string | null; readonly geojson: string | null }
    >(
      `select roads, iif(roads is null, geojson, null) as geojson
       from airport_map m join airport a on a.id = m.airport where a.airport_id = ?`,
    );
    this.#recordedIn = database
      .prepare<[number], string>(
        `select distinct a.airport_id from recorded r join airport a on a.id = r.airport
         where r.recording = ? order by 1`,
      )
      .pluck();
    this.#mappedIn = database
      .prepare<[number], string>(
        `select a.airport_id from recorded_map m join airport a on a.id = m.airport
         where m.recording = ? order by 1`,
      )
      .pluck();
    this.#whole = database.transaction(<T>(read: () => T) => read()) as <T>(read: () => T) => T;
  }

  /** Every airport, ordered by id. */
  airports(): Airport[] {
    return this.#whole(() => this.#airports.all().map(row => this.#withSpans(row)));
  }

  airport(airportId: string): Airport | undefined {
    return this.#whole(() => {
      const row = this.#airport.get(airportId);
      return row && this.#withSpans(row);
    });
  }

  /** An airport's map as the text of a GeoJSON FeatureCollection; `undefined` where it has none. */
  airportMap(airportId: string): string | undefined {
    return this.#map.get(airportId);
  }

  /**
   * The graph of the roads on an airport's map, derived now where the map came in before graphs were kept; `null`
   * where it has no roads, `undefined` where there is no map.
   */
  airportRoads(airportId: string): RoadGraph | null | undefined {
    const row = this.#roads.get(airportId);
    if (!row) return undefined;
    return row.roads === null
      ? deriveRoads(JSON.parse(row.geojson ?? 'null'))
      : roadGraph.nullable().parse(JSON.parse(row.roads));
  }

  /** The airports that a recording holds records of, by its number. */
  airportsRecordedIn(recordingId: number): string[] {
    return this.#recordedIn.all(recordingId);
  }

  /** The airports that a recording holds maps of, by its number. */
  airportsMappedIn(recordingId: number): string[] {
    return this.#mappedIn.all(recordingId);
  }

  /**
   * Counts over `[from, to)`, whole milliseconds since the epoch, `from < to`, in equal buckets. Exact: a record falls
   * into the bucket with `from <= time < to`, a late task into that in which it turned late (`turnedLateAt`). An
   * airport that does not exist has empty buckets.
   */
  density(airportId: string, from: number, to: number, buckets: number): Density {
    return this.#whole(() => ({
      airportId,
      from: toIso(from),
      to: toIso(to),
      buckets: this.#density.read({ airport: this.#airport.get(airportId)?.id ?? -1, from, to, buckets }),
    }));
  }

  #withSpans({ id, ...airport }: AirportRow): Airport {
    const rows = this.#spans.all(id);
    const recorded = RECORD_KINDS.flatMap((kind): RecordedSpan[] => {
      const row = rows.find(span => span.kind === KIND_NUMBERS[kind]);
      return row ? [{ kind, from: toIso(row.first), to: toIso(row.last), records: row.records }] : [];
    });
    return {
      ...airport,
      timeZone: airport.timeZone ?? zoneOf(airport),
      map: airport.map === 1,
      recorded,
    };
  }
}

/** The time zone at an airport's reference point; UTC where that is not known either. */
function zoneOf({ lon, lat }: Pick<AirportRow, 'lon' | 'lat'>): string {
  return lon === null || lat === null ? 'UTC' : zoneAt(lat, lon);
}
