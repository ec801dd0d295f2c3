import type { FindingExample } from '../../contract/findings.ts';
import { toIso } from '../../contract/time.ts';
import type { FindingCollector } from './finding-collector.ts';

/** A task's or flight's line. */
interface Update {
  readonly airportId: string;
  readonly time: string;
  readonly taskType?: string | null | undefined;
}

interface Entity {
  last: Update;
  latest: number;
  type: string | null;
}

/** Watches the updates of tasks, or of flights. Memory grows with them. */
export class UpdateTally {
  readonly #idField: 'taskId' | 'flightId';
  readonly #entities = new Map<string, Entity>();

  constructor(idField: 'taskId' | 'flightId') {
    this.#idField = idField;
  }

  /** `time`: that of the line, ms since 1970. */
  add(id: string, line: Update, time: number, findings: FindingCollector): void {
    const key = `${line.airportId} ${id}`;
    const type = line.taskType ?? null;
    const entity = this.#entities.get(key);
    if (!entity) {
      this.#entities.set(key, { last: line, latest: time, type });
      return;
    }
    const example = (): FindingExample => ({
      airportId: line.airportId,
      time: toIso(time),
      [this.#idField]: id,
    });
    if (time === entity.latest && JSON.stringify(line) === JSON.stringify(entity.last)) {
      findings.note('duplicate', key, 0, example);
    }
    if (time < entity.latest) {
      const back = entity.latest - time;
      findings.note('out_of_order', key, back, () => ({ ...example(), seconds: back / 1000 }));
    } else entity.latest = time;
    if (type !== null) {
      const was = entity.type;
      if (was !== null && was !== type)
        findings.note('type_change', key, 0, () => ({ ...example(), was, is: type }));
      entity.type = type;
    }
    entity.last = line;
  }

  knows(airportId: string, id: string): boolean {
    return this.#entities.has(`${airportId} ${id}`);
  }

  get count(): number {
    return this.#entities.size;
  }

  /** Takes over which ones another has seen. */
  absorb(other: UpdateTally): void {
    for (const [key, entity] of other.#entities)
      if (!this.#entities.has(key)) this.#entities.set(key, entity);
  }
}
