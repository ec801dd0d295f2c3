import type {
  DecisionState,
  FlightState,
  NotificationState,
  TaskState,
  VehicleState,
} from '../../server/contract/records.ts';

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

export const notification = (
  notificationId: string,
  rest: Partial<NotificationState> = {},
): NotificationState => ({
  notificationId,
  time: at(0),
  severity: null,
  message: null,
  vehicleId: null,
  taskId: null,
  flightId: null,
  ...rest,
});

export const decision = (decisionId: string, rest: Partial<DecisionState> = {}): DecisionState => ({
  decisionId,
  time: at(0),
  taskId: null,
  trigger: null,
  chosenVehicleId: null,
  source: null,
  candidates: null,
  ...rest,
});

type Candidate = NonNullable<DecisionState['candidates']>[number];

export const candidate = (vehicleId: string, rest: Partial<Candidate> = {}): Candidate => ({
  vehicleId,
  score: null,
  etaSeconds: null,
  distance: null,
  rejectedBecause: null,
  ...rest,
});
