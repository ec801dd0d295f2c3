import type { FlightState, TaskState, VehicleState } from '../../server/contract/records.ts';

export const NOON = Date.parse('2020-10-02T12:00:00Z');

/** The instant so many minutes after noon. */
export const at = (minutes: number) => new Date(NOON + minutes * 60_000).toISOString();

export const vehicle = (vehicleId: string, rest: Partial<VehicleState> = {}): VehicleState => ({
  vehicleId,
  vehicleType: null,
  callsign: null,
  time: at(0),
  lon: 2,
  lat: 41,
  heading: null,
  speed: null,
  status: null,
  taskId: null,
  flightId: null,
  attributes: null,
  ...rest,
});

export const task = (taskId: string, rest: Partial<TaskState> = {}): TaskState => ({
  taskId,
  taskType: null,
  flightId: null,
  stand: null,
  status: null,
  time: at(0),
  vehicleId: null,
  plannedStart: null,
  plannedEnd: null,
  actualStart: null,
  actualEnd: null,
  assignmentSource: null,
  priority: null,
  attributes: null,
  ...rest,
});

export const flight = (flightId: string, rest: Partial<FlightState> = {}): FlightState => ({
  flightId,
  callsign: null,
  airline: null,
  registration: null,
  aircraftType: null,
  direction: null,
  stand: null,
  gate: null,
  runway: null,
  status: null,
  time: at(0),
  milestones: null,
  attributes: null,
  ...rest,
});
