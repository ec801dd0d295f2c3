import { isUtf8 } from 'node:buffer';
import {
  type LineBlock,
  LineCutter,
  MAX_LINE_BYTES,
  SET_ASIDE_TEXT_LENGTH,
  withoutReturn,
} from '../line-cutter.ts';
import { linesOfBlock } from '../line-splitter.ts';
import { BatchBuilder } from '../positions/batch-builder.ts';
import { PositionScanner } from '../positions/position-scanner.ts';
import type { RecordBatch } from '../recording-batch.ts';
import { checkNdjsonLine } from './check-line.ts';

const NEWLINE = 0x0a;
/** A batch is of so much of the source, or a chunk more: what a batch costs by itself is shared by thousands of lines. */
const BATCH_BYTES = 1024 * 1024;
const BYTE_ORDER_MARK = Buffer.from('\uFEFF');

/** Makes batches of the bytes of NDJSON. Blank lines are skipped; those that cannot be used are set aside. */
export class NdjsonReader {
  readonly #cutter = new LineCutter();
  readonly #builder = new BatchBuilder();
  readonly #positions = new PositionScanner(this.#builder);
  #nextLine = 1;
  /** Since the last batch. */
  #bytes = 0;

  /** What has become whole by this chunk and those before it; `undefined` where that is not enough yet, or nothing. */
  push(chunk: Buffer): RecordBatch | undefined {
    this.#read(this.#cutter.push(chunk));
    this.#bytes += chunk.length;
    if (this.#bytes < BATCH_BYTES) return undefined;
    this.#bytes = 0;
    return this.#builder.take();
  }

  /** What is left when the source has ended. */
  end(): RecordBatch | undefined {
    this.#read(this.#cutter.end());
    return this.#builder.take();
  }

  #read(blocks: readonly LineBlock[]): void {
    for (const block of blocks) {
      const { bytes, isTooLong } = block;
      if (isTooLong || bytes.length > MAX_LINE_BYTES || !isUtf8(bytes)) this.#readAsText(block);
      else this.#readBytes(bytes);
    }
  }

  #readAsText(block: LineBlock): void {
    const { lines, setAside } = linesOfBlock(block, this.#nextLine);
    for (const entry of setAside) this.#builder.setAside(entry);
    for (const text of lines) this.#readLine(text);
  }

  #readBytes(bytes: Buffer): void {
    const hasMark = this.#nextLine === 1 && bytes.indexOf(BYTE_ORDER_MARK) === 0;
    for (let at = hasMark ? BYTE_ORDER_MARK.length : 0; at <= bytes.length; ) {
      const next = this.#positions.take(bytes, at);
      if (next !== -1) {
        at = next;
        this.#nextLine++;
        continue;
      }
      const found = bytes.indexOf(NEWLINE, at);
      const end = found === -1 ? bytes.length : found;
      this.#readLine(withoutReturn(bytes.toString('utf8', at, end)));
      at = end + 1;
    }
  }

  #readLine(text: string): void {
    const line = this.#nextLine++;
    if (text.trim() === '') return;
    const checked = checkNdjsonLine(text);
    if ('line' in checked) this.#builder.add(checked.line);
    else this.#builder.setAside({ line, text: text.slice(0, SET_ASIDE_TEXT_LENGTH), reason: checked.reason });
  }
}
