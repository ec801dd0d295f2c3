import type { FlightState, TaskState, VehicleState } from '../../server/contract/records.ts';
import { toMs } from '../../server/contract/time.ts';
import { vehicleType } from '../../server/contract/vocabulary.ts';
import { durationText } from '../format/durations.ts';
import { words } from '../format/words.ts';
import { isOver, lateBy } from '../shift/lateness.ts';
import type { Entities } from '../state/held-entities.ts';
import { flightReference, isFlightOver } from './flight-reference.ts';
import { joined, type ListRow } from './list-row.ts';
import { NameOrder } from './name-order.ts';
import { nameOf } from './names.ts';
import { vehicleIcon } from './vehicle-icon.ts';

/** What rows are made from: what is held, at a time (epoch milliseconds), and how to write a time of day. */
export type RowSource = {
  readonly entities: Entities;
  readonly time: number;
  readonly minutes: (ms: number) => string;
};

/** As on the map, where it begins to fade. */
const SILENT_AFTER_MS = 60_000;

const vehicleNames = new NameOrder();
const typeOrder = new Map<string | null, number>(vehicleType.options.map((type, index) => [type, index]));

/** Ground vehicles by type, then by name; aircraft after them. */
export function vehicleRows({ entities, time }: RowSource): ListRow[] {
  const row = (vehicle: VehicleState): ListRow => {
    const task = vehicle.taskId === null ? undefined : entities.tasks.get(vehicle.taskId);
    const flight = vehicle.flightId ?? task?.flightId ?? null;
    return {
      kind: 'vehicle',
      id: vehicle.vehicleId,
      icon: vehicleIcon(vehicle.vehicleType),
      title: vehicle.callsign ?? vehicle.vehicleId,
      detail: joined(
        words(vehicle.vehicleType),
        vehicle.taskId && nameOf('task', vehicle.taskId, entities),
        flight && nameOf('flight', flight, entities),
      ),
      status: vehicle.status,
      aside: movementText(vehicle, time),
      late: task ? lateText(task, time) : null,
      over: false,
    };
  };
  const order = ({ vehicleType: type }: VehicleState) =>
    type === 'aircraft' ? Number.POSITIVE_INFINITY : (typeOrder.get(type) ?? typeOrder.size);
  const name = ({ callsign, vehicleId }: VehicleState) => callsign ?? vehicleId;
  const vehicles = [...entities.vehicles.values()];
  const rank = vehicleNames.ranksOf(vehicles.map(name));
  return vehicles
    .map(vehicle => ({ vehicle, order: order(vehicle), rank: rank(name(vehicle)) }))
    .sort((a, b) => compare(a.order, b.order) || a.rank - b.rank)
    .map(({ vehicle }) => row(vehicle));
}

/** Its speed while it moves and is heard; how long ago it was heard where it fell silent on its way. */
function movementText({ speed, time: heardAt }: VehicleState, time: number): string {
  if (speed === null || speed < 0.5) return '';
  const silentFor = time - toMs(heardAt);
  if (silentFor <= SILENT_AFTER_MS) return `${Math.round(speed * 3.6)} km/h`;
  return `${durationText(Math.floor(silentFor / 60_000) * 60_000)} ago`;
}

/** What is still to be done by planned start, then what is over, the latest first. */
export function taskRows({ entities, time, minutes }: RowSource): ListRow[] {
  const row = (task: TaskState): ListRow => {
    const start = task.actualStart ?? task.plannedStart;
    return {
      kind: 'task',
      id: task.taskId,
      icon: 'clock',
      title: words(task.taskType),
      detail: joined(
        task.flightId && nameOf('flight', task.flightId, entities),
        task.stand && `Stand ${task.stand}`,
        task.vehicleId && nameOf('vehicle', task.vehicleId, entities),
      ),
      status: task.status,
      aside: start === null ? '' : minutes(toMs(start)),
      late: lateText(task, time),
      over: isOver(task),
    };
  };
  const planned = (task: TaskState) => toMs(task.plannedStart ?? task.actualStart ?? task.time);
  return byProgress(
    [...entities.tasks.values()],
    isOver,
    planned,
    task => toMs(task.actualEnd ?? task.time),
    task => task.taskId,
  ).map(row);
}

/** What is still to come by the next block time, then what has left, the latest first. */
export function flightRows({ entities, minutes }: RowSource): ListRow[] {
  const row = (flight: FlightState): ListRow => {
    const reference = flightReference(flight);
    return {
      kind: 'flight',
      id: flight.flightId,
      icon: 'aircraft',
      title: flight.callsign ?? flight.flightId,
      detail: joined(
        flight.direction && words(flight.direction),
        flight.aircraftType,
        flight.stand && `Stand ${flight.stand}`,
      ),
      status: flight.status,
      aside: reference ? `${reference.milestone} ${minutes(reference.time)}` : '',
      late: null,
      over: isFlightOver(flight),
    };
  };
  const reference = (flight: FlightState) => flightReference(flight)?.time ?? toMs(flight.time);
  return byProgress(
    [...entities.flights.values()],
    isFlightOver,
    reference,
    reference,
    flight => flight.flightId,
  ).map(row);
}

function lateText(task: TaskState, time: number): string | null {
  const late = lateBy(task, time);
  return late === null ? null : `+${durationText(Math.floor(late / 60_000) * 60_000)}`;
}

/** Open ones by `next` upwards, then those over by `last` downwards; ties by id, so that rows hold their places. */
function byProgress<T>(
  items: readonly T[],
  over: (item: T) => boolean,
  next: (item: T) => number,
  last: (item: T) => number,
  id: (item: T) => string,
): T[] {
  const keyed = items.map(item => {
    const done = over(item);
    return { item, done, at: done ? -last(item) : next(item), id: id(item) };
  });
  keyed.sort((a, b) => Number(a.done) - Number(b.done) || a.at - b.at || (a.id < b.id ? -1 : 1));
  return keyed.map(({ item }) => item);
}

function compare(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
