import { ImportError } from '../import-error.ts';
import type { LineBatch } from '../line-splitter.ts';
import type { Pass, Source } from '../source.ts';
import { type ColumnLayout, type ColumnNames, layOutColumns } from './column-layout.ts';
import { guessDelimiter, splitRow, splitRows } from './table-rows.ts';

/** One line under the header; `cells` is `undefined` where a quote does not close. */
export interface TableRow {
  readonly line: number;
  readonly text: string;
  readonly cells: readonly string[] | undefined;
}

/** What a table's header tells. */
export interface TableHeader {
  readonly layout: ColumnLayout;
  readonly delimiter: string;
  /** The header's line number. */
  readonly line: number;
}

/** The columns that a header line names, with its delimiter; `undefined` where it is no table of positions. */
export function readHeaderLine(text: string, given?: ColumnNames): Omit<TableHeader, 'line'> | undefined {
  const delimiter = guessDelimiter(text);
  const layout = layOutColumns(splitRow(text, delimiter) ?? [], given);
  return layout && { layout, delimiter };
}

/** Reads the header: the first line that is not blank. Throws an {@link ImportError} where a needed column is missing. */
export async function readHeader(source: Source, pass: Pass, given?: ColumnNames): Promise<TableHeader> {
  for await (const batch of source.lines(pass)) {
    const index = batch.lines.findIndex(text => text.trim() !== '');
    const text = batch.lines[index];
    if (text === undefined) continue;
    const header = readHeaderLine(text, given);
    if (header) return { ...header, line: batch.firstLine + index };
    throw new ImportError(
      `needs columns for time, id, lat and lon; its first line is ${text.slice(0, 200)}`,
      'columns',
    );
  }
  throw new ImportError('holds no line that can be read');
}

/** The rows under the header, batch by batch, and what of the batch could not be read. Blank lines are skipped. */
export async function* readRows(
  source: Source,
  header: TableHeader,
  pass: Pass,
): AsyncGenerator<{ rows: TableRow[]; setAside: LineBatch['setAside'] }> {
  for await (const batch of source.lines(pass)) {
    const texts = batch.lines
      .map((text, index) => ({ text, line: batch.firstLine + index }))
      .filter(({ text, line }) => line > header.line && text.trim() !== '');
    const cells = splitRows(
      texts.map(({ text }) => text),
      header.delimiter,
    );
    const rows = texts.map(({ text, line }, index) => ({ text, line, cells: cells[index] }));
    yield { rows, setAside: batch.setAside };
  }
}
