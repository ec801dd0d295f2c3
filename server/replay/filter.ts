import type { Filters } from '../contract/filters.ts';
import type { EntityStates, RecordKind } from '../contract/records.ts';
import { parsedState } from './parsed-state.ts';

/** An entity's state as filters look at it. */
export type EntityState = EntityStates[RecordKind];

type Test = (state: EntityState) => boolean;

const LISTS: readonly {
  list: Exclude<keyof Filters, 'kinds' | 'bbox'>;
  field: string;
  kinds: readonly RecordKind[];
}[] = [
  { list: 'vehicleTypes', field: 'vehicleType', kinds: ['vehicle'] },
  { list: 'vehicleStatuses', field: 'status', kinds: ['vehicle'] },
  { list: 'vehicleIds', field: 'vehicleId', kinds: ['vehicle', 'task', 'notification'] },
  { list: 'taskTypes', field: 'taskType', kinds: ['task'] },
  { list: 'taskStatuses', field: 'status', kinds: ['task'] },
  { list: 'taskIds', field: 'taskId', kinds: ['vehicle', 'task', 'notification', 'decision'] },
  { list: 'flightIds', field: 'flightId', kinds: ['vehicle', 'task', 'flight', 'notification'] },
  { list: 'stands', field: 'stand', kinds: ['task', 'flight'] },
];

/** A session's filters, made ready: asked once per record. */
export class EntityFilter {
  readonly #tests = new Map<RecordKind, Test[]>();
  readonly #kinds: ReadonlySet<RecordKind> | null;

  constructor(filters: Filters) {
    this.#kinds = filters.kinds ? new Set(filters.kinds) : null;
    for (const { list, field, kinds } of LISTS) {
      const wanted = filters[list];
      if (!wanted) continue;
      const any = new Set<unknown>(wanted);
      for (const kind of kinds) this.#add(kind, state => any.has((state as Record<string, unknown>)[field]));
    }
    if (filters.bbox) this.#add('vehicle', insideBox(filters.bbox));
  }

  /** Whether any record of the kind can pass. */
  admits(kind: RecordKind): boolean {
    return this.#kinds === null || this.#kinds.has(kind);
  }

  /** Whether every record of the kind passes, so that none needs to be looked at. */
  isOpen(kind: RecordKind): boolean {
    return this.admits(kind) && !this.#tests.has(kind);
  }

  passes(kind: RecordKind, state: EntityState): boolean {
    return this.admits(kind) && (this.#tests.get(kind)?.every(test => test(state)) ?? true);
  }

  /** Whether the state that a text holds passes: looked into only where that decides, and no where it is damaged. */
  passesText(kind: RecordKind, text: string): boolean {
    if (this.isOpen(kind)) return true;
    const state = this.admits(kind) ? parsedState(text) : null;
    return state !== null && this.passes(kind, state);
  }

  #add(kind: RecordKind, test: Test): void {
    const tests = this.#tests.get(kind);
    if (tests) tests.push(test);
    else this.#tests.set(kind, [test]);
  }
}

function insideBox([west, south, east, north]: readonly [number, number, number, number]): Test {
  return state => {
    const { lon, lat } = state as EntityStates['vehicle'];
    if (lat < south || lat > north) return false;
    return west <= east ? lon >= west && lon <= east : lon >= west || lon <= east;
  };
}
