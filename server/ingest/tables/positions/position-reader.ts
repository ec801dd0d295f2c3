import { isUtf8 } from 'node:buffer';
import { type LineBlock, MAX_LINE_BYTES, withoutReturn } from '../../line-cutter.ts';
import { BYTE_ORDER_MARK, linesOfBlock } from '../../line-splitter.ts';
import { BatchBuilder } from '../../positions/batch-builder.ts';
import type { RecordBatch } from '../../recording-batch.ts';
import { CsvRows, type Lines } from '../csv/csv-rows.ts';
import type { TableParser, TableRow } from '../rows/table-parser.ts';
import { PlainRows } from './plain-rows.ts';
import type { PlainTable } from './plain-table.ts';

const NEWLINE = 0x0a;
const MARK = Buffer.from(BYTE_ORDER_MARK);

/** Makes batches of the lines of a table of positions: of plain rows from their bytes, of all others by a parser. */
export class PositionReader {
  /** Positions that were left out so far. */
  leftOut = 0;
  readonly #headerLine: number;
  readonly #parser: TableParser;
  readonly #builder = new BatchBuilder();
  readonly #plain: PlainRows;
  readonly #rows: CsvRows;
  #nextLine = 1;

  constructor(table: PlainTable, parser: TableParser) {
    this.#headerLine = table.dialect.headerLine;
    this.#parser = parser;
    this.#plain = new PlainRows(table, this.#builder);
    this.#rows = new CsvRows(table.dialect);
  }

  /** Takes the lines that come next. */
  add(block: LineBlock): void {
    const { bytes, isTooLong } = block;
    if (!isTooLong && bytes.length <= MAX_LINE_BYTES && isUtf8(bytes)) this.#readBytes(bytes);
    else {
      const batch = linesOfBlock(block, this.#nextLine);
      for (const entry of batch.setAside) this.#builder.setAside(entry);
      this.#nextLine += batch.lines.length;
      this.#parse(this.#rows.take(batch));
    }
  }

  /** There are no more lines. */
  end(): void {
    this.#parse(this.#rows.end());
  }

  /** All that has come since the last batch; `undefined` where nothing has. */
  take(): RecordBatch | undefined {
    return this.#builder.take();
  }

  #readBytes(bytes: Buffer): void {
    const hasMark = this.#nextLine === 1 && bytes.indexOf(MARK) === 0;
    for (let at = hasMark ? MARK.length : 0; at <= bytes.length; ) {
      const line = this.#nextLine++;
      if (line > this.#headerLine && !this.#rows.isHolding) {
        const next = this.#plain.take(bytes, at, line);
        if (next !== -1) {
          this.#parser.seen.used++;
          at = next;
          continue;
        }
      }
      const found = bytes.indexOf(NEWLINE, at);
      const end = found === -1 ? bytes.length : found;
      this.#readLine({ firstLine: line, lines: [withoutReturn(bytes.toString('utf8', at, end))] });
      at = end + 1;
    }
  }

  #readLine(line: Lines): void {
    this.#parse(this.#rows.take(line));
  }

  #parse(rows: readonly TableRow[]): void {
    if (rows.length === 0) return;
    const { lines, setAside, leftOut } = this.#parser.parse(rows);
    for (const line of lines) this.#builder.add(line);
    for (const entry of setAside) this.#builder.setAside(entry);
    this.leftOut += leftOut;
  }
}
