import type { Profile } from '../profile/profile.ts';
import { LINE_OF_KIND, type TableKind } from '../profile/table-kinds.ts';
import { cellValue } from '../values/cell.ts';
import { numberReader } from '../values/units.ts';
import type { Cells } from './cell-source.ts';
import type { ColumnIndex } from './column-index.ts';

type AttributeForm = 'text' | 'number' | 'flag';

/** A column without a place in a state: it goes into `attributes` under `key`. */
export interface AttributeColumn {
  readonly index: number;
  readonly name: string;
  readonly key: string;
  readonly form: AttributeForm;
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
  kind: TableKind,
  forms: Profile['attributes'] = {},
): AttributeColumn[] {
  const others = forms['*'];
  return index.names.flatMap((name, at): AttributeColumn[] => {
    if (name === '' || (index.isUsed(at) && !Object.hasOwn(forms, name))) return [];
    const form = forms[name] ?? others ?? formOf(name);
    return form === 'none' ? [] : [{ index: at, name, key: attributeKey(name, kind), form }];
  });
}

/** The name of an attribute, out of the way of fields that mean something else. */
export function attributeKey(name: string, kind: TableKind): string {
  return name in LINE_OF_KIND[kind].shape ? `column_${name}` : name;
}

/** Puts a row's attributes into a line. A cell that is not what its column should hold is kept as the text it is. */
export function attributeWriter(
  columns: readonly AttributeColumn[],
  decimal: '.' | ',',
  empty: ReadonlySet<string> | undefined,
): (line: Record<string, unknown>, cells: Cells) => void {
  const number = numberReader(decimal);
  return (line, cells) => {
    for (const { index, key, form } of columns) {
      const value = cellValue(cells[index], empty);
      if (value === undefined) continue;
      if (typeof value !== 'string' || form === 'text') line[key] = value;
      else if (form === 'flag') line[key] = FLAG_VALUES.get(value.toLowerCase()) ?? value;
      else {
        const read = number(value);
        line[key] = Number.isFinite(read) ? read : value;
      }
    }
  };
}

function formOf(name: string): AttributeForm {
  const normal = name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '_');
  return NUMBERS.test(normal) ? 'number' : FLAGS.test(normal) ? 'flag' : 'text';
}
