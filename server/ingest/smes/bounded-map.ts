/** A map that holds so many entries at most: of more, the one that was first put in is forgotten. */
export class BoundedMap<K, V> extends Map<K, V> {
  readonly #most: number;

  constructor(most: number) {
    super();
    this.#most = most;
  }

  override set(key: K, value: V): this {
    super.set(key, value);
    if (this.size <= this.#most) return this;
    for (const first of this.keys()) {
      this.delete(first);
      break;
    }
    return this;
  }
}
