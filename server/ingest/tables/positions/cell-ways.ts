import { AT, FIELDS } from '../../positions/position-fields.ts';
import type { MappedField } from '../rows/update-mapper.ts';

/**
 * How the cells of a field are read at once: copied as texts; copied as numbers, which they stand for as they are; read as
 * numbers that become others; or not at all.
 */
export type CellWay = 'text' | 'same number' | 'number' | 'none';

const WIRE_FORMATS: readonly unknown[] = [undefined, 'iso'];
const UNITS_AS_THEY_ARE: readonly unknown[] = [undefined, 'degrees', 'deg'];

/** The way of a field that is read from one column. */
export function cellWay({ name, told }: MappedField): CellWay {
  const { values, otherwise, unit, format, shift } = told;
  if (values !== undefined || otherwise !== undefined) return 'none';
  switch (FIELDS.indexOf(name)) {
    case AT.time:
      return WIRE_FORMATS.includes(format) && shift === undefined ? 'text' : 'none';
    case AT.lon:
    case AT.lat:
    case AT.heading:
      if (unit === 'dms') return 'none';
      return UNITS_AS_THEY_ARE.includes(unit) ? 'same number' : 'number';
    case AT.speed:
      return 'number';
    default:
      return 'text';
  }
}
