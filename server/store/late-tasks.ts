import type { Database } from 'better-sqlite3';
import type { TaskState } from '../contract/records.ts';
import { KIND_NUMBERS } from './kinds.ts';
import { turnedLateAt } from './late-task.ts';

/** Of how many airports the moments are held in memory. */
const MOST_AIRPORTS = 8;

/** Holds for a record `r` whose text can be parsed. */
const IS_JSON = "typeof(r.state) = 'text' and json_valid(r.state)";

/** When an airport's tasks turned late. Read once and held until a recording comes in. */
export class LateTasks {
  readonly #states;
  readonly #revision;
  readonly #moments = new Map<number, { readonly revision: number; readonly moments: readonly number[] }>();

  constructor(database: Database) {
    this.#revision = database.prepare<[], number>('select revision from store').pluck();
    this.#states = database
      .prepare<[number], [entity: number, state: string]>(
        `select e.id, r.state from entity e cross join record r on r.entity = e.id
         where e.airport = ? and e.kind = ${KIND_NUMBERS.task} and ${IS_JSON} order by e.entity_id, r.time, r.sequence`,
      )
      .raw();
  }

  /** The moment at which each task that turned late did so, in ms since the epoch, in no particular order. */
  moments(airport: number): readonly number[] {
    const revision = this.#revision.get() ?? 0;
    const held = this.#moments.get(airport);
    if (held?.revision === revision) return held.moments;
    const moments = this.#read(airport);
    this.#moments.delete(airport);
    this.#moments.set(airport, { revision, moments });
    const [oldest] = this.#moments.keys();
    if (this.#moments.size > MOST_AIRPORTS && oldest !== undefined) this.#moments.delete(oldest);
    return moments;
  }

  #read(airport: number): number[] {
    const moments: number[] = [];
    let task: number | undefined;
    let states: TaskState[] = [];
    const close = () => {
      const moment = turnedLateAt(states);
      if (moment !== null) moments.push(moment);
    };
    for (const [entity, state] of this.#states.iterate(airport)) {
      if (entity !== task) {
        close();
        task = entity;
        states = [];
      }
      states.push(JSON.parse(state) as TaskState);
    }
    close();
    return moments;
  }
}
