import { ID_FIELDS, isHappening, RECORD_KINDS, type RecordKind, STATE_SCHEMAS } from '../contract/records.ts';

/** How a kind's state is laid out: its fields in the order of the wire, `attributes` the last of them. */
export interface StateShape {
  readonly kind: RecordKind;
  readonly fields: readonly string[];
  readonly idField: string;
  readonly id: number;
  readonly attributes: number;
  /** Where each field stands, by name. */
  readonly positions: ReadonlyMap<string, number>;
  /** JSON text that leads to each field's value: `{"taskId":`, then `,"taskType":` and so on. */
  readonly leads: readonly string[];
  /** Notifications and decisions stand alone, and show `attributes` only where there are any. */
  readonly happening: boolean;
}

function shapeOf(kind: RecordKind): StateShape {
  const fields = Object.keys(STATE_SCHEMAS[kind].shape);
  const idField = ID_FIELDS[kind];
  return {
    kind,
    fields,
    idField,
    id: fields.indexOf(idField),
    attributes: fields.indexOf('attributes'),
    positions: new Map(fields.map((field, position) => [field, position])),
    leads: fields.map((field, position) => `${position === 0 ? '{' : ','}${JSON.stringify(field)}:`),
    happening: isHappening(kind),
  };
}

export const STATE_SHAPES = Object.fromEntries(RECORD_KINDS.map(kind => [kind, shapeOf(kind)])) as Readonly<
  Record<RecordKind, StateShape>
>;
