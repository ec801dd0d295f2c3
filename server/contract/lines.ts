import { z } from 'zod';
import {
  decisionState,
  flightState,
  identifier,
  latitude,
  longitude,
  notificationState,
  taskState,
  vehicleState,
} from './records.ts';
import { airportId } from './session.ts';
import { vehicleType } from './vocabulary.ts';

export const timeZone = z.string().refine(
  zone => {
    try {
      new Intl.DateTimeFormat('en', { timeZone: zone });
      return true;
    } catch {
      return false;
    }
  },
  { error: 'must be an IANA time zone, such as Europe/Madrid' },
);

/** `{kind: "airport"}`: an airport's name, zone and reference point. */
const airportLine = z.looseObject({
  kind: z.literal('airport'),
  airportId,
  name: z.string().min(1),
  timeZone,
  lon: longitude,
  lat: latitude,
});
export type AirportLine = z.infer<typeof airportLine>;

/** `{kind: "vehicle"}`: what of a vehicle does not change with time. */
const vehicleLine = z.looseObject({
  kind: z.literal('vehicle'),
  airportId,
  vehicleId: identifier,
  vehicleType,
  callsign: z.string().nullable().optional(),
});
export type VehicleLine = z.infer<typeof vehicleLine>;

/** The lines that carry records, by their `kind` in NDJSON. Unknown fields pass through, to go into `attributes`. */
export const vehicleUpdateLine = z.looseObject({
  ...vehicleState.partial().shape,
  kind: z.literal('vehicle_update'),
  airportId,
  vehicleId: identifier,
  time: vehicleState.shape.time,
  lon: longitude,
  lat: latitude,
});
export const taskUpdateLine = z.looseObject({
  ...taskState.partial().shape,
  kind: z.literal('task_update'),
  airportId,
  taskId: identifier,
  time: taskState.shape.time,
});
export const flightUpdateLine = z.looseObject({
  ...flightState.partial().shape,
  kind: z.literal('flight_update'),
  airportId,
  flightId: identifier,
  time: flightState.shape.time,
});
export const notificationLine = z.looseObject({
  ...notificationState.partial().shape,
  kind: z.literal('notification'),
  airportId,
  notificationId: identifier,
  time: notificationState.shape.time,
});
export const decisionLine = z.looseObject({
  ...decisionState.partial().shape,
  kind: z.literal('decision'),
  airportId,
  decisionId: identifier,
  time: decisionState.shape.time,
  candidates: z
    .array(
      z.strictObject({
        vehicleId: identifier,
        score: z.number().nullable().default(null),
        etaSeconds: z.number().nullable().default(null),
        distance: z.number().nullable().default(null),
        rejectedBecause: z.string().nullable().default(null),
      }),
    )
    .nullable()
    .optional(),
});

/** A line of the native NDJSON format. */
export const ndjsonLine = z.discriminatedUnion('kind', [
  airportLine,
  vehicleLine,
  vehicleUpdateLine,
  taskUpdateLine,
  flightUpdateLine,
  notificationLine,
  decisionLine,
]);
export type NdjsonLine = z.infer<typeof ndjsonLine>;
