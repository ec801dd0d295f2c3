import { durationToMs } from '../../../contract/time.ts';
import { ImportError } from '../../import-error.ts';
import { parseJsonLine } from '../../json-line.ts';
import type { LongField } from '../profile/profile.ts';
import { type TableKind, TIME_FIELDS } from '../profile/table-kinds.ts';
import { textOfCell } from '../values/cell.ts';
import { Fault } from '../values/fault.ts';
import { type TimeColumn, TimeReader } from '../values/time-column.ts';
import {
  DIRECTION_UNITS,
  directionReader,
  numberReader,
  placeReader,
  SPEED_UNITS,
  speedReader,
} from '../values/units.ts';
import { vocabularyOf, wordReader } from '../values/words.ts';

/** Turns what stands in a cell into a field's value, or says why it cannot be one. */
export type FieldReader = (cell: unknown) => unknown;

/** What a whole table says of its values, where a field does not. */
export interface TableValues {
  readonly kind: TableKind;
  readonly decimal: '.' | ',';
  readonly zone: string | undefined;
  readonly date: string | undefined;
}

const NUMBER = 'must be a number';
const DMS = "must be degrees and minutes, such as 41°17.82'N";

/** Compiles how one field reads its cells. `times` collects the readers of instants. Throws an {@link ImportError}. */
export function fieldReader(
  name: string,
  field: LongField,
  values: TableValues,
  times: TimeReader[],
): FieldReader {
  const read = readerOf(name, field, values, times);
  if (!field.values && field.otherwise === undefined) return read;
  const map = new Map(Object.entries(field.values ?? {}).map(([from, to]) => [from.toLowerCase(), to]));
  return cell => {
    const told = map.get(textOfCell(cell).toLowerCase());
    if (told !== undefined) return told;
    return field.otherwise === undefined ? read(cell) : field.otherwise;
  };
}

function readerOf(name: string, field: LongField, values: TableValues, times: TimeReader[]): FieldReader {
  const number = numberReader(values.decimal);
  const { unit } = field;
  if (TIME_FIELDS.has(name) || /^[A-Z]{3,5}$/.test(name)) {
    const reader = timeReader(name, field, values);
    times.push(reader);
    return cell => reader.read(cell);
  }
  switch (name) {
    case 'lon':
    case 'lat':
      return numeric(
        placeReader(fitting(name, unit, undefined) ?? 'degrees', number),
        unit === 'dms' ? DMS : NUMBER,
      );
    case 'speed':
      return numeric(speedReader((fitting(name, unit, SPEED_UNITS) ?? 'mps') as 'mps', number), NUMBER);
    case 'heading':
      return numeric(
        directionReader((fitting(name, unit, DIRECTION_UNITS) ?? 'deg') as 'deg', number),
        NUMBER,
      );
    case 'priority':
      return numeric(number, NUMBER);
    case 'candidates':
    case 'milestones':
    case 'attributes':
      return jsonReader;
    default: {
      const vocabulary = vocabularyOf(values.kind, name);
      return vocabulary ? wordReader(vocabulary) : textReader;
    }
  }
}

/** The unit of a field, once it is found to be one of its kind. */
function fitting(name: string, unit: string | undefined, units: object | undefined): string | undefined {
  if (unit === undefined) return undefined;
  const isSpeedOrDirection = Object.hasOwn(SPEED_UNITS, unit) || Object.hasOwn(DIRECTION_UNITS, unit);
  if (units ? Object.hasOwn(units, unit) : !isSpeedOrDirection) return unit;
  throw new ImportError(`cannot be read with its profile: ${unit} is no unit of ${name}`, 'profile');
}

function numeric(read: (cell: unknown) => number, rule: string): FieldReader {
  const fault = new Fault(rule);
  return cell => {
    const value = read(cell);
    return Number.isFinite(value) ? value : fault;
  };
}

/** Reads what an export wrote into one cell. What it holds is checked with the whole record. */
function jsonReader(cell: unknown): unknown {
  if (typeof cell !== 'string') return cell;
  const parsed = parseJsonLine(`{"cell":${cell}}`);
  return 'value' in parsed ? Reflect.get(parsed.value, 'cell') : new Fault('must be JSON');
}

function textReader(cell: unknown): unknown {
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'number' && Number.isInteger(cell) && !Number.isSafeInteger(cell)) {
    return new Fault('is too large to be read exactly as a number: write it as text');
  }
  return typeof cell === 'object' ? new Fault('must be a text') : String(cell);
}

function timeReader(name: string, { format, zone, shift }: LongField, values: TableValues): TimeReader {
  const column: TimeColumn = {
    format,
    zone: zone ?? values.zone,
    date: values.date,
    isOrdered: name === 'time',
    shiftMs: shift === undefined ? 0 : durationToMs(shift),
  };
  try {
    return new TimeReader(column);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new ImportError(`cannot be read with its profile: ${name}: ${error.message}`, 'profile');
  }
}
