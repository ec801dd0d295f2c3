import type { Database } from 'better-sqlite3';
import { RECORD_KINDS } from '../contract/records.ts';
import { changeOfRecord, stateOfText } from './change.ts';
import { emptyState, fold, stateText } from './fold.ts';
import { KIND_NUMBERS } from './kinds.ts';
import { STATE_SHAPES, type StateShape } from './state-shape.ts';

/** How many records are read at once: a connection cannot write while it steps through a query. */
const PAGE = 1000;

interface Waiting {
  readonly entity: number;
  readonly since: number;
  readonly until: number;
  readonly kind: number;
  readonly entity_id: string;
  readonly base: string | null;
}

interface Row {
  readonly sequence: number;
  readonly time: number;
  readonly given: number;
  readonly keys: string | null;
  readonly state: string;
}

/** Folds entities' records anew, those of all recordings, from a time on. A damaged one stays, and tells nothing. */
export class Refold {
  readonly #note;
  readonly #next;
  readonly #before;
  readonly #page;
  readonly #update;

  constructor(database: Database) {
    database.exec(
      `create temp table if not exists refold
         (entity integer primary key, since integer not null, until integer not null);
       delete from temp.refold`,
    );
    this.#note = database.prepare(
      `insert into temp.refold values (?, ?, ?)
       on conflict do update set since = min(since, excluded.since), until = max(until, excluded.until)`,
    );
    this.#next = database.prepare<[number], Waiting>(
      `select entity, since, until, kind, entity_id, base from temp.refold join entity on entity.id = entity
       where entity > ? order by entity limit 1`,
    );
    this.#before = database
      .prepare<[number, number], string>(
        'select state from record where entity = ? and time < ? order by time desc, sequence desc limit 1',
      )
      .pluck();
    this.#page = database.prepare<[number, number, number], Row>(
      `select sequence, time, given, keys, state from record where entity = ? and (time, sequence) > (?, ?)
       order by time, sequence limit ${PAGE}`,
    );
    this.#update = database.prepare('update record set state = ? where sequence = ?');
  }

  /**
   * Notes that an entity's records with `time >= since` have to be folded anew. Those after `until` follow from one
   * another as they are, so that all the rest of them stay when one of them does.
   */
  from(entity: number, since: number, until = Number.MAX_SAFE_INTEGER): void {
    this.#note.run(entity, since, until);
  }

  /** Folds all that were noted. */
  run(): void {
    let waiting = this.#next.get(-1);
    while (waiting) {
      this.#foldEntity(waiting);
      waiting = this.#next.get(waiting.entity);
    }
  }

  #foldEntity({ entity, since, until, kind, entity_id: entityId, base }: Waiting): void {
    const shape = shapeOfNumber(kind);
    const earlier = this.#before.get(entity, since);
    const before = earlier === undefined ? undefined : ifWhole(() => stateOfText(shape, earlier));
    const from = earlier !== undefined && before === undefined ? Number.MIN_SAFE_INTEGER : since;
    let state = before ?? (base === null ? emptyState(shape, entityId) : stateOfText(shape, base));
    let rows = this.#page.all(entity, from, -1);
    while (rows.length > 0) {
      for (const row of rows) {
        const change = ifWhole(() => changeOfRecord(shape, row));
        if (!change) continue;
        state = fold(shape, state, change);
        const text = stateText(shape, state);
        if (text !== row.state) this.#update.run(text, row.sequence);
        else if (row.time > until) return;
      }
      const last = rows.at(-1);
      rows = last && rows.length === PAGE ? this.#page.all(entity, last.time, last.sequence) : [];
    }
  }
}

/** What is read from a record's text; `undefined` where that is damaged. */
function ifWhole<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function shapeOfNumber(number: number): StateShape {
  const kind = RECORD_KINDS.find(candidate => KIND_NUMBERS[candidate] === number);
  if (!kind) throw new Error(`No kind has the number ${number}`);
  return STATE_SHAPES[kind];
}
