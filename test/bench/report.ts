/** One line of the bench's table. Figures come as texts with their units. */
export interface Measured {
  readonly part: string;
  readonly work: string;
  readonly ours: string;
  /** A peer or a limit, measured in the same run. */
  readonly beside?: string;
  readonly budget?: { readonly text: string; readonly met: boolean };
}

const HEADER = ['part', 'work', 'ours', 'beside it, same run', 'budget', ''];

/** The table as plain text, a line for each row. */
export function table(rows: readonly Measured[]): string {
  const cells = [HEADER, ...rows.map(cellsOf)];
  const widths = HEADER.map((_, column) => Math.max(...cells.map(row => (row[column] ?? '').length)));
  const lines = cells.map(row => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | '));
  const rule = widths.map(width => '-'.repeat(width)).join('-|-');
  return [lines[0], rule, ...lines.slice(1)].map(line => line?.trimEnd()).join('\n');
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
