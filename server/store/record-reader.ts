import type { Database, Statement } from 'better-sqlite3';
import type { RecordKind } from '../contract/records.ts';
import type { RecordReader, StoredRecord } from '../replay/record-reader.ts';
import { KIND_NUMBERS } from './kinds.ts';

type Row = [time: number, sequence: number, entity: number, text: string];
type Direction = 'next' | 'previous';

const COLUMNS = 'r.time, r.sequence, r.entity, r.state';
const OF_KIND = 'r.airport = ? and r.kind = ?';
/** One seek in the index (entity, time) for each entity, one in the table. */
const LATEST = `join record r on r.sequence = (select i.sequence from record i
  where i.entity = e.id and i.time <= ? order by i.time desc, i.sequence desc limit 1)
  where e.airport = ? and e.kind = ?`;

/** How many entities' ids are held in memory at once. */
const MOST_NAMES = 200_000;
/** Reading a record of a span costs about a third of seeking an entity's latest. */
const ROWS_PER_SEEK = 3;

/** Reads records from the database; each call is one statement and sees whole recordings only. */
export class SqliteRecordReader implements RecordReader {
  readonly #names = new Map<number, string>();
  readonly #airport;
  readonly #revision;
  readonly #name;
  readonly #span;
  readonly #state;
  readonly #stateOf;
  readonly #latest;
  readonly #rowsInSpan;
  readonly #entities;
  readonly #beyond: Readonly<Record<Direction, Statement<unknown[], Row>>>;
  readonly #beyondOf: Readonly<Record<Direction, Statement<unknown[], Row>>>;

  constructor(database: Database) {
    const rows = (sql: string) => database.prepare<unknown[], Row>(sql).raw();
    const number = (sql: string) => database.prepare<unknown[], number>(sql).pluck();
    this.#airport = number('select id from airport where airport_id = ?');
    this.#revision = number('select revision from store');
    this.#name = database.prepare<[number], string>('select entity_id from entity where id = ?').pluck();
    this.#span = rows(
      `select ${COLUMNS} from record r where ${OF_KIND} and r.time > ? and r.time <= ? order by r.time, r.sequence`,
    );
    this.#state = rows(`select ${COLUMNS} from entity e ${LATEST} order by e.entity_id`);
    this.#stateOf = rows(
      `select ${COLUMNS} from entity e ${LATEST} and e.entity_id in (select value from json_each(?)) order by e.entity_id`,
    );
    this.#latest = rows(
      `select ${COLUMNS} from entity e ${LATEST} and r.time > ? order by r.time, r.sequence`,
    );
    this.#rowsInSpan = number(
      'select total(records) from second_count where airport = ? and kind = ? and second between ? and ?',
    );
    this.#entities = number('select count(*) from entity where airport = ? and kind = ?');
    const beyond = (where: string) => ({
      next: rows(
        `select ${COLUMNS} from record r where ${where} and (r.time, r.sequence) > (?, ?) order by r.time, r.sequence limit ?`,
      ),
      previous: rows(
        `select ${COLUMNS} from record r where ${where} and (r.time, r.sequence) < (?, ?) order by r.time desc, r.sequence desc limit ?`,
      ),
    });
    this.#beyond = beyond(OF_KIND);
    this.#beyondOf = beyond(
      'r.entity = (select id from entity where airport = ? and kind = ? and entity_id = ?)',
    );
  }

  readSpan(airportId: string, kind: RecordKind, after: number, upTo: number): StoredRecord[] {
    const airport = this.#airport.get(airportId);
    if (airport === undefined) return [];
    return this.#records(this.#span.all(airport, KIND_NUMBERS[kind], after, upTo));
  }

  /** Ordered by entity id as UTF-8 bytes. */
  readState(airportId: string, kind: RecordKind, at: number, entityIds?: readonly string[]): StoredRecord[] {
    const airport = this.#airport.get(airportId);
    if (airport === undefined) return [];
    return this.#records(
      entityIds === undefined
        ? this.#state.all(at, airport, KIND_NUMBERS[kind])
        : this.#stateOf.all(at, airport, KIND_NUMBERS[kind], JSON.stringify(entityIds)),
    );
  }

  /** Takes the cheaper of two ways: reading the whole span, or seeking each entity's latest record. */
  readLatest(airportId: string, kind: RecordKind, after: number, upTo: number): StoredRecord[] {
    const airport = this.#airport.get(airportId);
    if (airport === undefined || !(after < upTo)) return [];
    const number = KIND_NUMBERS[kind];
    const seconds = [Math.floor(after / 1000), Math.floor(upTo / 1000)];
    const rows = this.#rowsInSpan.get(airport, number, ...seconds) ?? 0;
    if (rows > ROWS_PER_SEEK * (this.#entities.get(airport, number) ?? 0))
      return this.#records(this.#latest.all(upTo, airport, number, after));
    const latest = new Map<number, Row>();
    for (const row of this.#span.all(airport, number, after, upTo)) {
      latest.delete(row[2]);
      latest.set(row[2], row);
    }
    return this.#records([...latest.values()]);
  }

  readBeyond(
    airportId: string,
    kind: RecordKind,
    direction: Direction,
    from: { readonly time: number; readonly sequence: number },
    limit: number,
    entityId?: string,
  ): StoredRecord[] {
    const airport = this.#airport.get(airportId);
    if (airport === undefined) return [];
    const sequence = Math.max(Number.MIN_SAFE_INTEGER, Math.min(Number.MAX_SAFE_INTEGER, from.sequence));
    const number = KIND_NUMBERS[kind];
    return this.#records(
      entityId === undefined
        ? this.#beyond[direction].all(airport, number, from.time, sequence, limit)
        : this.#beyondOf[direction].all(airport, number, entityId, from.time, sequence, limit),
    );
  }

  revision(): number {
    return this.#revision.get() ?? 0;
  }

  hasAirport(airportId: string): boolean {
    return this.#airport.get(airportId) !== undefined;
  }

  #records(rows: readonly Row[]): StoredRecord[] {
    return rows.map(([time, sequence, entity, text]) => ({
      time,
      sequence,
      entityId: this.#names.get(entity) ?? this.#readName(entity),
      text,
    }));
  }

  #readName(entity: number): string {
    const name = this.#name.get(entity);
    if (name === undefined) throw new Error(`No entity has the number ${entity}`);
    if (this.#names.size >= MOST_NAMES) this.#names.clear();
    this.#names.set(entity, name);
    return name;
  }
}
