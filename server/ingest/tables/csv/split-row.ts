const DELIMITERS = [',', ';', '\t', '|'] as const;

/** What stands between the cells of a line: the candidate that occurs most. */
export function guessDelimiter(header: string): string {
  const counts = DELIMITERS.map(delimiter => header.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
}

/** Why a line has no cells: a quoted one goes on beyond its end, or goes on after its closing quote. */
export type Unsplit = 'open' | 'broken';

/**
 * The cells of a row (RFC 4180). A quote counts only where it begins a cell; `quote` is empty where none does. Beyond
 * the standard, a quote within an unquoted cell stands for itself.
 */
export function splitRow(text: string, delimiter: string, quote: string): string[] | Unsplit {
  if (quote === '' || !text.includes(quote)) return text.split(delimiter);
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    if (!text.startsWith(quote, at)) {
      const end = text.indexOf(delimiter, at);
      cells.push(end === -1 ? text.slice(at) : text.slice(at, end));
      if (end === -1) return cells;
      at = end + 1;
      continue;
    }
    let cell = '';
    for (let start = at + 1; ; start = at + 1) {
      const end = text.indexOf(quote, start);
      if (end === -1) return 'open';
      cell += text.slice(start, end);
      at = end + 1;
      if (!text.startsWith(quote, at)) break;
      cell += quote;
    }
    cells.push(cell);
    if (at === text.length) return cells;
    if (!text.startsWith(delimiter, at)) return 'broken';
    at++;
  }
}
