import type { BatchBuilder } from '../../positions/batch-builder.ts';
import { BatchText } from '../../positions/batch-text.ts';
import { AT, REQUIRED } from '../../positions/position-fields.ts';
import { SliceScanner } from '../../positions/slice-scanner.ts';
import { SliceWriter } from '../../positions/slice-writer.ts';
import { CellCutter } from '../csv/cell-cutter.ts';
import { FIRST_MS } from '../values/time-column.ts';
import type { CellField, RowOnItsWay } from './cell-field.ts';
import type { PlainTable } from './plain-table.ts';

/**
 * Takes the rows of a table of positions from their bytes, those that are as most are: no quotes or line breaks within
 * cells, no attributes, nothing wrong. What it makes of them is what a row mapper does; whatever it does not take is to
 * be read by that.
 */
export class PlainRows {
  readonly #table: PlainTable;
  readonly #writer: SliceWriter;
  readonly #cells: CellCutter;
  readonly #json = new BatchText();
  readonly #slices = new SliceScanner();

  constructor(table: PlainTable, builder: BatchBuilder) {
    this.#table = table;
    this.#writer = new SliceWriter(builder);
    this.#cells = new CellCutter(table.dialect);
  }

  /**
   * Hands the row that begins at `from`, in that line of the file, to the builder. Returns where the next line begins,
   * behind the line's end or the bytes' end; -1 where this row is not taken.
   */
  take(bytes: Buffer, from: number, line: number): number {
    const next = this.#scan(bytes, from, line);
    if (next === -1) this.#table.time.forget();
    return next;
  }

  #scan(bytes: Buffer, from: number, line: number): number {
    const next = this.#cells.cut(bytes, from);
    if (next === -1 || this.#hasOthers(bytes)) return -1;
    const { fields, time, airportId, leftOut, attributeWriter } = this.#table;
    const [json, slices] = [this.#json, this.#slices];
    json.length = 0;
    slices.begin(json.bytes);
    const row: RowOnItsWay = { bytes, line, cells: this.#cells, json, slices };
    for (const field of fields) if (!this.#read(field, row)) return -1;
    if ((slices.given | (1 << AT.time) | REQUIRED) !== (slices.given | (1 << AT.time))) return -1;
    slices.bytes = json.bytes;
    if (this.#hasWords(bytes)) return -1;
    const vehicle = this.#writer.vehicleOf(airportId, slices);
    if (leftOut.has(vehicle.vehicleId) || attributeWriter.holdsWord(vehicle)) return -1;
    if (!this.#read(time, row) || (slices.given & REQUIRED) !== REQUIRED || slices.time < FIRST_MS) return -1;
    slices.bytes = json.bytes;
    this.#writer.write(vehicle, slices);
    return next;
  }

  /** Whether the field can be left as it is now: it is given, or its cell is empty. */
  #read(field: CellField, row: RowOnItsWay): boolean {
    const reading = field.read(row);
    if (reading === 'given') this.#slices.given |= 1 << field.place;
    return reading !== 'unusual';
  }

  /** Whether a cell says something that becomes an attribute. */
  #hasOthers(bytes: Uint8Array): boolean {
    const { starts, ends } = this.#cells;
    for (const column of this.#table.others) {
      if (!this.#isEmpty(bytes, starts[column] as number, ends[column] as number)) return true;
    }
    return false;
  }

  /** Whether a cell holds a word that becomes an attribute, for its field stands for another. */
  #hasWords(bytes: Uint8Array): boolean {
    const { bytes: json, given, starts, ends } = this.#slices;
    for (const { column, place } of this.#table.words) {
      const [start, end] = [this.#cells.starts[column] as number, this.#cells.ends[column] as number];
      if (this.#isEmpty(bytes, start, end)) continue;
      if ((given & (1 << place)) === 0) return true;
      const from = (starts[place] as number) + 1;
      if ((ends[place] as number) - 1 - from !== end - start) return true;
      for (let index = start; index < end; index++)
        if (bytes[index] !== json[from + index - start]) return true;
    }
    return false;
  }

  #isEmpty(bytes: Uint8Array, start: number, end: number): boolean {
    return this.#table.cells.empty.has(bytes, start, end);
  }
}
