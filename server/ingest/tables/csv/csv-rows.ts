import type { TableRow } from '../rows/table-parser.ts';
import { splitRow } from './split-row.ts';

/** A row in quotes may go on over so many lines and characters. */
const MOST_LINES = 200;
const MOST_CHARACTERS = 256 * 1024;

/** How a table is written. */
export interface CsvDialect {
  readonly delimiter: string;
  /** Empty where no character quotes. */
  readonly quote: string;
  /** Number of the header's line, from 1; rows lie below. 0 where there is none. */
  readonly headerLine: number;
  /** How many columns there are. */
  readonly columns: number;
}

/** Lines that follow each other. */
export interface Lines {
  /** Number of the first one, from 1. */
  readonly firstLine: number;
  readonly lines: readonly string[];
}

interface Held {
  readonly line: number;
  readonly texts: string[];
  characters: number;
}

/**
 * Cuts lines into the rows of a table. A quoted cell may hold line breaks; where its quote never closes, or closes so
 * that the row would have other than its columns, its line alone is set aside. Blank lines are skipped. Plain data in,
 * plain data out: it can run in a worker.
 */
export class CsvRows {
  readonly #dialect: CsvDialect;
  #held: Held | undefined;

  constructor(dialect: CsvDialect) {
    this.#dialect = dialect;
  }

  /** Whether a row goes on in the next line, by all that was taken so far. */
  get isHolding(): boolean {
    return this.#held !== undefined;
  }

  take({ firstLine, lines }: Lines): TableRow[] {
    const rows: TableRow[] = [];
    for (const [index, text] of lines.entries()) {
      const line = firstLine + index;
      if (line > this.#dialect.headerLine) this.#add(text, line, rows);
    }
    return rows;
  }

  /** What was still held back when the lines ended. */
  end(): TableRow[] {
    const rows: TableRow[] = [];
    while (this.#held) this.#giveUp(this.#held, rows);
    return rows;
  }

  #add(text: string, line: number, rows: TableRow[]): void {
    if (this.#held) {
      this.#continue(this.#held, text, rows);
      return;
    }
    if (text === '' || text.trim() === '') return;
    const { delimiter, quote, columns } = this.#dialect;
    const cells = splitRow(text, delimiter, quote);
    if (cells === 'open') this.#held = { line, texts: [text], characters: text.length };
    else if (cells === 'broken') {
      rows.push({ line, text, cells: 'has a cell that goes on after its closing quote' });
    } else if (cells.length !== columns) {
      rows.push({ line, text, cells: wrongLength(cells.length, columns) });
    } else rows.push({ line, text, cells });
  }

  #continue(held: Held, text: string, rows: TableRow[]): void {
    const { delimiter, quote, columns } = this.#dialect;
    held.texts.push(text);
    held.characters += text.length + 1;
    if (text.includes(quote)) {
      const whole = held.texts.join('\n');
      const cells = splitRow(whole, delimiter, quote);
      if (Array.isArray(cells) && cells.length === columns) {
        rows.push({ line: held.line, text: whole, cells });
        this.#held = undefined;
        return;
      }
      if (cells !== 'open') {
        this.#giveUp(held, rows);
        return;
      }
    }
    if (held.texts.length >= MOST_LINES || held.characters > MOST_CHARACTERS) this.#giveUp(held, rows);
  }

  /** Sets the line aside whose quote does not close, and takes those after it for themselves. */
  #giveUp({ line, texts: [first = '', ...others] }: Held, rows: TableRow[]): void {
    this.#held = undefined;
    rows.push({ line, text: first, cells: 'has a quote that does not close' });
    for (const [index, text] of others.entries()) this.#add(text, line + 1 + index, rows);
  }
}

function wrongLength(cells: number, columns: number): string {
  return `has ${cells} cells where the header names ${columns} columns`;
}
