import type { Database, Statement } from 'better-sqlite3';

/** How many records one statement writes: each call into SQLite costs as much as half a record. */
const BATCH = 128;

/** What neighbours mostly have in common: a value that is bound once for all of them costs nothing for each. */
interface Common {
  readonly airport: number;
  readonly kind: number;
  readonly given: number;
  readonly keys: string | null;
}

const BOUND_ONCE = { airport: '@airport', kind: '@kind', given: '@given', keys: '@keys' };
const KIND_BOUND_ONCE = { ...BOUND_ONCE, given: '?', keys: '?' };
const BOUND_FOR_EACH = { airport: '?', kind: '?', given: '?', keys: '?' };

type Bound = number | string | null;
type Insert = Statement<[Bound[], object]>;

/** Writes records in the order in which they come, the last few of them only at the next `flush`. */
export class RecordWriter {
  readonly #recording: number;
  readonly #insert: (rows: number, common: Readonly<Record<keyof Common, string>>) => Insert;
  readonly #one: Insert;
  /** Those of a whole batch are made when the first one is full: many recordings have none. */
  #alike: Insert | undefined;
  #ofOneKind: Insert | undefined;
  #mixed: Insert | undefined;
  readonly #before: number;
  #sequence: number;
  #common: Common[] = [];
  /** Time, entity and state of each. */
  #own: Bound[] = [];
  #isAlike = true;
  #isOfOneKind = true;

  constructor(database: Database, recording: number) {
    this.#recording = recording;
    this.#before = database.prepare<[], number | null>('select max(sequence) from record').pluck().get() ?? 0;
    this.#sequence = this.#before;
    // A statement that may leave off in the middle needs no copies of the pages that it changes.
    this.#insert = (rows, { airport, kind, given, keys }) => {
      const row = `(${airport}, ${kind}, ?, ?, @recording, ${given}, ${keys}, ?)`;
      return database.prepare<[Bound[], object]>(
        `insert or fail into record (airport, kind, time, entity, recording, given, keys, state)
         values ${Array(rows).fill(row).join(', ')}`,
      );
    };
    this.#one = this.#insert(1, BOUND_ONCE);
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
    this.#sequence++;
    const common = this.#commonOf(airport, kind, given, keys);
    this.#common.push(common);
    this.#own.push(time, entity, state);
    if (this.#common.length < BATCH) return;
    const recording = this.#recording;
    if (this.#isAlike) {
      this.#alike ??= this.#insert(BATCH, BOUND_ONCE);
      this.#alike.run(this.#own, { recording, ...common });
    } else if (this.#isOfOneKind) {
      this.#ofOneKind ??= this.#insert(BATCH, KIND_BOUND_ONCE);
      const { airport, kind } = common;
      this.#ofOneKind.run(this.#valuesOfOneKind(), { recording, airport, kind });
    } else {
      this.#mixed ??= this.#insert(BATCH, BOUND_FOR_EACH);
      this.#mixed.run(this.#mixedValues(), { recording });
    }
    this.#clear();
  }

  /** Between which sequences, both inclusive, the recording's records lie; `undefined` where it has none. */
  get range(): { readonly first: number; readonly last: number } | undefined {
    return this.#sequence > this.#before ? { first: this.#before + 1, last: this.#sequence } : undefined;
  }

  flush(): void {
    for (const [index, common] of this.#common.entries())
      this.#one.run(this.#own.slice(index * 3, index * 3 + 3), { recording: this.#recording, ...common });
    this.#clear();
  }

  /** That of the last one, where it is the same. */
  #commonOf(airport: number, kind: number, given: number, keys: string | null): Common {
    const last = this.#common.at(-1);
    if (last?.airport === airport && last.kind === kind && last.given === given && last.keys === keys)
      return last;
    if (last) {
      this.#isAlike = false;
      if (last.airport !== airport || last.kind !== kind) this.#isOfOneKind = false;
    }
    return { airport, kind, given, keys };
  }

  #valuesOfOneKind(): Bound[] {
    const own = this.#own;
    const values: Bound[] = [];
    for (let index = 0; index < this.#common.length; index++) {
      const { given, keys } = this.#common[index] as Common;
      const at = index * 3;
      values.push(own[at] as Bound, own[at + 1] as Bound, given, keys, own[at + 2] as Bound);
    }
    return values;
  }

  #mixedValues(): Bound[] {
    return this.#common.flatMap(({ airport, kind, given, keys }, index) => {
      const [time = null, entity = null, state = null] = this.#own.slice(index * 3, index * 3 + 3);
      return [airport, kind, time, entity, given, keys, state];
    });
  }

  #clear(): void {
    this.#common = [];
    this.#own = [];
    this.#isAlike = this.#isOfOneKind = true;
  }
}
