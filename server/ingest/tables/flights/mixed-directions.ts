import type { NdjsonLine } from '../../../contract/lines.ts';

const MOST_EXAMPLES = 3;

/**
 * Notices ids that stand for an arrival and for a departure, such as the number of a flight that comes in and goes on:
 * the two become one flight, in which one covers the other. Memory grows with flights, not with rows.
 */
export class MixedDirections {
  readonly #directions = new Map<string, string>();
  readonly #mixed = new Set<string>();

  add(line: NdjsonLine): void {
    if (line.kind !== 'flight_update' || !line.direction || line.direction === 'turnaround') return;
    const before = this.#directions.get(line.flightId);
    if (before === undefined) this.#directions.set(line.flightId, line.direction);
    else if (before !== line.direction) this.#mixed.add(line.flightId);
  }

  notes(): string[] {
    if (this.#mixed.size === 0) return [];
    const examples = [...this.#mixed].slice(0, MOST_EXAMPLES).join(', ');
    const more = this.#mixed.size > MOST_EXAMPLES ? ', …' : '';
    return [
      `${this.#mixed.size} flight ids are told as an arrival and as a departure, which thereby are one flight: ${examples}${more}. A profile can tell them apart (flightId: { text: '{flight}-{direction}' })`,
    ];
  }
}
