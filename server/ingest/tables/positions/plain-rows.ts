import type { BatchBuilder } from '../../positions/batch-builder.ts';
import { BatchText } from '../../positions/batch-text.ts';
import { AT, FIELDS, REQUIRED } from '../../positions/position-fields.ts';
import { SliceScanner } from '../../positions/slice-scanner.ts';
import { SliceWriter } from '../../positions/slice-writer.ts';
import type { KnownVehicle } from '../../positions/vehicle-table.ts';
import { CellCutter } from '../csv/cell-cutter.ts';
import { FIRST_MS } from '../values/time-column.ts';
import type { CellField, RowOnItsWay } from './cell-field.ts';
import type { PlainTable } from './plain-table.ts';

/**
 * Takes the rows of a table of positions from their bytes, those that are as most are: no quotes or line breaks within
 * cells, nothing wrong. What it makes of them is what a row mapper does; whatever it does not take is to
 * be read by that.
 */
export class PlainRows {
  readonly #table: PlainTable;
  readonly #writer: SliceWriter;
  readonly #cells: CellCutter;
  readonly #json = new BatchText();
  readonly #slices = new SliceScanner();
  /** Of the columns that become attributes. */
  readonly #texts: string[] = [];

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
    if (next === -1) return -1;
    const { fields, time, airportId, leftOut } = this.#table;
    const [json, slices] = [this.#json, this.#slices];
    json.length = 0;
    slices.begin(json.bytes);
    const row: RowOnItsWay = { bytes, line, cells: this.#cells, json, slices };
    for (const field of fields) if (!this.#read(field, row)) return -1;
    if ((slices.given | (1 << AT.time) | REQUIRED) !== (slices.given | (1 << AT.time))) return -1;
    slices.bytes = json.bytes;
    const vehicle = this.#writer.vehicleOf(airportId, slices);
    if (leftOut.has(vehicle.vehicleId)) return -1;
    if (!this.#read(time, row) || (slices.given & REQUIRED) !== REQUIRED || slices.time < FIRST_MS) return -1;
    slices.bytes = json.bytes;
    this.#writer.write(vehicle, slices, this.#attributes(bytes, vehicle));
    return next;
  }

  /** Whether the field can be left as it is now: it is given, or its cell is empty. */
  #read(field: CellField, row: RowOnItsWay): boolean {
    const reading = field.read(row);
    if (reading === 'given') this.#slices.given |= 1 << field.place;
    return reading !== 'unusual';
  }

  /** What the cells set beyond the fields, which are in it as far as that depends on them; `undefined` where nothing. */
  #attributes(bytes: Buffer, { airportId, vehicleId }: KnownVehicle): Record<string, unknown> | undefined {
    const { attributes, attributeWriter } = this.#table;
    const line: Record<string, unknown> & { airportId: string; vehicleId: string } = { airportId, vehicleId };
    if (!this.#hasAttributes(bytes) && !attributeWriter.holdsWord(line)) return undefined;
    const { starts, ends, given } = this.#slices;
    for (const { column, wordOf } of attributes) {
      this.#texts[column] = bytes.toString('utf8', this.#cells.starts[column], this.#cells.ends[column]);
      if (wordOf === -1 || (given & (1 << wordOf)) === 0) continue;
      const [start, end] = [(starts[wordOf] as number) + 1, (ends[wordOf] as number) - 1];
      line[FIELDS[wordOf] as string] = this.#json.bytes.toString('utf8', start, end);
    }
    attributeWriter.write(line, this.#texts);
    return line;
  }

  /** Whether a cell says something that becomes an attribute: more than the word that its field has anyway. */
  #hasAttributes(bytes: Uint8Array): boolean {
    for (const { column, wordOf } of this.#table.attributes) {
      const [start, end] = [this.#cells.starts[column] as number, this.#cells.ends[column] as number];
      if (this.#table.cells.empty.has(bytes, start, end)) continue;
      if (wordOf === -1 || !this.#holds(wordOf, bytes, start, end)) return true;
    }
    return false;
  }

  /** Whether the field in that place is given and holds the same text as a stretch of bytes. */
  #holds(place: number, bytes: Uint8Array, start: number, end: number): boolean {
    const { bytes: json, given, starts, ends } = this.#slices;
    if ((given & (1 << place)) === 0) return false;
    const from = (starts[place] as number) + 1;
    if ((ends[place] as number) - 1 - from !== end - start) return false;
    for (let index = start; index < end; index++)
      if (bytes[index] !== json[from + index - start]) return false;
    return true;
  }
}
