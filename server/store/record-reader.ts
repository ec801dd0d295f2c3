import type { Database, Statement } from 'better-sqlite3';
import type { RecordKind } from '../contract/records.ts';
import type { DamagedRecord, RecordReader, StoredRecord } from '../replay/record-reader.ts';
import { EntityNames } from './entity-names.ts';
import { KIND_NUMBERS } from './kinds.ts';

type Row = [time: number, sequence: number, entity: number, text: unknown];
type Direction = 'next' | 'previous';

const COLUMNS = 'r.time, r.sequence, r.entity, r.state';
/**
 * The text is looked through as well: always where one record stays for long, and in spans but for those of vehicles,
 * which are so many that it would slow reading by a third.
 */
const CHECKED = 'r.time, r.sequence, r.entity, iif(json_valid(r.state), r.state, null)';
const OF_KIND = 'r.airport = ? and r.kind = ?';
const EARLIER = '(r.time, r.sequence) < (?, ?) order by r.time desc, r.sequence desc';
/** One seek in the index (entity, time) for each entity, one in the table. */
const LATEST = `join record r on r.sequence = (select i.sequence from record i
  where i.entity = e.id and i.time <= ? order by i.time desc, i.sequence desc limit 1)
  where e.airport = ? and e.kind = ?`;

/** Reading a record of a span costs about a third of seeking an entity's latest. */
const ROWS_PER_SEEK = 3;
/** How many damaged records are remembered, so that each is told once. */
const MOST_DAMAGED = 10_000;
const OPENING_BRACE = '{'.charCodeAt(0);
const CLOSING_BRACE = '}'.charCodeAt(0);

/**
 * Reads records from the database; each call sees whole recordings only. Where a record is damaged, the entity stays
 * as the one before left it.
 */
export class SqliteRecordReader implements RecordReader {
  readonly #onDamaged: (record: DamagedRecord) => void;
  readonly #damaged = new Set<number>();
  readonly #names: EntityNames;
  readonly #airport;
  readonly #revision;
  readonly #span: Readonly<Record<RecordKind, Statement<unknown[], Row>>>;
  readonly #state;
  readonly #stateOf;
  readonly #latest;
  readonly #rowsInSpan;
  readonly #entities;
  readonly #beyond: Readonly<Record<Direction, Statement<unknown[], Row>>>;
  readonly #beyondOf: Readonly<Record<Direction, Statement<unknown[], Row>>>;
  readonly #before;

  /** `onDamaged` is told of each damaged record once, when it is come across. */
  constructor(database: Database, onDamaged: (record: DamagedRecord) => void = () => {}) {
    this.#onDamaged = onDamaged;
    this.#names = new EntityNames(database);
    const rows = (sql: string) => database.prepare<unknown[], Row>(sql).raw();
    const number = (sql: string) => database.prepare<unknown[], number>(sql).pluck();
    this.#airport = number('select id from airport where airport_id = ?');
    this.#revision = number('select revision from store');
    const span = (columns: string) =>
      rows(
        `select ${columns} from record r where ${OF_KIND} and r.time > ? and r.time <= ? order by r.time, r.sequence`,
      );
    const checked = span(CHECKED);
    this.#span = {
      vehicle: span(COLUMNS),
      task: checked,
      flight: checked,
      notification: checked,
      decision: checked,
    };
    this.#state = rows(`select ${CHECKED} from entity e ${LATEST} order by e.entity_id`);
    this.#stateOf = rows(
      `select ${CHECKED} from entity e ${LATEST} and e.entity_id in (select value from json_each(?)) order by e.entity_id`,
    );
    this.#latest = rows(
      `select ${CHECKED} from entity e ${LATEST} and r.time > ? order by r.time, r.sequence`,
    );
    this.#rowsInSpan = number(
      'select total(records) from second_count where airport = ? and kind = ? and second between ? and ?',
    );
    this.#entities = number('select count(*) from entity where airport = ? and kind = ?');
    const beyond = (where: string) => ({
      next: rows(
        `select ${COLUMNS} from record r where ${where} and (r.time, r.sequence) > (?, ?) order by r.time, r.sequence limit ?`,
      ),
      previous: rows(`select ${COLUMNS} from record r where ${where} and ${EARLIER} limit ?`),
    });
    this.#beyond = beyond(OF_KIND);
    this.#beyondOf = beyond(
      'r.entity = (select id from entity where airport = ? and kind = ? and entity_id = ?)',
    );
    this.#before = rows(`select ${CHECKED} from record r where r.entity = ? and ${EARLIER} limit 1`);
  }

  readSpan(
    airportId: string,
    kind: RecordKind,
    after: number,
    upTo: number,
    damaged?: DamagedRecord[],
  ): StoredRecord[] {
    const airport = this.#airport.get(airportId);
    if (airport === undefined) return [];
    return this.#records(kind, this.#span[kind].all(airport, KIND_NUMBERS[kind], after, upTo), damaged);
  }

  /** Ordered by entity id as UTF-8 bytes. */
  readState(
    airportId: string,
    kind: RecordKind,
    at: number,
    entityIds?: readonly string[],
    damaged?: DamagedRecord[],
  ): StoredRecord[] {
    const airport = this.#airport.get(airportId);
    if (airport === undefined) return [];
    const rows =
      entityIds === undefined
        ? this.#state.all(at, airport, KIND_NUMBERS[kind])
        : this.#stateOf.all(at, airport, KIND_NUMBERS[kind], JSON.stringify(entityIds));
    return this.#records(kind, this.#withoutDamaged(kind, rows, Number.NEGATIVE_INFINITY, damaged));
  }

  /** Takes the cheaper of two ways: reading the whole span, or seeking each entity's latest record. */
  readLatest(
    airportId: string,
    kind: RecordKind,
    after: number,
    upTo: number,
    damaged?: DamagedRecord[],
  ): StoredRecord[] {
    const airport = this.#airport.get(airportId);
    if (airport === undefined || !(after < upTo)) return [];
    const number = KIND_NUMBERS[kind];
    const seconds = [Math.floor(after / 1000), Math.floor(upTo / 1000)];
    const rows = this.#rowsInSpan.get(airport, number, ...seconds) ?? 0;
    if (rows > ROWS_PER_SEEK * (this.#entities.get(airport, number) ?? 0)) {
      const seeked = this.#latest.all(upTo, airport, number, after);
      const whole = this.#withoutDamaged(kind, seeked, after, damaged);
      return this.#records(kind, whole === seeked ? whole : whole.sort((a, b) => a[0] - b[0] || a[1] - b[1]));
    }
    const latest = new Map<string, StoredRecord>();
    for (const record of this.readSpan(airportId, kind, after, upTo, damaged)) {
      latest.delete(record.entityId);
      latest.set(record.entityId, record);
    }
    return [...latest.values()];
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
    const read = (entityId === undefined ? this.#beyond : this.#beyondOf)[direction];
    const of = [airport, KIND_NUMBERS[kind], ...(entityId === undefined ? [] : [entityId])];
    const found: StoredRecord[] = [];
    let { time } = from;
    let sequence = Math.max(Number.MIN_SAFE_INTEGER, Math.min(Number.MAX_SAFE_INTEGER, from.sequence));
    while (found.length < limit) {
      const wanted = limit - found.length;
      const rows = read.all(...of, time, sequence, wanted);
      const last = rows.at(-1);
      found.push(...this.#records(kind, rows));
      if (!last || rows.length < wanted) break;
      [time, sequence] = last;
    }
    return found;
  }

  revision(): number {
    return this.#revision.get() ?? 0;
  }

  hasAirport(airportId: string): boolean {
    return this.#airport.get(airportId) !== undefined;
  }

  #records(kind: RecordKind, rows: readonly Row[], damaged?: DamagedRecord[]): StoredRecord[] {
    const records: StoredRecord[] = [];
    for (const row of rows) {
      const [time, sequence, entity, text] = row;
      const entityId = this.#names.of(entity);
      if (isWhole(text) && entityId !== undefined) records.push({ time, sequence, entityId, text });
      else this.#leaveOut(kind, row, damaged);
    }
    return records;
  }

  /**
   * Entities' latest rows with each that is damaged replaced by the entity's nearest whole one before it that is later
   * than `after`, or left out where there is none; the same array where all are whole.
   */
  #withoutDamaged(kind: RecordKind, rows: Row[], after: number, damaged?: DamagedRecord[]): Row[] {
    if (rows.every(row => isWhole(row[3]))) return rows;
    return rows.flatMap(row => {
      let found: Row | undefined = row;
      while (found && found[0] > after && !isWhole(found[3])) {
        this.#leaveOut(kind, found, damaged);
        const [time, sequence, entity]: Row = found;
        found = this.#before.get(entity, time, sequence);
      }
      return found && found[0] > after ? [found] : [];
    });
  }

  #leaveOut(kind: RecordKind, [time, sequence, entity]: Row, damaged?: DamagedRecord[]): void {
    const record = { kind, time, sequence, entityId: this.#names.of(entity) ?? `(number ${entity})` };
    damaged?.push(record);
    if (this.#damaged.has(sequence)) return;
    if (this.#damaged.size >= MOST_DAMAGED) this.#damaged.clear();
    this.#damaged.add(sequence);
    this.#onDamaged(record);
  }
}

/**
 * Whether a text looks like the whole JSON object that it was written as: told at a glance, not by parsing it. A line
 * break in it would be read as the end of an event's data.
 */
function isWhole(text: unknown): text is string {
  return (
    typeof text === 'string' &&
    text.charCodeAt(0) === OPENING_BRACE &&
    text.length > 1 &&
    text.charCodeAt(text.length - 1) === CLOSING_BRACE &&
    !text.includes('\n') &&
    !text.includes('\r') &&
    !text.includes('\0')
  );
}
