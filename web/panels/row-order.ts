import type { ListKind, ListSource, SortName } from './list-kind.ts';
import { NameOrder } from './name-order.ts';

/** What a list is to show, and in which order. */
export type ListView<S> = {
  readonly sort: SortName;
  /** Whether the order is turned round. */
  readonly reversed: boolean;
  /** Every word has to be found. */
  readonly query: string;
  /** What passes the list's own filter; all where left out. */
  readonly admits?: ((state: S, source: ListSource) => boolean) | undefined;
};

/** What {@link RowOrder.update} found. */
export type OrderedStates<S> = {
  /** Those that are shown, in their order. */
  readonly shown: readonly S[];
  /** How many there are without search and the list's own filter, and how many of these are late. */
  readonly total: number;
  readonly late: number;
};

type Entry<S> = { readonly id: string; state: S; name: string; key: number; rank: number; round: number };

/**
 * The order of one list from one refresh to the next. It starts from the order before, which is seldom far from the new
 * one, so that a refresh costs little more than a look at each state; none is formatted.
 */
export class RowOrder<S> {
  readonly #kind: ListKind<S>;
  readonly #entries = new Map<string, Entry<S>>();
  readonly #names = new NameOrder();
  readonly #sortNames = new NameOrder();
  #order: Entry<S>[] = [];
  #round = 0;
  /** Whether the ranks of the names still hold. */
  #isRanked = false;

  constructor(kind: ListKind<S>) {
    this.#kind = kind;
  }

  update(source: ListSource, { sort, reversed, query, admits }: ListView<S>): OrderedStates<S> {
    this.#take(source);
    this.#rank(source, sort, reversed ? -1 : 1);
    this.#order.sort((a, b) => a.key - b.key || a.rank - b.rank || (a.id < b.id ? -1 : 1));
    const wanted = query.toLowerCase().split(/\s+/).filter(Boolean);
    const shown: S[] = [];
    let late = 0;
    for (const { state } of this.#order) {
      if (this.#kind.late(state, source) !== null) late += 1;
      if (admits && !admits(state, source)) continue;
      if (wanted.length > 0 && !this.#has(state, source, wanted)) continue;
      shown.push(state);
    }
    return { shown, total: this.#order.length, late };
  }

  #take(source: ListSource): void {
    this.#round += 1;
    for (const state of this.#kind.states(source)) {
      const id = this.#kind.id(state);
      const name = this.#kind.name(state);
      let entry = this.#entries.get(id);
      if (!entry) {
        entry = { id, state, name: '', key: 0, rank: 0, round: 0 };
        this.#entries.set(id, entry);
        this.#order.push(entry);
      }
      if (entry.name !== name) this.#isRanked = false;
      entry.name = name;
      entry.state = state;
      entry.round = this.#round;
    }
    if (this.#order.every(entry => entry.round === this.#round)) return;
    this.#order = this.#order.filter(entry => {
      if (entry.round === this.#round) return true;
      this.#entries.delete(entry.id);
      return false;
    });
  }

  #rank(source: ListSource, name: SortName, direction: 1 | -1): void {
    const sort = this.#kind.sorts[name] ?? Object.values(this.#kind.sorts)[0];
    if (!this.#isRanked) {
      const rank = this.#names.ranksOf(this.#order.map(entry => entry.name));
      for (const entry of this.#order) entry.rank = rank(entry.name);
      this.#isRanked = true;
    }
    if (!sort) return;
    if ('by' in sort) {
      for (const entry of this.#order) entry.key = direction * sort.by(entry.state, source);
      return;
    }
    const place = this.#sortNames.ranksOf(this.#order.map(entry => sort.named(entry.state)));
    for (const entry of this.#order) entry.key = direction * place(sort.named(entry.state));
  }

  #has(state: S, source: ListSource, wanted: readonly string[]): boolean {
    const text = this.#kind.searched(state, source).join('\n').toLowerCase();
    return wanted.every(word => text.includes(word));
  }
}
