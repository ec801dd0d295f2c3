import type { FileHead } from '../file-head.ts';
import type { FormatReader } from '../format-reader.ts';
import type { ImportHints } from '../import-hints.ts';
import { columnsOfLine, isSeparatorLine } from './csv/csv-table.ts';
import { encodingOfMark, isSingleByteText } from './csv/decoded-lines.ts';
import { columnSamples } from './guess/column-sample.ts';
import { guessKind } from './guess/guess-kind.ts';
import { presetFor } from './profile/presets.ts';
import { readTable } from './read-table.ts';
import { MOST_COLUMNS } from './table-source.ts';

/** A table with so many columns in its first two lines is one, whatever they are called. */
const FEWEST_COLUMNS = 3;

export const csvFormat: FormatReader = {
  format: 'csv',
  title: 'a table of positions, tasks, flights or notifications with a header',
  turn: 'unplaced',
  isWorthAThread: true,
  recognises: (head, hints) => {
    const lines = linesOf(head);
    const [first = '', second = ''] = isSeparatorLine(lines[0] ?? '') ? lines.slice(1) : lines;
    if (first === '' || /^\s*[{[<]/.test(first)) return false;
    return isTold(hints) || isKnown(first) || isTable(first, second);
  },
  read: file => readTable('csv', file),
};

function isTold({ columns, profile }: ImportHints): boolean {
  return columns !== undefined || profile !== undefined;
}

/** The lines of a head; of one in UTF-16, too, or in what may be Windows-1252. */
function linesOf({ lines, bytes }: FileHead): readonly string[] {
  if (lines.length > 0) return lines;
  const encoding = encodingOfMark(bytes) ?? (isSingleByteText(bytes) ? 'windows-1252' : undefined);
  return encoding ? new TextDecoder(encoding).decode(bytes).split(/\r?\n/, 2) : [];
}

function isKnown(first: string): boolean {
  const { columns } = columnsOfLine(first);
  if (columns.length > MOST_COLUMNS) return false;
  if (presetFor(columns)) return true;
  const found = guessKind(columnSamples(columns, []), undefined);
  return found !== undefined && found.missing.length === 0;
}

/** Names above, and cells below; a quoted one among them may go on in the next line. */
function isTable(first: string, second: string): boolean {
  const { columns, delimiter } = columnsOfLine(first);
  const areNames = columns.every(name => /\p{L}/u.test(name)) && new Set(columns).size === columns.length;
  return columns.length >= FEWEST_COLUMNS && areNames && second.includes(delimiter);
}
