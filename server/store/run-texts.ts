import { type PositionColumns, textOf } from '../ingest/recording-batch.ts';

/** So much is made a text of at once: one of a whole batch would stay in memory long after it. Bytes. */
const WINDOW = 16 * 1024;

/** Tells the runs of a batch's positions, one after the other. */
export class RunTexts {
  readonly #positions: PositionColumns;
  #run = 0;
  #start = 0;
  #window = '';
  /** Where the window lies in the whole text. */
  #from = 0;
  #to = 0;

  constructor(positions: PositionColumns) {
    this.#positions = positions;
  }

  next(): string {
    const start = this.#start;
    const end = this.#positions.runEnds[this.#run++] as number;
    if (end > this.#to) this.#move(start, end);
    this.#start = end;
    return this.#window.substring(start - this.#from, end - this.#from);
  }

  /** Only of ASCII it is known where its bytes lie. */
  #move(start: number, end: number): void {
    const { text, isAscii } = this.#positions;
    if (!isAscii) {
      this.#window = textOf(this.#positions);
      this.#to = this.#window.length;
      return;
    }
    this.#from = start;
    this.#to = Math.min(text.length, Math.max(end, start + WINDOW));
    this.#window = textOf({ text: text.subarray(this.#from, this.#to), isAscii });
  }
}
