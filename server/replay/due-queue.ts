/** Something that is due at a moment, in ms since the epoch. A queue keeps `place` and `order` for itself. */
export interface Due {
  due: number;
  /** Index in the queue's heap; -1 while it is in none. */
  place: number;
  /** Breaks ties: first in, first out. */
  order: number;
}

/** What is due, earliest first; adding and removing costs the logarithm of the size. A binary heap. */
export class DueQueue<T extends Due> {
  readonly #heap: T[] = [];
  #added = 0;

  get size(): number {
    return this.#heap.length;
  }

  get first(): T | undefined {
    return this.#heap[0];
  }

  /** Adds an item, or moves one that is in the queue to its new due time, behind all others of that time. */
  add(item: T): void {
    item.order = this.#added++;
    if (item.place === -1) item.place = this.#heap.push(item) - 1;
    this.#settle(item);
  }

  /** Does nothing where the item is not in the queue. */
  remove(item: T): void {
    const last = this.#heap.at(-1);
    if (item.place === -1 || !last) return;
    this.#heap.pop();
    if (last !== item) {
      this.#put(last, item.place);
      this.#settle(last);
    }
    item.place = -1;
  }

  #settle(item: T): void {
    for (;;) {
      const above = this.#heap[(item.place - 1) >> 1];
      if (item.place === 0 || !above || before(above, item)) break;
      this.#swap(item, above);
    }
    for (;;) {
      const [left, right] = [this.#heap[2 * item.place + 1], this.#heap[2 * item.place + 2]];
      const below = left && right && before(right, left) ? right : left;
      if (!below || before(item, below)) return;
      this.#swap(item, below);
    }
  }

  #swap(a: T, b: T): void {
    const { place } = a;
    this.#put(a, b.place);
    this.#put(b, place);
  }

  #put(item: T, place: number): void {
    this.#heap[place] = item;
    item.place = place;
  }
}

function before(a: Due, b: Due): boolean {
  return a.due < b.due || (a.due === b.due && a.order < b.order);
}
