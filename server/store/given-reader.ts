import type { Database } from 'better-sqlite3';
import type { RecordKind } from '../contract/records.ts';
import type { GivenReader, GivenRecord, RecordPlace } from '../export/given-record.ts';
import { EntityNames } from './entity-names.ts';
import { KIND_NUMBERS } from './kinds.ts';
import { STATE_SHAPES } from './state-shape.ts';

type Row = [
  time: number,
  sequence: number,
  entity: number,
  text: unknown,
  given: number,
  keys: string | null,
];

const NO_KEYS: readonly string[] = [];

/** Reads records with what their sources said. */
export class SqliteGivenReader implements GivenReader {
  readonly #names: EntityNames;
  readonly #airport;
  readonly #beyond;
  readonly #vehicleLines;
  /** Names of given fields by kind and by the bits that tell them: sources give the same again and again. */
  readonly #fields: Readonly<Record<RecordKind, Map<number, readonly string[]>>>;

  constructor(database: Database) {
    this.#names = new EntityNames(database);
    this.#airport = database.prepare<[string], number>('select id from airport where airport_id = ?').pluck();
    this.#beyond = database
      .prepare<unknown[], Row>(
        `select r.time, r.sequence, r.entity, r.state, r.given, r.keys from record r
         where r.airport = ? and r.kind = ? and (r.time, r.sequence) > (?, ?) and r.time <= ?
         order by r.time, r.sequence limit ?`,
      )
      .raw();
    this.#vehicleLines = database.prepare<[number, number], { vehicleId: string; text: string }>(
      `select entity_id as vehicleId, base as text from entity
       where airport = ? and kind = ? and base is not null order by entity_id`,
    );
    this.#fields = {
      vehicle: new Map(),
      task: new Map(),
      flight: new Map(),
      notification: new Map(),
      decision: new Map(),
    };
  }

  readGiven(
    airportId: string,
    kind: RecordKind,
    after: RecordPlace,
    upTo: number,
    limit: number,
  ): GivenRecord[] {
    const airport = this.#airport.get(airportId);
    if (airport === undefined) return [];
    const [from, sequence, to] = [after.time, after.sequence, upTo].map(whole);
    const rows = this.#beyond.all(airport, KIND_NUMBERS[kind], from, sequence, to, limit);
    return rows.map(([time, sequence, entity, text, given, keys]) => ({
      kind,
      time,
      sequence,
      entityId: this.#names.of(entity) ?? `(number ${entity})`,
      text: typeof text === 'string' ? text : '',
      fields: this.#fieldsOf(kind, given),
      keys: keys === null ? NO_KEYS : (JSON.parse(keys) as string[]),
    }));
  }

  vehicleLines(airportId: string): { vehicleId: string; text: string }[] {
    const airport = this.#airport.get(airportId);
    return airport === undefined ? [] : this.#vehicleLines.all(airport, KIND_NUMBERS.vehicle);
  }

  #fieldsOf(kind: RecordKind, given: number): readonly string[] {
    const known = this.#fields[kind].get(given);
    if (known) return known;
    const fields = STATE_SHAPES[kind].fields.filter((_, position) => (given & (1 << position)) !== 0);
    this.#fields[kind].set(given, fields);
    return fields;
  }
}

/** SQLite knows no infinity among its whole numbers. */
function whole(value: number): number {
  return Math.max(Number.MIN_SAFE_INTEGER, Math.min(Number.MAX_SAFE_INTEGER, value));
}
