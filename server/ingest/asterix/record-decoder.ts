import { type Attributes, type CategoryEdition, endOfItem, type Item } from './item.ts';
import type { Report } from './report.ts';

const MAX_ITEMS = 64;

/** Reads record after record; keeps where the last one's items lie, so that its attributes can be asked for. */
export class RecordDecoder {
  /** Why the last record could not be read. */
  fault = '';
  readonly #items: (Item | undefined)[] = new Array(MAX_ITEMS);
  readonly #places = new Int32Array(MAX_ITEMS + 1);
  #count = 0;

  /**
   * Fills `report` from the record that begins at `at`. Returns the byte after it, or -1 where it breaks the rules of
   * its category or runs over `limit`; `fault` then says how.
   */
  read(edition: CategoryEdition, bytes: Uint8Array, at: number, limit: number, report: Report): number {
    report.clear();
    this.#count = 0;
    const start = endOfItem('extended', bytes, at, limit);
    if (start > limit) return this.#fail('ends within the list of its items');
    let place = start;
    for (let octet = at; octet < start; octet++) {
      const present = bytes[octet] ?? 0;
      for (let bit = 0; bit < 7; bit++) {
        if (!(present & (0x80 >> bit))) continue;
        const item = edition.items[(octet - at) * 7 + bit];
        if (!item) return this.#fail(`names an item that the category does not have`);
        const end = endOfItem(item.size, bytes, place, limit);
        if (end > limit) return this.#fail(`ends within ${item.id}`);
        this.#items[this.#count] = item;
        this.#places[this.#count++] = place;
        item.read?.(bytes, place, report, end);
        place = end;
      }
    }
    this.#places[this.#count] = place;
    return this.#count === 0 ? this.#fail('has no items') : place;
  }

  /** Adds what else the last record says. */
  tell(bytes: Uint8Array, attributes: Attributes): void {
    for (let index = 0; index < this.#count; index++) {
      const tell = this.#items[index]?.tell;
      tell?.(bytes, this.#places[index] ?? 0, attributes, this.#places[index + 1] ?? 0);
    }
  }

  #fail(fault: string): -1 {
    this.fault = fault;
    return -1;
  }
}
