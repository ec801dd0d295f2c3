import type { NdjsonLine } from '../../server/contract/lines.ts';
import type { RecordKind } from '../../server/contract/records.ts';

type Fields = Record<string, unknown>;

const STATES: Record<RecordKind, { line: string; id: string; fields: string[] }> = {
  vehicle: {
    line: 'vehicle_update',
    id: 'vehicleId',
    fields: [
      'vehicleId',
      'vehicleType',
      'callsign',
      'time',
      'lon',
      'lat',
      'heading',
      'speed',
      'status',
      'taskId',
      'flightId',
    ],
  },
  task: {
    line: 'task_update',
    id: 'taskId',
    fields: [
      'taskId',
      'taskType',
      'flightId',
      'stand',
      'status',
      'time',
      'vehicleId',
      'plannedStart',
      'plannedEnd',
      'actualStart',
      'actualEnd',
      'assignmentSource',
      'priority',
    ],
  },
  flight: {
    line: 'flight_update',
    id: 'flightId',
    fields: [
      'flightId',
      'callsign',
      'airline',
      'registration',
      'aircraftType',
      'direction',
      'stand',
      'gate',
      'runway',
      'status',
      'time',
      'milestones',
    ],
  },
  notification: {
    line: 'notification',
    id: 'notificationId',
    fields: ['notificationId', 'time', 'severity', 'message', 'vehicleId', 'taskId', 'flightId'],
  },
  decision: {
    line: 'decision',
    id: 'decisionId',
    fields: ['decisionId', 'time', 'taskId', 'trigger', 'chosenVehicleId', 'source', 'candidates'],
  },
};

/** A record with the whole state after it, as the contract says it should be. */
export interface ExpectedRecord {
  readonly kind: RecordKind;
  readonly airportId: string;
  readonly entityId: string;
  readonly time: number;
  readonly state: unknown;
}

function apply(attributes: Fields, line: Fields, known: readonly string[]): Fields {
  let result = { ...attributes };
  if (line.attributes !== undefined) result = { ...(line.attributes as Fields | null) };
  for (const [key, value] of Object.entries(line)) {
    if (['kind', 'airportId', 'attributes', ...known].includes(key)) continue;
    if (value === null) delete result[key];
    else result[key] = value;
  }
  return result;
}

/** Reads the contract the slow way: for every record, the lines of its entity up to it, one after the other. */
export function expectedRecords(lines: readonly NdjsonLine[], kind: RecordKind): ExpectedRecord[] {
  const { line: lineKind, id, fields } = STATES[kind];
  const all: Fields[] = lines.map(line => ({ ...line }));
  const updates = all
    .filter(line => line.kind === lineKind)
    .sort((a, b) => Date.parse(String(a.time)) - Date.parse(String(b.time)));
  return updates.map((update, index) => {
    const happening = kind === 'notification' || kind === 'decision';
    const earlier = happening
      ? [update]
      : updates.slice(0, index + 1).filter(u => u.airportId === update.airportId && u[id] === update[id]);
    const state: Fields = Object.fromEntries(fields.map(field => [field, null]));
    let attributes: Fields = {};
    if (kind === 'vehicle') {
      for (const line of all) {
        if (
          line.kind !== 'vehicle' ||
          line.airportId !== update.airportId ||
          line.vehicleId !== update.vehicleId
        )
          continue;
        for (const field of ['vehicleType', 'callsign']) if (field in line) state[field] = line[field];
        attributes = apply(attributes, line, ['vehicleId', 'vehicleType', 'callsign']);
      }
    }
    for (const line of earlier) {
      for (const field of fields) if (line[field] !== undefined) state[field] = line[field];
      attributes = apply(attributes, line, fields);
    }
    if (Object.keys(attributes).length > 0) state.attributes = attributes;
    else if (!happening) state.attributes = null;
    return {
      kind,
      airportId: String(update.airportId),
      entityId: String(update[id]),
      time: Date.parse(String(update.time)),
      state,
    };
  });
}
