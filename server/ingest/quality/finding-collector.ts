import {
  FINDING_KINDS,
  type Finding,
  type FindingCause,
  type FindingExample,
  type FindingKind,
} from '../../contract/findings.ts';
import type { Severity } from '../../contract/vocabulary.ts';

const EXAMPLES_EACH = 5;

/** How grave each kind is by itself. */
const SEVERITIES: Readonly<Record<FindingKind, Severity>> = {
  clock_offset: 'critical',
  event_offset: 'warning',
  long_past: 'critical',
  future: 'critical',
  off_airport: 'warning',
  speed_mismatch: 'warning',
  heading_mismatch: 'warning',
  jump: 'warning',
  conflict: 'warning',
  type_change: 'warning',
  unknown_vehicle: 'warning',
  unknown_task: 'warning',
  unknown_flight: 'warning',
  silence: 'warning',
  gap: 'info',
  duplicate: 'info',
  out_of_order: 'info',
  callsign_change: 'info',
};
/** What is grave only where it is more than stray records. */
const STRAYS: ReadonlySet<FindingKind> = new Set(['long_past', 'future', 'off_airport']);
/** Fewer than one in so many are strays. */
const STRAY_SHARE = 100;
const GRAVEST_FIRST: readonly Severity[] = ['critical', 'warning', 'info'];

/** What is told of a kind beside its count and examples. */
export interface FindingDetails {
  readonly severity?: Severity;
  readonly cause?: FindingCause;
  readonly units?: NonNullable<Finding['units']>;
}

interface Weighed {
  readonly weight: number;
  readonly example: FindingExample;
}

interface Collected {
  count: number;
  readonly entities: Set<string>;
  /** The worst ones by entity, or by whatever else keeps them apart. */
  readonly worst: Map<string, Weighed>;
  details: FindingDetails;
}

/** Counts findings and keeps the worst of each kind. Memory grows with the entities that are affected. */
export class FindingCollector {
  readonly #kinds = new Map<FindingKind, Collected>();

  /**
   * Takes note of one finding. `entity` keeps those of one vehicle, task or flight together, and of each such the one
   * with the largest `weight` is kept; `example` is only called for one that is kept.
   */
  note(kind: FindingKind, entity: string, weight: number, example: () => FindingExample): void {
    this.count(kind, entity, 1);
    this.exemplify(kind, entity, weight, example);
  }

  /** Counts findings at one entity; at none where `entity` is `null`. */
  count(kind: FindingKind, entity: string | null, times: number): void {
    const collected = this.#of(kind);
    collected.count += times;
    if (entity !== null) collected.entities.add(entity);
  }

  /** Offers an example of what is counted elsewhere. */
  exemplify(kind: FindingKind, key: string, weight: number, example: () => FindingExample): void {
    const { worst } = this.#of(kind);
    const known = worst.get(key);
    if (known ? weight <= known.weight : worst.size >= EXAMPLES_EACH && weight <= lightest(worst)[1]) return;
    worst.delete(key);
    if (worst.size >= EXAMPLES_EACH) worst.delete(lightest(worst)[0]);
    worst.set(key, { weight, example: example() });
  }

  /** Tells what there is to know of a kind as a whole; nothing where it was not found. */
  detail(kind: FindingKind, details: FindingDetails): void {
    const collected = this.#kinds.get(kind);
    if (collected) collected.details = { ...collected.details, ...details };
  }

  /** Takes over what another has collected. */
  absorb(other: FindingCollector): void {
    for (const [kind, { count, entities, worst, details }] of other.#kinds) {
      const collected = this.#of(kind);
      collected.count += count;
      for (const entity of entities) collected.entities.add(entity);
      for (const [key, { weight, example }] of worst) this.exemplify(kind, key, weight, () => example);
      collected.details = { ...collected.details, ...details };
    }
  }

  /** All that was found among so many records, the gravest first. */
  findings(records: number): Finding[] {
    const found = FINDING_KINDS.flatMap((kind): Finding[] => {
      const collected = this.#kinds.get(kind);
      if (!collected || collected.count === 0) return [];
      const { count, entities, worst, details } = collected;
      const { cause = null, units } = details;
      const isStray = STRAYS.has(kind) && count * STRAY_SHARE < records;
      const severity = isStray ? 'warning' : (details.severity ?? SEVERITIES[kind]);
      const examples = [...worst.values()]
        .toSorted((a, b) => b.weight - a.weight || (a.example.time < b.example.time ? -1 : 1))
        .map(({ example }) => example);
      return [
        { kind, severity, count, entities: entities.size, cause, ...(units ? { units } : {}), examples },
      ];
    });
    const gravity = ({ severity }: Finding) => GRAVEST_FIRST.indexOf(severity);
    return found.sort((a, b) => gravity(a) - gravity(b));
  }

  #of(kind: FindingKind): Collected {
    let collected = this.#kinds.get(kind);
    if (!collected) {
      collected = { count: 0, entities: new Set(), worst: new Map(), details: {} };
      this.#kinds.set(kind, collected);
    }
    return collected;
  }
}

function lightest(worst: ReadonlyMap<string, Weighed>): [key: string, weight: number] {
  let found: [string, number] = ['', Number.POSITIVE_INFINITY];
  for (const [key, { weight }] of worst) if (weight < found[1]) found = [key, weight];
  return found;
}
