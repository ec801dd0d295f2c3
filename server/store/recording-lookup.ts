import type { Database } from 'better-sqlite3';
import type { RecordKind } from '../contract/records.ts';
import type { EarlierPosition, RecordingLookup } from '../ingest/recording-lookup.ts';
import { KIND_NUMBERS } from './kinds.ts';

/** Looks up what the store holds, what has been written on its connection but is not committed yet among it. */
export class SqliteRecordingLookup implements RecordingLookup {
  readonly #recording: number;
  /** Entities with greater numbers are the recording's own: nothing else tells of them. */
  readonly #lastBefore: number;
  readonly #entity;
  readonly #any;
  readonly #positions;

  /** `recording`: whose own positions are not told, and which has none yet; `null` where all are. */
  constructor(database: Database, recording: number | null) {
    this.#recording = recording ?? -1;
    this.#lastBefore =
      recording === null
        ? Number.POSITIVE_INFINITY
        : (database.prepare<[], number | null>('select max(id) from entity').pluck().get() ?? 0);
    this.#entity = database
      .prepare<[string, number, string], number>(
        `select e.id from entity e join airport a on a.id = e.airport
         where a.airport_id = ? and e.kind = ? and e.entity_id = ?`,
      )
      .pluck();
    this.#any = database
      .prepare<[string, number], number>(
        'select 1 from entity e join airport a on a.id = e.airport where a.airport_id = ? and e.kind = ? limit 1',
      )
      .pluck();
    this.#positions = database.prepare<[number, number, number, number, number], EarlierPosition>(
      `select recording as recordingId, time, state ->> '$.lon' as lon, state ->> '$.lat' as lat from record
       where entity = ? and time between ? and ? and recording <> ? and json_valid(state)
       order by time, sequence limit ?`,
    );
  }

  knows(airportId: string, kind: RecordKind, id: string): boolean {
    return this.#entity.get(airportId, KIND_NUMBERS[kind], id) !== undefined;
  }

  knowsAny(airportId: string, kind: RecordKind): boolean {
    return this.#any.get(airportId, KIND_NUMBERS[kind]) !== undefined;
  }

  positionsOf(
    airportId: string,
    vehicleId: string,
    from: number,
    to: number,
    most: number,
  ): EarlierPosition[] {
    const entity = this.#entity.get(airportId, KIND_NUMBERS.vehicle, vehicleId);
    if (entity === undefined || entity > this.#lastBefore) return [];
    return this.#positions
      .all(entity, Math.floor(from), Math.ceil(to), this.#recording, most)
      .filter(({ lon, lat }) => typeof lon === 'number' && typeof lat === 'number');
  }
}
