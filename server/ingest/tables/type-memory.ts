import type { NdjsonLine } from '../../contract/lines.ts';

const MOST_EXAMPLES = 3;

/** Notices ids that a table gives to things of different types. Memory grows with entities, not with rows. */
export class TypeMemory {
  readonly #types = new Map<string, string>();
  readonly #mixed = new Map<string, string>();

  add(line: NdjsonLine): void {
    const told = typeOf(line);
    if (!told) return;
    const [id, type] = told;
    const before = this.#types.get(id);
    if (before === undefined) this.#types.set(id, type);
    else if (before !== type && !this.#mixed.has(id)) this.#mixed.set(id, `${id} is ${before} and ${type}`);
  }

  notes(): string[] {
    if (this.#mixed.size === 0) return [];
    const examples = [...this.#mixed.values()].slice(0, MOST_EXAMPLES).join('; ');
    const more = this.#mixed.size > MOST_EXAMPLES ? '; …' : '';
    return [
      `${this.#mixed.size} ids stand for things of different types, and go on as the last one told: ${examples}${more}`,
    ];
  }
}

function typeOf(line: NdjsonLine): readonly [id: string, type: string] | undefined {
  switch (line.kind) {
    case 'vehicle_update':
      return line.vehicleType && line.vehicleType !== 'unknown'
        ? [line.vehicleId, line.vehicleType]
        : undefined;
    case 'task_update':
      return line.taskType ? [line.taskId, line.taskType] : undefined;
    case 'flight_update':
      return line.direction ? [line.flightId, line.direction] : undefined;
    default:
      return undefined;
  }
}
