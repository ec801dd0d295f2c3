import type { SetAside } from '../recording-sink.ts';
import type { Pass } from '../source.ts';
import type { TableRow } from './rows/table-parser.ts';

/** How many rows tell what a table's columns hold. */
export const SAMPLE_ROWS = 1000;

/** Rows of a table, and what of the file could not be read. */
export interface TableRows {
  readonly rows: readonly TableRow[];
  readonly setAside: readonly SetAside[];
}

/** A file as a table: the rows of a CSV, or the objects of a JSON with a column for each of their fields. */
export interface TableSource {
  readonly columns: readonly string[];
  /** Whether its words stand in the file as they are read. */
  readonly isUtf8: boolean;
  /** The first rows, {@link SAMPLE_ROWS} at most. */
  readonly sample: readonly TableRow[];
  /** All rows, from the first. */
  read(pass: Pass): AsyncGenerator<TableRows>;
}
