import type { FlightStatus, TaskStatus, VehicleStatus } from '../../server/contract/vocabulary.ts';
import { STATUS_COLORS } from '../map/status-colors.ts';

const { idle, en_route, working, returning, out_of_service, unknown } = STATUS_COLORS;
/** The map colours neither work that waits nor work that is done: a grey, and the bluish green of the same palette. */
const WAITING = '#7f8a94';
const FINISHED = '#009e73';

/** Tasks and flights take the colour of what a vehicle does in the like state. */
const TASK_COLOURS: Readonly<Record<TaskStatus, string>> = {
  planned: WAITING,
  unassigned: WAITING,
  assigned: idle,
  accepted: idle,
  en_route,
  on_position: working,
  in_progress: working,
  completed: FINISHED,
  rejected: out_of_service,
  cancelled: WAITING,
  failed: out_of_service,
  unassignable: out_of_service,
};

const FLIGHT_COLOURS: Readonly<Record<FlightStatus, string>> = {
  scheduled: WAITING,
  approach: en_route,
  landed: en_route,
  taxi_in: en_route,
  in_block: working,
  boarding: working,
  off_block: returning,
  taxi_out: returning,
  departed: FINISHED,
  cancelled: out_of_service,
  diverted: out_of_service,
  unknown,
};

/** The colour of each kind's statuses. */
const COLOURS = {
  vehicle: STATUS_COLORS,
  task: TASK_COLOURS,
  flight: FLIGHT_COLOURS,
} as const;

/** A status with the kind of entity that has it. */
export type KindStatus =
  | { readonly kind: 'vehicle'; readonly status: VehicleStatus | null }
  | { readonly kind: 'task'; readonly status: TaskStatus | null }
  | { readonly kind: 'flight'; readonly status: FlightStatus | null };

/** The colour of a status; of an unknown one where none is told. */
export function statusColour({ kind, status }: KindStatus): string {
  const colours: Readonly<Record<string, string>> = COLOURS[kind];
  return colours[status ?? 'unknown'] ?? unknown;
}
