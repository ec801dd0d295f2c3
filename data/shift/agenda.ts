interface Entry {
  readonly time: number;
  readonly order: number;
  readonly action: () => void;
}

const isBefore = (a: Entry, b: Entry) => a.time < b.time || (a.time === b.time && a.order < b.order);

/**
 * What is to happen, by time: a binary heap. Times are seconds from the shift's start; what falls on one instant
 * happens in the order in which it was planned.
 */
export class Agenda {
  readonly #heap: Entry[] = [];
  #order = 0;
  #now: number;

  constructor(start: number) {
    this.#now = start;
  }

  /** The time of what is happening. */
  get now(): number {
    return this.#now;
  }

  /** Plans an action; a time that has passed means now. */
  at(time: number, action: () => void): void {
    this.#heap.push({ time: Math.max(time, this.#now), order: this.#order++, action });
    let index = this.#heap.length - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!this.#swapIfBefore(index, parent)) break;
      index = parent;
    }
  }

  /** Lets everything happen up to and including `end`. */
  run(end: number): void {
    for (let next = this.#heap[0]; next && next.time <= end; next = this.#heap[0]) {
      this.#removeFirst();
      this.#now = next.time;
      next.action();
    }
    this.#now = end;
  }

  #removeFirst(): void {
    const last = this.#heap.pop();
    if (!last || this.#heap.length === 0) return;
    this.#heap[0] = last;
    let index = 0;
    for (;;) {
      const left = 2 * index + 1;
      const [a, b] = [this.#heap[left], this.#heap[left + 1]];
      const child = a && b && isBefore(b, a) ? left + 1 : left;
      if (!this.#swapIfBefore(child, index)) return;
      index = child;
    }
  }

  #swapIfBefore(child: number, parent: number): boolean {
    const [a, b] = [this.#heap[child], this.#heap[parent]];
    if (!a || !b || !isBefore(a, b)) return false;
    this.#heap[child] = b;
    this.#heap[parent] = a;
    return true;
  }
}
