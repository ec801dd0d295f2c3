import type { Airport } from '../contract/history.ts';
import type { NdjsonLine } from '../contract/lines.ts';
import { isHappening, type RecordKind, type VehicleState } from '../contract/records.ts';
import type { EntityState } from '../replay/filter.ts';

type Fields = Readonly<Record<string, unknown>>;

const LINE_KINDS: Readonly<Record<RecordKind, NdjsonLine['kind']>> = {
  vehicle: 'vehicle_update',
  task: 'task_update',
  flight: 'flight_update',
  notification: 'notification',
  decision: 'decision',
};

/** A record as its source gave it, as a line of NDJSON with its end. */
export function givenLine(
  airportId: string,
  kind: RecordKind,
  state: EntityState,
  { fields, keys }: { readonly fields: readonly string[]; readonly keys: readonly string[] },
): string {
  let line = lineHead(airportId, kind);
  let attributesGiven = false;
  for (const field of fields) {
    if (field === 'attributes') attributesGiven = true;
    line += member(kind, field, fieldOf(state, field));
  }
  const attributes = (state.attributes ?? {}) as Fields;
  // Where all attributes were given, the state has them with the single ones among them.
  if (!attributesGiven)
    for (const key of keys)
      line += `,${JSON.stringify(key)}:${JSON.stringify(Object.hasOwn(attributes, key) ? attributes[key] : null)}`;
  return `${line}}\n`;
}

/** A line of NDJSON that leaves its entity in this state, whatever was told of it before. */
export function wholeLine(airportId: string, kind: RecordKind, state: EntityState): string {
  let line = lineHead(airportId, kind);
  for (const field in state) line += member(kind, field, fieldOf(state, field));
  return `${line}}\n`;
}

/** An airport as a line of NDJSON; nothing where its place, which a line must tell, is not known. */
export function airportLine({ airportId, name, timeZone, lon, lat }: Airport): string {
  if (lon === null || lat === null) return '';
  return `${JSON.stringify({ kind: 'airport', airportId, name, timeZone, lon, lat })}\n`;
}

/** What does not change of a vehicle, as a line of NDJSON; nothing where its type, which a line must tell, is not known. */
export function vehicleLine(airportId: string, base: EntityState): string {
  const { vehicleId, vehicleType, callsign, attributes } = base as VehicleState;
  if (vehicleType === null) return '';
  const line = {
    kind: 'vehicle',
    airportId,
    vehicleId,
    vehicleType,
    ...(callsign === null ? {} : { callsign }),
    ...(attributes === null ? {} : { attributes }),
  };
  return `${JSON.stringify(line)}\n`;
}

function lineHead(airportId: string, kind: RecordKind): string {
  return `{"kind":"${LINE_KINDS[kind]}","airportId":"${airportId}"`;
}

/** Notifications and decisions have attributes or none; theirs cannot be cleared. */
function member(kind: RecordKind, field: string, value: unknown): string {
  if (field === 'attributes' && value === null && isHappening(kind)) return '';
  if (value === undefined) return '';
  return `,"${field}":${typeof value === 'number' ? value : JSON.stringify(value)}`;
}

function fieldOf(state: EntityState, field: string): unknown {
  return (state as unknown as Fields)[field];
}
