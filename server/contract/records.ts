import { z } from 'zod';
import { isoTime } from './time.ts';
import {
  assignmentSource,
  flightDirection,
  flightStatus,
  severity,
  taskStatus,
  taskType,
  vehicleStatus,
  vehicleType,
} from './vocabulary.ts';

/** The five kinds of record, in the order in which a tick delivers them. */
export const RECORD_KINDS = ['vehicle', 'task', 'flight', 'notification', 'decision'] as const;
export const recordKind = z.enum(RECORD_KINDS);
export type RecordKind = z.infer<typeof recordKind>;

export const identifier = z.string().min(1).max(200);
export const longitude = z.number().min(-180).max(180).meta({ description: 'WGS-84 degrees east' });
export const latitude = z.number().min(-90).max(90).meta({ description: 'WGS-84 degrees north' });
const heading = z
  .number()
  .min(0)
  .lt(360)
  .meta({ description: 'Degrees clockwise from true north, [0, 360)' });
const attributes = z.record(z.string(), z.unknown());

const text = z.string().nullable();
const id = identifier.nullable();
const time = isoTime.nullable();

/** A vehicle's state; absent values are `null`. Speed in metres per second. */
export const vehicleState = z
  .strictObject({
    vehicleId: identifier,
    vehicleType: vehicleType.nullable(),
    callsign: text,
    time: isoTime,
    lon: longitude,
    lat: latitude,
    heading: heading.nullable(),
    speed: z.number().min(0).nullable().meta({ description: 'Metres per second' }),
    status: vehicleStatus.nullable(),
    taskId: id,
    flightId: id,
    attributes: attributes.nullable(),
  })
  .meta({ id: 'Vehicle' });
export type VehicleState = z.infer<typeof vehicleState>;

export const taskState = z
  .strictObject({
    taskId: identifier,
    taskType: taskType.nullable(),
    flightId: id,
    stand: id,
    status: taskStatus.nullable(),
    time: isoTime,
    vehicleId: id,
    plannedStart: time,
    plannedEnd: time,
    actualStart: time,
    actualEnd: time,
    assignmentSource: assignmentSource.nullable(),
    priority: z.number().nullable(),
    attributes: attributes.nullable(),
  })
  .meta({ id: 'Task' });
export type TaskState = z.infer<typeof taskState>;

/** A-CDM milestones (EUROCONTROL A-CDM Implementation Manual): abbreviation to instant. */
const milestones = z
  .record(
    z.string().regex(/^[A-Z]{3,5}$/, 'must be an A-CDM abbreviation in capitals, such as AIBT'),
    isoTime.nullable(),
  )
  .meta({ description: 'A-CDM abbreviation (SIBT, AIBT, TOBT, …) to time' });

export const flightState = z
  .strictObject({
    flightId: identifier,
    callsign: text,
    airline: text,
    registration: text,
    aircraftType: text,
    direction: flightDirection.nullable(),
    stand: id,
    gate: text,
    runway: text,
    status: flightStatus.nullable(),
    time: isoTime,
    milestones: milestones.nullable(),
    attributes: attributes.nullable(),
  })
  .meta({ id: 'Flight' });
export type FlightState = z.infer<typeof flightState>;

/** A happening. `attributes` is there only where the source gave fields that the format does not know. */
export const notificationState = z
  .strictObject({
    notificationId: identifier,
    time: isoTime,
    severity: severity.nullable(),
    message: text,
    vehicleId: id,
    taskId: id,
    flightId: id,
    attributes: attributes.optional(),
  })
  .meta({ id: 'Notification' });
export type NotificationState = z.infer<typeof notificationState>;

/** Why one vehicle was or was not chosen. `score`: higher is better; `etaSeconds` in seconds, `distance` in metres. */
const candidate = z
  .strictObject({
    vehicleId: identifier,
    score: z.number().nullable(),
    etaSeconds: z.number().nullable(),
    distance: z.number().nullable(),
    rejectedBecause: text,
  })
  .meta({ id: 'Candidate' });

/** A dispatching decision; `attributes` as in {@link notificationState}. */
export const decisionState = z
  .strictObject({
    decisionId: identifier,
    time: isoTime,
    taskId: id,
    trigger: text,
    chosenVehicleId: id,
    source: assignmentSource.nullable(),
    candidates: z.array(candidate).nullable(),
    attributes: attributes.optional(),
  })
  .meta({ id: 'Decision' });
export type DecisionState = z.infer<typeof decisionState>;

/** The state schema of each kind. The keys' order is the order on the wire. */
export const STATE_SCHEMAS = {
  vehicle: vehicleState,
  task: taskState,
  flight: flightState,
  notification: notificationState,
  decision: decisionState,
} as const;

/** The field that names an entity of each kind. */
export const ID_FIELDS = {
  vehicle: 'vehicleId',
  task: 'taskId',
  flight: 'flightId',
  notification: 'notificationId',
  decision: 'decisionId',
} as const satisfies Record<RecordKind, string>;

export type EntityStates = {
  vehicle: VehicleState;
  task: TaskState;
  flight: FlightState;
  notification: NotificationState;
  decision: DecisionState;
};

/** Happenings are told as they come and never folded: no latest state, no `removed`. */
export function isHappening(kind: RecordKind): kind is 'notification' | 'decision' {
  return kind === 'notification' || kind === 'decision';
}

/** How far back a snapshot reaches for notifications and decisions: ten minutes, `(time - reach, time]`. */
export const HAPPENINGS_REACH_MS = 600_000;
