import type { PositionColumns } from '../recording-batch.ts';
import { AT, FIELDS } from './position-fields.ts';

const PLACES = new Map(FIELDS.map((field, index) => [field, index]));

/** Gathers the single attributes that positions set: what their lines say beyond the fields of a vehicle's state. */
export class SingleTexts {
  #rows: number[] = [];
  #texts: string[] = [];
  /** Of the line that was read last. */
  #keys: string[] = [];
  #values: unknown[] = [];

  /** Reads those of a `vehicle_update` line; tells whether they are all, for it may give `attributes` as a whole. */
  read(line: Readonly<Record<string, unknown>>): boolean {
    if (this.#keys.length > 0) [this.#keys, this.#values] = [[], []];
    for (const key in line) {
      if (key === 'kind' || key === 'airportId') continue;
      const place = PLACES.get(key);
      if (place === AT.attributes) return false;
      if (place !== undefined || line[key] === undefined) continue;
      this.#keys.push(key);
      this.#values.push(line[key]);
    }
    return true;
  }

  /** Keeps those of the line that was read last, for the position of that index. */
  keep(row: number): void {
    if (this.#keys.length === 0) return;
    this.#rows.push(row);
    this.#texts.push(JSON.stringify(this.#keys), JSON.stringify(this.#values));
  }

  /** All that were kept, which are then gone. */
  take(): Pick<PositionColumns, 'singleRows' | 'singleTexts'> {
    const taken = { singleRows: Int32Array.from(this.#rows), singleTexts: this.#texts.join('\n') };
    [this.#rows, this.#texts] = [[], []];
    return taken;
  }
}
