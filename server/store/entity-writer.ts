import type { Database } from 'better-sqlite3';
import { stateOfText } from './change.ts';
import { type Change, emptyState, fold } from './fold.ts';
import { HeldState } from './held-state.ts';
import { KIND_NUMBERS } from './kinds.ts';
import type { RecordWriter } from './record-writer.ts';
import { Refold } from './refold.ts';
import type { StateShape } from './state-shape.ts';
import { baseText, VehicleLines } from './vehicle-lines.ts';

/** How many entities are held in memory at once. */
const MOST_ENTITIES = 50_000;

/** An entity while a recording is written. Times in milliseconds since the epoch. */
export interface OpenEntity {
  readonly number: number;
  /** What its `vehicle` lines say, under all its records. */
  base: HeldState;
  /** Its state after its latest record. */
  state: HeldState;
  /** Its latest record's time; `-Infinity` where it has none. */
  latest: number;
  /** The time from which its records must be folded anew; `Infinity` where they need not. */
  refoldFrom: number;
}

/** Finds and makes the entities that a recording names, and has them folded anew where they must be. */
export class EntityWriter {
  readonly #records: RecordWriter;
  readonly #refold: Refold;
  readonly #vehicleLines: VehicleLines;
  readonly #find;
  readonly #add;
  readonly #latest;
  readonly #setBase;
  /** By airport, kind and id. */
  #held = new Map<number, Map<string, OpenEntity>>();
  #count = 0;
  #round = 0;

  /** Has `records` written before it reads any. */
  constructor(database: Database, recording: number, records: RecordWriter) {
    this.#records = records;
    this.#refold = new Refold(database);
    this.#vehicleLines = new VehicleLines(database, recording);
    this.#find = database.prepare<[number, number, string], { id: number; base: string | null }>(
      'select id, base from entity where airport = ? and kind = ? and entity_id = ?',
    );
    this.#add = database.prepare('insert into entity (airport, kind, entity_id) values (?, ?, ?)');
    this.#latest = database.prepare<[number], { time: number; state: string }>(
      'select time, state from record where entity = ? order by time desc, sequence desc limit 1',
    );
    this.#setBase = database.prepare('update entity set base = ? where id = ?');
  }

  /** As long as this number stays, entities that were found are good. */
  get round(): number {
    return this.#round;
  }

  /** The entity of that id; see {@link round}. */
  find(airport: number, shape: StateShape, entityId: string): OpenEntity {
    const key = airport * 8 + KIND_NUMBERS[shape.kind];
    const held = this.#held.get(key)?.get(entityId);
    if (held) return held;
    if (this.#count >= MOST_ENTITIES) this.#letGo();
    const entity = this.#load(airport, shape, entityId);
    let ofKind = this.#held.get(key);
    if (!ofKind) {
      ofKind = new Map();
      this.#held.set(key, ofKind);
    }
    ofKind.set(entityId, entity);
    this.#count++;
    return entity;
  }

  /** Takes what a `vehicle` line says; of two, the later imported wins field by field. */
  changeBase(airport: number, shape: StateShape, vehicleId: string, change: Change): void {
    const entity = this.find(airport, shape, vehicleId);
    this.#vehicleLines.add(entity.number, change);
    const base = fold(shape, entity.base.state, change);
    const text = baseText(base, vehicleId);
    if (text === baseText(entity.base.state, vehicleId)) return;
    entity.base = new HeldState(shape, base);
    this.#setBase.run(text, entity.number);
    if (entity.latest === Number.NEGATIVE_INFINITY) entity.state = new HeldState(shape, base);
    else entity.refoldFrom = Number.MIN_SAFE_INTEGER;
  }

  /** Folds anew what has to be. */
  finish(): void {
    this.#letGo();
    this.#refold.run();
  }

  #load(airport: number, shape: StateShape, entityId: string): OpenEntity {
    const kind = KIND_NUMBERS[shape.kind];
    const empty = emptyState(shape, entityId);
    const refoldFrom = Number.POSITIVE_INFINITY;
    const stored = this.#find.get(airport, kind, entityId);
    if (!stored) {
      const number = Number(this.#add.run(airport, kind, entityId).lastInsertRowid);
      const latest = Number.NEGATIVE_INFINITY;
      return {
        number,
        base: new HeldState(shape, empty),
        state: new HeldState(shape, empty),
        latest,
        refoldFrom,
      };
    }
    const base = stored.base === null ? empty : stateOfText(shape, stored.base);
    this.#records.flush();
    const latest = shape.happening ? undefined : this.#latest.get(stored.id);
    return {
      number: stored.id,
      base: new HeldState(shape, base),
      state: new HeldState(shape, latest ? stateOfText(shape, latest.state) : base),
      latest: latest?.time ?? Number.NEGATIVE_INFINITY,
      refoldFrom,
    };
  }

  #letGo(): void {
    for (const entities of this.#held.values()) {
      for (const { number, refoldFrom } of entities.values())
        if (refoldFrom < Number.POSITIVE_INFINITY) this.#refold.from(number, refoldFrom);
    }
    this.#held = new Map();
    this.#count = 0;
    this.#round++;
  }
}
