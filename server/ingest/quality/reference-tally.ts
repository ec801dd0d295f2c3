import type { FindingExample } from '../../contract/findings.ts';
import type { RecordingLookup } from '../recording-lookup.ts';
import type { FindingCollector } from './finding-collector.ts';

const KINDS = ['vehicle', 'task', 'flight'] as const;
export type NamedKind = (typeof KINDS)[number];

/** Ids beyond these are not looked after: a file that names that many is broken in a way that the first ones show. */
const MOST_NAMED = 100_000;

/** The record that named an entity first. */
export type Naming = Pick<FindingExample, 'airportId' | 'time' | 'vehicleId' | 'taskId' | 'flightId'>;

/** What the records at hand tell of themselves. */
export interface KnownHere {
  knows(kind: NamedKind, airportId: string, id: string): boolean;
  count(kind: NamedKind): number;
}

/** Which vehicles, tasks and flights are named by other records. */
export class ReferenceTally {
  readonly #named: Readonly<Record<NamedKind, Map<string, Map<string, Naming>>>> = {
    vehicle: new Map(),
    task: new Map(),
    flight: new Map(),
  };

  /** `by` is only called for an entity that is named for the first time. */
  add(kind: NamedKind, airportId: string, id: string, by: () => Naming): void {
    let named = this.#named[kind].get(airportId);
    if (!named) {
      named = new Map();
      this.#named[kind].set(airportId, named);
    }
    if (!named.has(id) && named.size < MOST_NAMED) named.set(id, by());
  }

  absorb(other: ReferenceTally): void {
    for (const kind of KINDS) {
      for (const [airportId, named] of other.#named[kind]) {
        for (const [id, naming] of named) this.add(kind, airportId, id, () => naming);
      }
    }
  }

  /** Finds what neither the records at hand nor the store know. */
  judge(here: KnownHere, store: RecordingLookup, findings: FindingCollector): void {
    for (const kind of KINDS) {
      let isAnyKnown = here.count(kind) > 0;
      for (const [airportId, named] of this.#named[kind]) {
        const isAnyStored = store.knowsAny(airportId, kind);
        isAnyKnown ||= isAnyStored;
        for (const [id, naming] of named) {
          if (here.knows(kind, airportId, id) || (isAnyStored && store.knows(airportId, kind, id))) continue;
          findings.note(`unknown_${kind}`, `${airportId} ${id}`, 0, () => ({ ...naming, names: id }));
        }
      }
      if (!isAnyKnown) findings.detail(`unknown_${kind}`, { severity: 'info', cause: 'none_of_kind' });
    }
  }
}
