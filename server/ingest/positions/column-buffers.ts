/** More than these lie unused at most: those of the batches that may be on their way. */
const MOST_FREE = 40;
/** A buffer this many times as large as needed is left for something larger. */
const MOST_TOO_LARGE = 8;

/** Buffers that were given back, for the columns of further batches: making them anew costs more than filling them. */
export class ColumnBuffers {
  #free: ArrayBuffer[] = [];

  /** One of at least so many bytes, whatever they hold. */
  take(bytes: number): ArrayBuffer {
    const index = this.#free.findIndex(
      ({ byteLength }) => byteLength >= bytes && byteLength <= bytes * MOST_TOO_LARGE,
    );
    if (index === -1) return new ArrayBuffer(bytes);
    return this.#free.splice(index, 1)[0] as ArrayBuffer;
  }

  giveBack(buffers: readonly ArrayBuffer[]): void {
    this.#free = [...buffers, ...this.#free].slice(0, MOST_FREE);
  }
}

/** Those of this thread. */
export const columnBuffers = new ColumnBuffers();
