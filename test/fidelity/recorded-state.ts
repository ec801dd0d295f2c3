import type { Filters } from '../../server/contract/filters.ts';

/** A line of NDJSON as a test writes it. */
export type Line = { kind: string; time?: string; [field: string]: unknown };
export type Entity = Record<string, unknown>;

/** Each kind's line, its list in a snapshot, and its fields, id first. Read off the contract by hand. */
export const KINDS = {
  vehicle: {
    line: 'vehicle_update',
    list: 'vehicles',
    fields:
      'vehicleId vehicleType callsign time lon lat heading speed status taskId flightId attributes'.split(
        ' ',
      ),
  },
  task: {
    line: 'task_update',
    list: 'tasks',
    fields:
      'taskId taskType flightId stand status time vehicleId plannedStart plannedEnd actualStart actualEnd assignmentSource priority attributes'.split(
        ' ',
      ),
  },
  flight: {
    line: 'flight_update',
    list: 'flights',
    fields:
      'flightId callsign airline registration aircraftType direction stand gate runway status time milestones attributes'.split(
        ' ',
      ),
  },
  notification: {
    line: 'notification',
    list: 'notifications',
    fields: 'notificationId time severity message vehicleId taskId flightId'.split(' '),
  },
  decision: {
    line: 'decision',
    list: 'decisions',
    fields: 'decisionId time taskId trigger chosenVehicleId source candidates'.split(' '),
  },
} as const;
export type Kind = keyof typeof KINDS;
export const ALL_KINDS = Object.keys(KINDS) as Kind[];

/** A record's outcome: the state that it leaves its entity in. */
export interface Outcome {
  readonly kind: Kind;
  readonly time: number;
  readonly id: string;
  readonly state: Entity;
  /** Its place among the lines of records, counted from 0. */
  readonly place: number;
}

/** Works through all lines, in time order and, at one instant, in the order given: nothing clever, no shared code. */
export function outcomes(lines: readonly Line[]): Outcome[] {
  const base = new Map<string, Entity>();
  for (const line of lines) {
    if (line.kind !== 'vehicle') continue;
    const known = base.get(String(line.vehicleId)) ?? {};
    known.vehicleType = line.vehicleType;
    if (line.callsign !== undefined) known.callsign = line.callsign;
    base.set(String(line.vehicleId), known);
  }
  const states = new Map<string, Entity>();
  return lines
    .map(line => ({ line, time: Date.parse(line.time ?? '') }))
    .filter(({ time }) => !Number.isNaN(time))
    .map((record, place) => ({ ...record, place }))
    .sort((a, b) => a.time - b.time || a.place - b.place)
    .map(({ line, time, place }) => {
      const kind = ALL_KINDS.find(candidate => KINDS[candidate].line === line.kind);
      if (!kind) throw new Error(`A line of another kind: ${line.kind}`);
      const { fields } = KINDS[kind];
      const id = String(line[fields[0] ?? '']);
      const folds = kind === 'vehicle' || kind === 'task' || kind === 'flight';
      const before = (folds && states.get(`${kind} ${id}`)) || {
        ...(kind === 'vehicle' ? base.get(id) : {}),
      };
      const state: Entity = {};
      for (const field of fields)
        state[field] = line[field] !== undefined ? line[field] : (before[field] ?? null);
      state.time = new Date(time).toISOString();
      if (folds) states.set(`${kind} ${id}`, state);
      return { kind, time, id, state, place };
    });
}

/** Whether a state passes the filters. */
export function passes(kind: Kind, state: Entity, filters: Filters): boolean {
  const lists: [readonly unknown[] | undefined, string, Kind[]][] = [
    [filters.vehicleTypes, 'vehicleType', ['vehicle']],
    [filters.vehicleStatuses, 'status', ['vehicle']],
    [filters.vehicleIds, 'vehicleId', ALL_KINDS],
    [filters.taskTypes, 'taskType', ['task']],
    [filters.taskStatuses, 'status', ['task']],
    [filters.taskIds, 'taskId', ALL_KINDS],
    [filters.flightIds, 'flightId', ALL_KINDS],
    [filters.stands, 'stand', ALL_KINDS],
  ];
  if (filters.kinds && !filters.kinds.includes(kind)) return false;
  for (const [list, field, kinds] of lists) {
    if (list && kinds.includes(kind) && field in state && !list.includes(state[field])) return false;
  }
  if (filters.bbox && kind === 'vehicle') {
    const [west, south, east, north] = filters.bbox;
    const { lon, lat } = state as { lon: number; lat: number };
    if (lon < west || lon > east || lat < south || lat > north) return false;
  }
  return true;
}

/** The entities that exist at `time` and pass, by id. */
export function stateAt(
  all: readonly Outcome[],
  kind: Kind,
  time: number,
  filters: Filters,
): Map<string, Entity> {
  const latest = new Map<string, Entity>();
  for (const outcome of all)
    if (outcome.kind === kind && outcome.time <= time) latest.set(outcome.id, outcome.state);
  for (const [id, state] of latest) if (!passes(kind, state, filters)) latest.delete(id);
  return latest;
}
