import { sourceEntries } from '../profile/field-sources.ts';
import type { Profile, ProfileFields } from '../profile/profile.ts';
import { LINE_OF_KIND, type TableKind } from '../profile/table-kinds.ts';
import { cellValue } from '../values/cell.ts';
import { numberReader } from '../values/units.ts';
import { vocabularyOf } from '../values/words.ts';
import { type Cells, longField } from './cell-source.ts';
import type { ColumnIndex } from './column-index.ts';

type AttributeForm = 'text' | 'number' | 'flag';

/** A column without a place in a state: it goes into `attributes` under `key`. */
export interface AttributeColumn {
  readonly index: number;
  readonly name: string;
  readonly key: string;
  readonly form: AttributeForm;
  /** The field whose word stands in it: where that is the field's value as it is, the attribute would say it twice. */
  readonly wordOf?: string | undefined;
}

const NUMBERS =
  /^(fl|flight_level|alt|altitude|baro_altitude|geo_altitude|height)(_(ft|m|feet|metres|meters))?$/;
const FLAGS = /^(on_?ground|is_on_ground|gnd)$/;
const FLAG_VALUES = new Map([
  ['1', true],
  ['true', true],
  ['0', false],
  ['false', false],
]);

/** The columns that no field uses, as the profile keeps them. */
export function attributeColumns(
  index: ColumnIndex,
  { kind, attributes: forms = {}, fields }: Profile,
): AttributeColumn[] {
  const others = forms['*'];
  const words = kind === 'positions' ? wordFields(fields as ProfileFields) : new Map<string, string>();
  return index.names.flatMap((name, at): AttributeColumn[] => {
    const isTold = Object.hasOwn(forms, name);
    if (name === '' || (index.isUsed(at) && !isTold)) return [];
    const form = forms[name] ?? others ?? formOf(name);
    if (form === 'none') return [];
    return [
      { index: at, name, key: attributeKey(name, kind), form, wordOf: isTold ? undefined : words.get(name) },
    ];
  });
}

/** Fields of positions that hold the contract's words, by the columns that they are read from. */
function wordFields(fields: ProfileFields): Map<string, string> {
  const words = new Map<string, string>();
  for (const [field, source] of sourceEntries(fields)) {
    const { column } = longField(source);
    if (column !== undefined && vocabularyOf('positions', field)) words.set(column, field);
  }
  return words;
}

/** The name of an attribute, out of the way of fields that mean something else. */
export function attributeKey(name: string, kind: TableKind): string {
  return name in LINE_OF_KIND[kind].shape ? `column_${name}` : name;
}

/** Writes the attributes of rows. */
export interface AttributeWriter {
  /** Puts a row's attributes into a line. */
  write(line: Record<string, unknown>, cells: Cells): void;
  /** Whether an attribute of the line's vehicle holds a word of the source, which a later row may clear. */
  holdsWord(line: { readonly airportId: string; readonly vehicleId: string }): boolean;
}

/**
 * Compiles how attributes are written. A cell that is not what its column should hold is kept as the text it is. A word
 * that its field has as it is goes without saying, and clears the other one that the vehicle had before.
 */
export function attributeWriter(
  columns: readonly AttributeColumn[],
  decimal: '.' | ',',
  empty: ReadonlySet<string> | undefined,
): AttributeWriter {
  const number = numberReader(decimal);
  /** `keepers` are the vehicles whose attribute holds a word of the source. */
  const compiled = columns.map(column => ({ ...column, keepers: new Set<string>() }));
  const write = (line: Record<string, unknown>, cells: Cells) => {
    for (const { index, key, form, wordOf, keepers } of compiled) {
      const value = cellValue(cells[index], empty);
      if (value === undefined) continue;
      if (wordOf !== undefined && line[wordOf] === value) {
        if (keepers.size > 0 && keepers.delete(vehicleOf(line))) line[key] = null;
        continue;
      }
      if (wordOf !== undefined) keepers.add(vehicleOf(line));
      if (typeof value !== 'string' || form === 'text') line[key] = value;
      else if (form === 'flag') line[key] = FLAG_VALUES.get(value.toLowerCase()) ?? value;
      else {
        const read = number(value);
        line[key] = Number.isFinite(read) ? read : value;
      }
    }
  };
  const words = compiled.filter(({ wordOf }) => wordOf !== undefined);
  return {
    write,
    holdsWord: line => words.some(({ keepers }) => keepers.size > 0 && keepers.has(vehicleOf(line))),
  };
}

function vehicleOf({
  airportId,
  vehicleId,
}: {
  readonly airportId?: unknown;
  readonly vehicleId?: unknown;
}): string {
  return `${airportId} ${vehicleId}`;
}

function formOf(name: string): AttributeForm {
  const normal = name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '_');
  return NUMBERS.test(normal) ? 'number' : FLAGS.test(normal) ? 'flag' : 'text';
}
