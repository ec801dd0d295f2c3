import { ImportError } from '../../import-error.ts';

/** Where the columns of a table stand, by name. */
export class ColumnIndex {
  readonly names: readonly string[];
  readonly #used = new Set<number>();

  constructor(names: readonly string[]) {
    this.names = names;
  }

  /** The place of a column, from 0, which is then used. Throws an {@link ImportError} where there is none such. */
  use(name: string): number {
    const index = this.place(name);
    this.#used.add(index);
    return index;
  }

  /** As {@link use}, for what does not use up the column: it still goes into the attributes. */
  place(name: string): number {
    const index = this.names.indexOf(name);
    if (index === -1) {
      throw new ImportError(`has no column ${name}; its header names ${this.names.join(', ')}`, 'profile');
    }
    return index;
  }

  isUsed(index: number): boolean {
    return this.#used.has(index);
  }
}
