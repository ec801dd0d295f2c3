/** One row of the bench's table. Figures come as texts with their units; a text may have lines. */
export interface Measured {
  readonly part: string;
  readonly work: string;
  readonly ours: string;
  /** A peer or a limit, measured in the same run. */
  readonly beside?: string;
  readonly budget?: { readonly text: string; readonly met: boolean };
}

const HEADER = ['part', 'work', 'ours', 'beside it, same run', 'budget', ''];

/** The table as plain text. */
export function table(rows: readonly Measured[]): string {
  const cells = rows.flatMap(row => linesOf(cellsOf(row)));
  const widths = HEADER.map((_, column) =>
    Math.max(...[HEADER, ...cells].map(row => (row[column] ?? '').length)),
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join(' | ')
      .trimEnd();
  const rule = widths.map(width => '-'.repeat(width)).join('-|-');
  return [line(HEADER), rule, ...cells.map(line)].join('\n');
}

/** A row's cells, line by line. */
function linesOf(cells: readonly string[]): string[][] {
  const split = cells.map(cell => cell.split('\n'));
  const height = Math.max(...split.map(lines => lines.length));
  return Array.from({ length: height }, (_, index) => split.map(lines => lines[index] ?? ''));
}

/** A figure with thousands separated; `digits` behind the point. */
export function figure(value: number, digits = 0): string {
  return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

export function megabytes(bytes: number): string {
  return `${figure(bytes / 1e6)} MB`;
}

/** Tells on stderr what is being done, so that stdout holds the table alone. */
export function progress(text: string): void {
  process.stderr.write(`${text}\n`);
}

function cellsOf({ part, work, ours, beside = '', budget }: Measured): string[] {
  return [part, work, ours, beside, budget?.text ?? '', budget ? (budget.met ? 'met' : 'NOT MET') : ''];
}
