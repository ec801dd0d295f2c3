import type { Attributes, Change, FoldedState } from './fold.ts';
import type { StateShape } from './state-shape.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What a `vehicle` line may say of a vehicle's state; everything else in it is an attribute. */
const VEHICLE_LINE_FIELDS = new Set(['vehicleId', 'vehicleType', 'callsign']);

/** What an update, notification or decision line says. */
export function changeOfLine(shape: StateShape, line: Fields): Change {
  const texts = new Array<string | undefined>(shape.fields.length);
  const single: [string, unknown][] = [];
  let given = 0;
  let attributes: Attributes | null | undefined;
  for (const key in line) {
    const value = line[key];
    if (value === undefined) continue;
    const position = shape.positions.get(key);
    if (position === undefined) {
      if (key !== 'kind' && key !== 'airportId') single.push([key, value]);
      continue;
    }
    given |= 1 << position;
    if (position === shape.attributes) attributes = value as Attributes | null;
    else texts[position] = jsonText(value);
  }
  return { given, texts, attributes, single };
}

/** What a `vehicle` line says: the type, the call sign, and as attributes what the format does not know. */
export function changeOfVehicleLine(shape: StateShape, line: Fields): Change {
  const known: Record<string, unknown> = {};
  const single: [string, unknown][] = [];
  for (const [key, value] of Object.entries(line)) {
    if (VEHICLE_LINE_FIELDS.has(key) || (key === 'attributes' && isObject(value))) known[key] = value;
    else if (key !== 'kind' && key !== 'airportId') single.push([key, value]);
  }
  return { ...changeOfLine(shape, known), single };
}

/** As JSON.stringify, of which numbers and `null` need not bear the cost. */
function jsonText(value: unknown): string {
  if (typeof value === 'number') return `${value}`;
  return value === null ? 'null' : JSON.stringify(value);
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A state read from its text. */
export function stateOfText(shape: StateShape, text: string): FoldedState {
  const fields = JSON.parse(text) as Fields;
  return {
    texts: shape.fields.map(field => JSON.stringify(fields[field] ?? null)),
    attributes: (fields.attributes as Attributes | undefined) ?? null,
  };
}

/**
 * What the source of a stored record said, told from the state after it: `given` and `keys` name the fields and the
 * single attributes that it gave, and right after it these have the values that it gave them.
 */
export function changeOfRecord(
  shape: StateShape,
  record: { readonly given: number; readonly keys: string | null; readonly state: string },
): Change {
  const { texts, attributes } = stateOfText(shape, record.state);
  const isGiven = (position: number) => (record.given & (1 << position)) !== 0;
  const keys: string[] = record.keys === null || isGiven(shape.attributes) ? [] : JSON.parse(record.keys);
  return {
    given: record.given,
    texts: texts.map((text, position) =>
      position !== shape.attributes && isGiven(position) ? text : undefined,
    ),
    attributes: isGiven(shape.attributes) ? attributes : undefined,
    single: keys.map(key => [key, attributes && Object.hasOwn(attributes, key) ? attributes[key] : null]),
  };
}
