import type { FlightState, TaskState } from '../../server/contract/records.ts';
import type { FlightBar, GanttBar, TaskBar } from './gantt-bar.ts';

export type Bars = { readonly tasks: TaskBar[]; readonly flights: FlightBar[] };

/** Bars by the row that they are in at some time. */
export class RowDrafts {
  readonly #rows = new Map<string, { tasks: Set<TaskBar>; flights: Set<FlightBar> }>();

  add(key: string | null, bar: GanttBar): void {
    if (key === null) return;
    const { tasks, flights } = this.#draft(key);
    if (bar.kind === 'task') tasks.add(bar);
    else flights.add(bar);
  }

  /** Adds a bar wherever it was at some time, as `keyOf` tells of each of its states. */
  addWherever(bar: TaskBar, keyOf: (state: TaskState) => string | null): void;
  addWherever(bar: FlightBar, keyOf: (state: FlightState) => string | null): void;
  addWherever(bar: GanttBar, keyOf: (state: never) => string | null): void {
    let last: string | null = null;
    for (const { state } of bar.story.told) {
      const key = keyOf(state as never);
      if (key !== last) this.add(key, bar);
      last = key;
    }
  }

  of(key: string): Bars {
    const { tasks, flights } = this.#draft(key);
    return { tasks: [...tasks], flights: [...flights] };
  }

  get keys(): string[] {
    return [...this.#rows.keys()];
  }

  sorted(compare: (one: string, other: string) => number): [string, Bars][] {
    return this.keys.sort(compare).map(key => [key, this.of(key)]);
  }

  #draft(key: string) {
    let draft = this.#rows.get(key);
    if (!draft) {
      draft = { tasks: new Set(), flights: new Set() };
      this.#rows.set(key, draft);
    }
    return draft;
  }
}
