import {
  decisionLine,
  flightUpdateLine,
  type NdjsonLine,
  notificationLine,
  taskUpdateLine,
  vehicleUpdateLine,
} from '../../../contract/lines.ts';

/** What the rows of a table can be, in the words of a profile. */
export const TABLE_KINDS = ['positions', 'tasks', 'flights', 'notifications', 'decisions'] as const;
export type TableKind = (typeof TABLE_KINDS)[number];

/** The schema of the lines that rows of a kind become. */
export const LINE_OF_KIND = {
  positions: vehicleUpdateLine,
  tasks: taskUpdateLine,
  flights: flightUpdateLine,
  notifications: notificationLine,
  decisions: decisionLine,
} as const;

/** The field that names an entity of each kind. */
export const ID_OF_KIND = {
  positions: 'vehicleId',
  tasks: 'taskId',
  flights: 'flightId',
  notifications: 'notificationId',
  decisions: 'decisionId',
} as const satisfies Record<TableKind, string>;

/** The fields that a profile may fill, by kind. */
export const FIELDS_OF_KIND = Object.fromEntries(
  TABLE_KINDS.map(kind => [kind, Object.keys(LINE_OF_KIND[kind].shape).filter(field => field !== 'kind')]),
) as unknown as Readonly<Record<TableKind, readonly string[]>>;

/** The fields without which there is no record of a kind. */
export const REQUIRED_OF_KIND: Readonly<Record<TableKind, readonly string[]>> = {
  positions: ['time', 'vehicleId', 'lat', 'lon'],
  tasks: ['time', 'taskId'],
  flights: ['time', 'flightId'],
  notifications: ['time', 'notificationId'],
  decisions: ['time', 'decisionId'],
};

/** The fields that are instants. */
export const TIME_FIELDS: ReadonlySet<string> = new Set([
  'time',
  'plannedStart',
  'plannedEnd',
  'actualStart',
  'actualEnd',
]);

/** The `kind` of the lines that rows become. */
export function lineKindOf(kind: TableKind): NdjsonLine['kind'] {
  return LINE_OF_KIND[kind].shape.kind.value;
}
