import type { Database } from 'better-sqlite3';

/** How many entities' ids are held in memory at once. */
const MOST_NAMES = 200_000;

/** Entities' ids by the numbers that the store gives them. */
export class EntityNames {
  readonly #names = new Map<number, string>();
  readonly #name;

  constructor(database: Database) {
    this.#name = database.prepare<[number], string>('select entity_id from entity where id = ?').pluck();
  }

  /** `undefined` where no entity has the number, which a damaged record can name. */
  of(entity: number): string | undefined {
    return this.#names.get(entity) ?? this.#read(entity);
  }

  #read(entity: number): string | undefined {
    const name = this.#name.get(entity);
    if (name === undefined) return undefined;
    if (this.#names.size >= MOST_NAMES) this.#names.clear();
    this.#names.set(entity, name);
    return name;
  }
}
