import type { FieldSource, LongField } from '../profile/profile.ts';
import { cellValue, EMPTY_TEXTS, textOfCell } from '../values/cell.ts';
import type { ColumnIndex } from './column-index.ts';

/** The cells of one row: texts of a CSV, any values of JSON; `line` numbers the row in its file. */
export type Cells = readonly unknown[];
/** What stands in a row for a field; `undefined` where it says nothing. */
export type CellSource = (cells: Cells, line: number) => unknown;

/**
 * `{column}`, `{column:10}` (its first 10 characters), `{column:word}` (its first word), `{a|b}` (the first that says
 * something), `{#}` (the row's line).
 */
const PLACEHOLDER = /\{([^{}]+)\}/g;

/** A field's source in full. */
export function longField(source: FieldSource): LongField {
  return typeof source === 'string' ? { column: source } : source;
}

/** The name of a field's source for a reason: that of its column, or of its field where it has none. */
export function sourceLabel(field: string, { column, columns, text }: LongField): string {
  if (column !== undefined) return column;
  if (columns) return columns.join(' ');
  return text === undefined ? field : `${field} from ${text}`;
}

/** The columns that a source reads. */
export function sourceColumns({ column, columns, text }: LongField): string[] {
  if (column !== undefined) return [column];
  if (columns) return columns;
  return [...(text ?? '').matchAll(PLACEHOLDER)].flatMap(([, inner = '']) => placeholder(inner).names);
}

/**
 * Compiles where a field's values come from. `onBlank` is called for each value that this very field takes for
 * empty. Throws an ImportError where a column is missing.
 */
export function cellSource(
  field: LongField,
  index: ColumnIndex,
  empty: ReadonlySet<string>,
  onBlank: () => void,
  keepsColumn: boolean,
): CellSource {
  const place = (name: string) => (keepsColumn ? index.place(name) : index.use(name));
  const own = field.empty && new Set(field.empty.map(String));
  const blanked = (source: CellSource): CellSource =>
    own
      ? (cells, line) => {
          const value = source(cells, line);
          if (value === undefined || !own.has(textOfCell(value))) return value;
          onBlank();
          return undefined;
        }
      : source;
  if (field.value !== undefined) {
    const { value } = field;
    return () => value;
  }
  if (field.column !== undefined) {
    const at = place(field.column);
    return blanked(
      empty === EMPTY_TEXTS ? cells => cellValue(cells[at]) : cells => cellValue(cells[at], empty),
    );
  }
  if (field.columns) {
    const places = field.columns.map(place);
    return blanked(cells => {
      const parts = places.map(at => cellValue(cells[at], empty));
      return parts.includes(undefined) ? undefined : parts.map(textOfCell).join(' ');
    });
  }
  return blanked(template(field.text ?? '', index, empty));
}

/** A template says nothing where one of its placeholders does. Its columns still go into the attributes. */
function template(text: string, index: ColumnIndex, empty: ReadonlySet<string>): CellSource {
  const parts: (string | CellSource)[] = [];
  let done = 0;
  for (const { 0: whole, 1: inner = '', index: start } of text.matchAll(PLACEHOLDER)) {
    parts.push(text.slice(done, start));
    done = start + whole.length;
    if (inner === '#') {
      parts.push((_, line) => line);
      continue;
    }
    const { names, cut } = placeholder(inner);
    const places = names.map(name => index.place(name));
    parts.push(cells => {
      const at = places.find(each => cellValue(cells[each], empty) !== undefined);
      return at === undefined ? undefined : cut(textOfCell(cellValue(cells[at], empty)));
    });
  }
  parts.push(text.slice(done));
  return (cells, line) => {
    let whole = '';
    for (const part of parts) {
      const value = typeof part === 'string' ? part : part(cells, line);
      if (value === undefined) return undefined;
      whole += value;
    }
    return whole;
  };
}

function placeholder(inner: string): { names: string[]; cut: (text: string) => string } {
  if (inner === '#') return { names: [], cut: text => text };
  const [, told = inner, how] = /^(.*):(word|\d{1,3})$/.exec(inner) ?? [];
  const names = told.split('|');
  if (how === undefined) return { names, cut: text => text };
  return {
    names,
    cut: how === 'word' ? text => text.split(/\s/, 1)[0] ?? '' : text => text.slice(0, Number(how)),
  };
}
