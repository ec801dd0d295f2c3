import type { MessageScanner, ScannedBy } from './message-scanner.ts';
import { PendingBytes } from './pending-bytes.ts';

/** How much of an event that is not whole is taken over at a time, in bytes. */
const STEP = 1024;

/** Reads one viewer's events from bytes that are cut anywhere. */
export class MessageReader {
  readonly #scanner: MessageScanner;
  readonly #by: ScannedBy;
  /** The beginning of an event whose end has not come. */
  readonly #pending = new PendingBytes(STEP);

  constructor(scanner: MessageScanner, by: ScannedBy) {
    this.#scanner = scanner;
    this.#by = by;
  }

  read(bytes: Uint8Array, start: number, end: number): void {
    let at = start;
    while (this.#pending.length > 0 && at < end) at = this.#finish(bytes, at, end);
    if (at === end) return;
    const whole = this.#scanner.scan(bytes, at, end, this.#by);
    this.#pending.append(bytes, whole, end);
  }

  /** Adds a piece to the event that is not whole; gives where the bytes go on that it did not need. */
  #finish(bytes: Uint8Array, at: number, end: number): number {
    const before = this.#pending.length;
    const until = Math.min(end, at + STEP);
    this.#pending.append(bytes, at, until);
    const used = this.#scanner.scan(this.#pending.all, 0, this.#pending.length, this.#by);
    if (used === 0) return until;
    // What is left over of the piece is read again in place.
    this.#pending.drop(this.#pending.length);
    return at + used - before;
  }
}
