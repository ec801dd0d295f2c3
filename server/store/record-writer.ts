import type { Database } from 'better-sqlite3';

/** How many records one statement writes: each call into SQLite costs as much as half a record. */
const BATCH = 32;
const COLUMNS = ['sequence', 'airport', 'kind', 'time', 'entity', 'recording', 'given', 'keys', 'state'];

/** Writes records in the order in which they come, the last few of them only at the next `flush`. */
export class RecordWriter {
  readonly #recording: number;
  readonly #batch;
  readonly #one;
  #values: (number | string | null)[] = [];
  readonly #before: number;
  #sequence: number;

  constructor(database: Database, recording: number) {
    this.#recording = recording;
    this.#before = database.prepare<[], number | null>('select max(sequence) from record').pluck().get() ?? 0;
    this.#sequence = this.#before;
    const insert = (rows: number) => {
      const row = `(${COLUMNS.map(() => '?').join(', ')})`;
      return database.prepare<(number | string | null)[]>(
        `insert into record (${COLUMNS.join(', ')}) values ${Array(rows).fill(row).join(', ')}`,
      );
    };
    this.#batch = insert(BATCH);
    this.#one = insert(1);
  }

  /** Writes a record behind all others of its time, in ms since the epoch. */
  add(
    airport: number,
    kind: number,
    time: number,
    entity: number,
    given: number,
    keys: string | null,
    state: string,
  ): void {
    this.#values.push(++this.#sequence, airport, kind, time, entity, this.#recording, given, keys, state);
    if (this.#values.length < BATCH * COLUMNS.length) return;
    this.#batch.run(...this.#values);
    this.#values = [];
  }

  /** Between which sequences, both inclusive, the recording's records lie; `undefined` where it has none. */
  get range(): { readonly first: number; readonly last: number } | undefined {
    return this.#sequence > this.#before ? { first: this.#before + 1, last: this.#sequence } : undefined;
  }

  flush(): void {
    for (let start = 0; start < this.#values.length; start += COLUMNS.length)
      this.#one.run(...this.#values.slice(start, start + COLUMNS.length));
    this.#values = [];
  }
}
