/** What it costs to reach a state from the nearest start, and the state before it; -1 at a start or out of reach. */
export interface Reach {
  readonly costs: Float64Array;
  readonly previous: Int32Array;
}

/**
 * Dijkstra's shortest paths over states 0 to `states` - 1 from `starts`, pairs of a state and its cost.
 * `forEachNext` calls its second argument with each state that can follow and what the step costs, not below zero.
 * No way goes on from a state that costs more than `limit`.
 */
export function shortestPaths(
  states: number,
  starts: Iterable<readonly [state: number, cost: number]>,
  forEachNext: (state: number, step: (next: number, cost: number) => void) => void,
  limit = Number.POSITIVE_INFINITY,
): Reach {
  const costs = new Float64Array(states).fill(Number.POSITIVE_INFINITY);
  const previous = new Int32Array(states).fill(-1);
  const heap = new MinHeap();
  const offer = (state: number, cost: number, from: number) => {
    if (cost >= (costs[state] ?? 0)) return;
    costs[state] = cost;
    previous[state] = from;
    heap.push(cost, state);
  };
  for (const [state, cost] of starts) offer(state, cost, -1);
  for (let top = heap.pop(); top; top = heap.pop()) {
    const [cost, state] = top;
    if (cost > limit) break;
    if (cost > (costs[state] ?? 0)) continue;
    forEachNext(state, (next, step) => offer(next, cost + step, state));
  }
  return { costs, previous };
}

/** The states on the way to `state`, from its start on. */
export function pathTo({ previous }: Reach, state: number): number[] {
  const path: number[] = [];
  for (let at = state; at !== -1; at = previous[at] ?? -1) path.push(at);
  return path.reverse();
}

class MinHeap {
  readonly #entries: (readonly [cost: number, state: number])[] = [];

  push(cost: number, state: number): void {
    const entries = this.#entries;
    let index = entries.push([cost, state]) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (this.#cost(parent) <= cost) break;
      this.#swap(index, parent);
      index = parent;
    }
  }

  pop(): readonly [cost: number, state: number] | undefined {
    const entries = this.#entries;
    if (entries.length < 2) return entries.pop();
    this.#swap(0, entries.length - 1);
    const top = entries.pop();
    let index = 0;
    for (;;) {
      const left = 2 * index + 1;
      const least = this.#cost(left + 1) < this.#cost(left) ? left + 1 : left;
      if (this.#cost(least) >= this.#cost(index)) return top;
      this.#swap(index, least);
      index = least;
    }
  }

  #cost(index: number): number {
    return this.#entries[index]?.[0] ?? Number.POSITIVE_INFINITY;
  }

  #swap(a: number, b: number): void {
    const [first, second] = [this.#entries[a], this.#entries[b]];
    if (first && second) {
      this.#entries[a] = second;
      this.#entries[b] = first;
    }
  }
}
