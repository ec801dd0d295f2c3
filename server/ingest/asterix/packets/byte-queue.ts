/** Bytes that come in chunks and are taken in pieces. */
export class ByteQueue {
  bytes: Buffer = Buffer.alloc(0);
  /** Bytes of the stream before `bytes`. */
  offset = 0;

  add(chunk: Buffer): void {
    this.bytes = this.bytes.length === 0 ? chunk : Buffer.concat([this.bytes, chunk]);
  }

  /** Lets go of the first `count` bytes. */
  drop(count: number): void {
    this.bytes = this.bytes.subarray(count);
    this.offset += count;
  }
}
