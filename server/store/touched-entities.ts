import type { Database } from 'better-sqlite3';
import { RemainingVehicleLines } from './vehicle-lines.ts';

/** How many entities are looked at by one statement. */
const PAGE = 1000;

/** An entity that loses something. Times in ms since the epoch. */
export interface TouchedEntity {
  readonly entity: number;
  /** From when on its records have to be folded anew; `Number.MAX_SAFE_INTEGER` where none has. */
  readonly since: number;
  /** After this time nothing was taken from between its records. */
  readonly until: number;
}

/** The entities that a recording which is taken out names; kept in a table, since there may be many. */
export class TouchedEntities {
  readonly #database: Database;
  readonly #ofRecords;
  readonly #touch;

  constructor(database: Database) {
    this.#database = database;
    database.exec(
      `create temp table if not exists touched
         (entity integer primary key, since integer not null, until integer not null);
       delete from temp.touched`,
    );
    const merge =
      'on conflict do update set since = min(since, excluded.since), until = max(until, excluded.until)';
    this.#ofRecords = database.prepare(
      `insert into temp.touched select entity, min(time), max(time) from record where sequence between ? and ?
       group by entity ${merge}`,
    );
    this.#touch = database.prepare(`insert into temp.touched values (?, ?, ?) ${merge}`);
  }

  /** Notes whom the records between two sequences, both inclusive, name; they are going to be deleted. */
  namedBetween(first: number, last: number): void {
    this.#ofRecords.run(first, last);
  }

  /** Notes all that there are, where every record is going to be deleted. */
  all(): void {
    this.#database.exec(
      `insert into temp.touched select id, ${Number.MAX_SAFE_INTEGER}, ${Number.MIN_SAFE_INTEGER} from entity`,
    );
  }

  /** Deletes the recording's `vehicle` lines: those of the others count as though it had never had any. */
  withoutVehicleLinesOf(recording: number): void {
    const remaining = new RemainingVehicleLines(this.#database);
    const next = this.#database.prepare<[number], { id: number; entity_id: string; base: string | null }>(
      `select e.id, e.entity_id, e.base from vehicle_line l join entity e on e.id = l.entity
       where l.recording = ? limit ${PAGE}`,
    );
    const remove = this.#database.prepare('delete from vehicle_line where entity = ? and recording = ?');
    const setBase = this.#database.prepare('update entity set base = ? where id = ?');
    for (let page = next.all(recording); page.length > 0; page = next.all(recording)) {
      for (const { id, entity_id: vehicleId, base } of page) {
        remove.run(id, recording);
        const left = remaining.baseOf(id, vehicleId);
        if (left !== base) setBase.run(left, id);
        const since = left === base ? Number.MAX_SAFE_INTEGER : Number.MIN_SAFE_INTEGER;
        this.#touch.run(id, since, Number.MIN_SAFE_INTEGER);
      }
    }
  }

  /** Deletes those of them that no record and no line names any more. */
  forgetUnnamed(): void {
    this.#database.exec(
      `delete from entity where id in (select entity from temp.touched)
         and not exists (select 1 from record where entity = entity.id)
         and not exists (select 1 from vehicle_line where entity = entity.id)`,
    );
  }

  /** Those of them that are still there and of none of these kinds. */
  *ofOtherKindsThan(kinds: readonly number[]): Generator<TouchedEntity> {
    const next = this.#database.prepare<[number], TouchedEntity>(
      `select t.entity, t.since, t.until from temp.touched t join entity e on e.id = t.entity
       where t.entity > ? and e.kind not in (${kinds.join(', ')}) order by t.entity limit ${PAGE}`,
    );
    for (let page = next.all(-1); page.length > 0; page = next.all(page.at(-1)?.entity ?? -1)) yield* page;
  }
}
