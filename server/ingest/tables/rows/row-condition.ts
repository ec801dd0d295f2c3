import { cellValue, textOfCell } from '../values/cell.ts';
import type { Cells } from './cell-source.ts';
import type { ColumnIndex } from './column-index.ts';

/** Which rows something is for: each column must hold one of its values; `''` is an empty cell, `'*'` any other. */
type Condition = Readonly<Record<string, unknown>>;

/** Compiles a condition. Throws an ImportError where a column is missing. */
export function rowCondition(
  condition: Condition,
  index: ColumnIndex,
  empty: ReadonlySet<string>,
): (cells: Cells) => boolean {
  const parts = Object.entries(condition).map(([name, values]) => ({
    at: index.place(name),
    values: new Set((Array.isArray(values) ? values : [values]).map(String)),
  }));
  return cells =>
    parts.every(({ at, values }) => {
      const value = cellValue(cells[at], empty);
      return value === undefined ? values.has('') : values.has('*') || values.has(textOfCell(value));
    });
}
