const natural = new Intl.Collator('en', { numeric: true });

/**
 * Ranks names in their natural order, numbers by their value. Comparing names so is slow, and a list asks several times
 * a second about the same ones: ranks are kept until a name comes that has none.
 */
export class NameOrder {
  #ranks = new Map<string, number>();

  /** A number for each of the names, lower for those that come first. */
  ranksOf(names: readonly string[]): (name: string) => number {
    if (!names.every(name => this.#ranks.has(name))) {
      const sorted = [...new Set(names)].sort(natural.compare);
      this.#ranks = new Map(sorted.map((name, rank) => [name, rank]));
    }
    const ranks = this.#ranks;
    return name => ranks.get(name) ?? ranks.size;
  }
}
