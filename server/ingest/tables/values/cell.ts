/** Texts that say nothing, as databases and spreadsheets write them. */
export const EMPTY_TEXTS: ReadonlySet<string> = new Set(['', 'null', 'NULL', 'nan', 'NaN', 'None', '\\N']);

const LONGEST_EMPTY = 4;

/** What a cell says, a text without blanks around it; `undefined` where it says nothing. */
export function cellValue(cell: unknown, empty: ReadonlySet<string> = EMPTY_TEXTS): unknown {
  if (typeof cell === 'string') {
    const text = isTrimmed(cell) ? cell : cell.trim();
    // Looking a text up costs more than all the rest: most are longer than any that says nothing, or begin with a digit.
    if (empty === EMPTY_TEXTS && (text.length > LONGEST_EMPTY || isDigit(text.charCodeAt(0)))) return text;
    return empty.has(text) ? undefined : text;
  }
  if (cell === null || cell === undefined) return undefined;
  return empty !== EMPTY_TEXTS && empty.has(String(cell)) ? undefined : cell;
}

/** Whether a text has no blank around it, as far as its first and last characters tell at once. */
function isTrimmed(text: string): boolean {
  const first = text.charCodeAt(0);
  const last = text.charCodeAt(text.length - 1);
  return first > 0x20 && first < 0x7f && last > 0x20 && last < 0x7f;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** A cell's value as text; objects as JSON. */
export function textOfCell(cell: unknown): string {
  return typeof cell === 'string' ? cell : typeof cell === 'object' ? JSON.stringify(cell) : String(cell);
}
