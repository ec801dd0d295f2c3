import type { LineBlock } from '../line-cutter.ts';
import type { SetAside } from '../recording-sink.ts';
import type { Pass } from '../source.ts';
import type { CsvDialect } from './csv/csv-rows.ts';
import type { TableRow } from './rows/table-parser.ts';

/** How many rows tell what a table's columns hold. */
const SAMPLE_ROWS = 1000;

/** More are no table; of JSON's fields, those beyond are kept as attributes. */
export const MOST_COLUMNS = 2000;

/** The sample ends with the row by which it has so many characters. */
const SAMPLE_CHARACTERS = 8 * 1024 * 1024;

/** Rows of a table, and what of the file could not be read. */
export interface TableRows {
  readonly rows: readonly TableRow[];
  readonly setAside: readonly SetAside[];
}

/** The first of rows that come batch by batch: {@link SAMPLE_ROWS} at most, fewer where they are very long. */
export async function sampleOf<Row extends { readonly text: string }>(
  batches: AsyncIterable<{ readonly rows: readonly Row[] }>,
): Promise<Row[]> {
  const sample: Row[] = [];
  let characters = 0;
  for await (const { rows } of batches) {
    for (const row of rows) {
      sample.push(row);
      characters += row.text.length;
      if (sample.length === SAMPLE_ROWS || characters > SAMPLE_CHARACTERS) return sample;
    }
  }
  return sample;
}

/** A file as a table: the rows of a CSV, or the objects of a JSON with a column for each of their fields. */
export interface TableSource {
  readonly columns: readonly string[];
  /** Whether its words stand in the file as they are read. */
  readonly isUtf8: boolean;
  /** The first rows, as {@link sampleOf} takes them. */
  readonly sample: readonly TableRow[];
  /** All rows, from the first. */
  read(pass: Pass): AsyncGenerator<TableRows>;
  /** How a CSV is written, and its lines from the first of the file; left out of any other table. */
  readonly csv?: { readonly dialect: CsvDialect; lines(pass: Pass): AsyncGenerator<LineBlock> };
}
