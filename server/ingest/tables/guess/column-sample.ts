import type { TableRow } from '../rows/table-parser.ts';
import { cellValue, textOfCell } from '../values/cell.ts';

const MOST_EXAMPLES = 3;
const SHOWN_CHARACTERS = 24;

/** A column's name in small letters with `_` between words: `Speed (km/h)` is `speed_km_h`. */
function normalName(name: string): string {
  return name
    .trim()
    .replaceAll(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '_')
    .replaceAll(/^_|_$/g, '');
}

/** What the first rows hold in one column. */
export interface ColumnSample {
  readonly name: string;
  /** The name as {@link normalName} gives it. */
  readonly normal: string;
  /** Likewise the last part of a path into JSON: `lat` of `position.lat`; `undefined` where the name is none. */
  readonly innermost: string | undefined;
  readonly index: number;
  /** Its values that say something, as text. */
  readonly texts: readonly string[];
}

/** What the first rows hold, column by column. */
export function columnSamples(columns: readonly string[], rows: readonly TableRow[]): ColumnSample[] {
  return columns.map((name, index) => ({
    name,
    normal: normalName(name),
    innermost: name.includes('.') ? normalName(name.slice(name.lastIndexOf('.') + 1)) : undefined,
    index,
    texts: rows.flatMap(({ cells }) => {
      const value = typeof cells === 'string' ? undefined : cellValue(cells[index]);
      return value === undefined ? [] : [textOfCell(value)];
    }),
  }));
}

/** The share of a column's values that fit; 0 where it has none. */
export function shareOf({ texts }: ColumnSample, fits: (text: string) => boolean): number {
  return texts.length === 0 ? 0 : texts.filter(fits).length / texts.length;
}

/** Up to three different values, cut short, for a person to look at. */
export function examplesOf({ texts }: ColumnSample): string[] {
  const different = [...new Set(texts)].slice(0, MOST_EXAMPLES);
  return different.map(text =>
    text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS - 1)}…` : text,
  );
}
