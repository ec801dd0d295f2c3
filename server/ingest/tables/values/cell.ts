/** Texts that say nothing, as databases and spreadsheets write them. */
export const EMPTY_TEXTS: ReadonlySet<string> = new Set(['', 'null', 'NULL', 'nan', 'NaN', 'None', '\\N']);

/** What a cell says, a text without blanks around it; `undefined` where it says nothing. */
export function cellValue(cell: unknown, empty: ReadonlySet<string> = EMPTY_TEXTS): unknown {
  if (typeof cell === 'string') {
    const text = cell.trim();
    return empty.has(text) ? undefined : text;
  }
  if (cell === null || cell === undefined) return undefined;
  return empty !== EMPTY_TEXTS && empty.has(String(cell)) ? undefined : cell;
}

/** A cell's value as text; objects as JSON. */
export function textOfCell(cell: unknown): string {
  return typeof cell === 'string' ? cell : typeof cell === 'object' ? JSON.stringify(cell) : String(cell);
}
