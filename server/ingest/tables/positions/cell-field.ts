import type { BatchText } from '../../positions/batch-text.ts';
import { NumberScanner } from '../../positions/number-scanner.ts';
import { FIELDS } from '../../positions/position-fields.ts';
import type { SliceScanner } from '../../positions/slice-scanner.ts';
import { isSame } from '../../positions/vehicle-table.ts';
import type { CellCutter } from '../csv/cell-cutter.ts';
import { sourceColumns } from '../rows/cell-source.ts';
import type { MappedField } from '../rows/update-mapper.ts';
import { type CellWay, cellWay } from './cell-ways.ts';
import { KnownTexts } from './known-texts.ts';

const [QUOTE, COMMA, POINT, LAST_ASCII] = [0x22, 0x2c, 0x2e, 0x7f];
/** The quotes around a text, and what stands behind it. */
const AROUND = 3;
const NO_CELL = new Uint8Array(0);

/** A row on its way from the bytes of its cells to the values of a position in JSON. */
export interface RowOnItsWay {
  readonly bytes: Buffer;
  /** Its line in the file, from 1. */
  readonly line: number;
  /** Where its cells lie. */
  readonly cells: CellCutter;
  /** Its values in JSON, each with a comma behind it; {@link RowOnItsWay.slices} tell where they lie. */
  readonly json: BatchText;
  readonly slices: SliceScanner;
}

/** What a whole table says of its cells. */
export interface TableCells {
  readonly columns: readonly string[];
  /** Texts that say nothing. */
  readonly empty: KnownTexts;
  readonly decimal: '.' | ',';
}

/** What came of reading a field: its value, none as its cell is empty, or what is to be left to the rules for rows. */
export type Reading = 'given' | 'empty' | 'unusual';

/**
 * Reads one field of a position from the bytes of its cell: at once where the cell is as most are, and otherwise by the
 * field's own reader, so that the same comes of it.
 */
export class CellField {
  /** Among {@link FIELDS}. */
  readonly place: number;
  readonly #field: MappedField;
  readonly #table: TableCells;
  readonly #columns: readonly number[];
  /** Its column, where it is read from one; -1 otherwise. */
  readonly #column: number;
  readonly #way: CellWay;
  readonly #point: number;
  readonly #blanks: KnownTexts | undefined;
  readonly #numbers = new NumberScanner();
  readonly #texts: string[] = [];
  /** The last cell that the field's reader has read, and what it made of it. */
  #lastCell = NO_CELL;
  #lastJson = '';

  constructor(field: MappedField, table: TableCells) {
    this.place = FIELDS.indexOf(field.name);
    this.#field = field;
    this.#table = table;
    this.#columns = sourceColumns(field.told).map(name => table.columns.indexOf(name));
    this.#column = field.told.column === undefined ? -1 : (this.#columns[0] as number);
    this.#way = cellWay(field);
    this.#point = table.decimal === '.' ? POINT : COMMA;
    this.#blanks = field.told.empty && new KnownTexts(field.told.empty.map(String));
  }

  /** Reads the field of a row: appends its JSON, and notes it among the slices. */
  read(row: RowOnItsWay): Reading {
    const column = this.#column;
    if (column === -1) return this.#readByRule(row);
    const { bytes, json } = row;
    const [start, end] = [row.cells.starts[column] as number, row.cells.ends[column] as number];
    if (this.#table.empty.has(bytes, start, end)) return 'empty';
    if (this.#blanks?.has(bytes, start, end)) return 'unusual';
    // There are blanks beyond ASCII, too, which are not of the cell's text.
    if ((bytes[start] as number) > LAST_ASCII || (bytes[end - 1] as number) > LAST_ASCII) {
      return this.#blanks ? 'unusual' : this.#readByRule(row);
    }
    const from = json.length;
    if (this.#readAtOnce(row, start, end)) return 'given';
    json.length = from;
    if (isSame(this.#lastCell, bytes, start, end)) return this.#append(row, this.#lastJson);
    const repeated = this.#field.repeated();
    const reading = this.#readByRule(row);
    // A time that clocks showed twice is told by the rows before.
    if (reading === 'given' && this.#field.repeated() === repeated)
      this.#lastCell = Uint8Array.prototype.slice.call(bytes, start, end);
    return reading;
  }

  /** Forgets the last cell, for rows that were read otherwise may tell a time of day anew. */
  forget(): void {
    this.#lastCell = NO_CELL;
  }

  #readAtOnce(row: RowOnItsWay, start: number, end: number): boolean {
    if (this.#way === 'none') return false;
    const from = row.json.length;
    this.#copy(row, start, end);
    return this.#way === 'number' ? this.#compute(row, from) : this.#isTaken(row, from);
  }

  #copy({ bytes, json }: RowOnItsWay, start: number, end: number): void {
    json.makeRoom(end - start + AROUND);
    const into = json.bytes;
    let at = json.length;
    if (this.#way === 'text') {
      into[at++] = QUOTE;
      for (let index = start; index < end; index++) into[at++] = bytes[index] as number;
      into[at++] = QUOTE;
    } else {
      const point = this.#point;
      for (let index = start; index < end; index++) {
        const byte = bytes[index] as number;
        // With a comma for the point, a point is no part of a number.
        into[at++] = byte === point ? POINT : byte === POINT ? COMMA : byte;
      }
    }
    into[at++] = COMMA;
    json.length = at;
  }

  /** Puts what a number stands for in its place. */
  #compute(row: RowOnItsWay, from: number): boolean {
    const { json } = row;
    if (this.#numbers.scan(json.bytes, from) !== json.length - 1) return false;
    const { value } = this.#numbers;
    const told = this.#field.read(value);
    if (typeof told !== 'number') return false;
    if (told === value) return this.#isTaken(row, from);
    json.length = from;
    json.append(`${told},`);
    return this.#isTaken(row, from);
  }

  #readByRule(row: RowOnItsWay): Reading {
    this.forget();
    for (const column of this.#columns) {
      const [start, end] = [row.cells.starts[column] as number, row.cells.ends[column] as number];
      this.#texts[column] = row.bytes.toString('utf8', start, end);
    }
    const cell = this.#field.source(this.#texts, row.line);
    if (cell === undefined) return 'empty';
    const value = this.#field.read(cell);
    if (typeof value !== 'string' && typeof value !== 'number') return 'unusual';
    if (this.#field.wordKey !== undefined && value !== cell) return 'unusual';
    this.#lastJson = `${JSON.stringify(value)},`;
    return this.#append(row, this.#lastJson);
  }

  #append(row: RowOnItsWay, json: string): Reading {
    const from = row.json.length;
    row.json.append(json);
    return this.#isTaken(row, from) ? 'given' : 'unusual';
  }

  /** Notes the last value, from `from` to before its comma, where it is one that the field may have. */
  #isTaken({ json, slices }: RowOnItsWay, from: number): boolean {
    return slices.scan(json.bytes, from, this.place) === json.length - 1;
  }
}
