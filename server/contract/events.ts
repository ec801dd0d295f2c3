import { z } from 'zod';
import { problem } from './problems.ts';
import {
  decisionState,
  flightState,
  identifier,
  notificationState,
  taskState,
  vehicleState,
} from './records.ts';
import { sessionState } from './session.ts';
import { isoTime } from './time.ts';

/** The whole state at `time`; it replaces all that a client holds. */
export const snapshot = z
  .strictObject({
    time: isoTime,
    vehicles: z.array(vehicleState),
    tasks: z.array(taskState),
    flights: z.array(flightState),
    notifications: z.array(notificationState),
    decisions: z.array(decisionState),
  })
  .meta({ id: 'Snapshot' });
export type Snapshot = z.infer<typeof snapshot>;

const removed = z.array(identifier).meta({ description: 'Entities that left the filter' });

/** The events of a stream, by the name in their `event:` line. */
export const EVENT_SCHEMAS = {
  playback: sessionState,
  snapshot,
  vehicle_update: z
    .strictObject({ time: isoTime, vehicles: z.array(vehicleState), removed })
    .meta({ id: 'VehicleUpdate' }),
  task_update: z
    .strictObject({ time: isoTime, tasks: z.array(taskState), removed })
    .meta({ id: 'TaskUpdate' }),
  flight_update: z
    .strictObject({ time: isoTime, flights: z.array(flightState), removed })
    .meta({ id: 'FlightUpdate' }),
  notification: z
    .strictObject({ time: isoTime, notifications: z.array(notificationState) })
    .meta({ id: 'NotificationEvent' }),
  decision_update: z
    .strictObject({ time: isoTime, decisions: z.array(decisionState) })
    .meta({ id: 'DecisionUpdate' }),
  error: problem,
  clock: z.strictObject({ time: isoTime }).meta({ id: 'Clock' }),
  end: z.strictObject({ sessionId: identifier }).meta({ id: 'End' }),
} as const;

export type EventName = keyof typeof EVENT_SCHEMAS;
export type EventData = { [N in EventName]: z.infer<(typeof EVENT_SCHEMAS)[N]> };

/** Which event carries each kind, and the name of its list (also the list's name in a snapshot). */
export const KIND_EVENTS = {
  vehicle: { event: 'vehicle_update', list: 'vehicles' },
  task: { event: 'task_update', list: 'tasks' },
  flight: { event: 'flight_update', list: 'flights' },
  notification: { event: 'notification', list: 'notifications' },
  decision: { event: 'decision_update', list: 'decisions' },
} as const;
