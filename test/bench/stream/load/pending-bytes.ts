/** Bytes of a stream that wait for what follows them. Their room grows with need. */
export class PendingBytes {
  #room: Buffer;
  #length = 0;

  /** @param room - for so many bytes at first */
  constructor(room: number) {
    this.#room = Buffer.allocUnsafeSlow(room);
  }

  get length(): number {
    return this.#length;
  }

  /** All of them, in place: valid until any are added or dropped. */
  get all(): Buffer {
    return this.#room.subarray(0, this.#length);
  }

  append(bytes: Uint8Array, start: number, end: number): void {
    const needed = this.#length + end - start;
    if (needed > this.#room.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(needed, 2 * this.#room.length));
      larger.set(this.all);
      this.#room = larger;
    }
    this.#room.set(bytes.subarray(start, end), this.#length);
    this.#length = needed;
  }

  /** Drops the first `count`. */
  drop(count: number): void {
    this.#room.copyWithin(0, count, this.#length);
    this.#length -= count;
  }
}
