import { PendingBytes } from './pending-bytes.ts';

const BLANK_LINE = Buffer.from('\n\n');
const START_BYTES = 64 * 1024;
const FIELD = /^(id|event|data): ?/;

/** An event off a stream, its data still bytes: most of it is never looked at. */
export interface SplitEvent {
  /** Empty where it has none. */
  readonly id: string;
  readonly event: string;
  /** Valid during the call alone. */
  readonly data: Buffer;
}

/** Splits a stream that is cut anywhere into its events. What has no name, such as a comment, is left out. */
export class EventSplitter {
  readonly #take: (event: SplitEvent) => void;
  readonly #pending = new PendingBytes(START_BYTES);

  constructor(take: (event: SplitEvent) => void) {
    this.#take = take;
  }

  read(bytes: Buffer, start: number, end: number): void {
    // Only what comes new, and the byte before it, can hold the end that is looked for.
    let searched = Math.max(0, this.#pending.length - 1);
    this.#pending.append(bytes, start, end);
    const { all } = this.#pending;
    let from = 0;
    for (;;) {
      const at = all.indexOf(BLANK_LINE, searched);
      if (at === -1) break;
      this.#event(all.subarray(from, at));
      from = at + BLANK_LINE.length;
      searched = from;
    }
    this.#pending.drop(from);
  }

  #event(block: Buffer): void {
    let id = '';
    let event = '';
    for (let line = 0; line < block.length; ) {
      const lineEnd = block.indexOf(10, line);
      const end = lineEnd === -1 ? block.length : lineEnd;
      const name = FIELD.exec(block.toString('latin1', line, Math.min(end, line + 8)));
      const value = line + (name?.[0].length ?? 0);
      if (name?.[1] === 'id') id = block.toString('latin1', value, end);
      else if (name?.[1] === 'event') event = block.toString('latin1', value, end);
      else if (name?.[1] === 'data' && event !== '')
        this.#take({ id, event, data: block.subarray(value, end) });
      line = end + 1;
    }
  }
}
