import type { z } from 'zod';
import { loadNetwork } from '../../../data/network/network.ts';
import { generateShift } from '../../../data/shift/generate-shift.ts';
import { toPlane } from '../../../data/shift/plane.ts';
import type {
  decisionLine,
  flightUpdateLine,
  NdjsonLine,
  notificationLine,
  taskUpdateLine,
  VehicleLine,
  vehicleUpdateLine,
} from '../../../server/contract/lines.ts';
import { toMs } from '../../../server/contract/time.ts';

type TaskUpdate = z.infer<typeof taskUpdateLine>;
type FlightUpdate = z.infer<typeof flightUpdateLine>;

/** A position on the plane, metres; `time` in seconds since the epoch. */
interface Fix {
  readonly time: number;
  readonly x: number;
  readonly y: number;
  readonly speed: number;
}

/** A generated shift, sorted into what the tests ask for. Entities are folded; updates are kept beside. */
export interface RecordedShift {
  readonly lines: readonly NdjsonLine[];
  readonly vehicles: ReadonlyMap<string, VehicleLine>;
  readonly fixes: ReadonlyMap<string, readonly Fix[]>;
  readonly vehicleUpdates: readonly z.infer<typeof vehicleUpdateLine>[];
  readonly tasks: ReadonlyMap<string, TaskUpdate>;
  readonly taskUpdates: readonly TaskUpdate[];
  readonly flights: ReadonlyMap<string, FlightUpdate>;
  readonly flightUpdates: readonly FlightUpdate[];
  readonly notifications: readonly z.infer<typeof notificationLine>[];
  readonly decisions: readonly z.infer<typeof decisionLine>[];
}

export function recordShift(seed: number): RecordedShift {
  const lines = [...generateShift({ seed, network: loadNetwork('LEBL') })];
  const of = <K extends NdjsonLine['kind']>(kind: K) =>
    lines.filter((line): line is Extract<NdjsonLine, { kind: K }> => line.kind === kind);
  const tasks = new Map<string, TaskUpdate>();
  for (const update of of('task_update'))
    tasks.set(update.taskId, { ...tasks.get(update.taskId), ...update });
  const flights = new Map<string, FlightUpdate>();
  for (const update of of('flight_update')) {
    flights.set(update.flightId, { ...flights.get(update.flightId), ...update });
  }
  const fixes = new Map<string, Fix[]>();
  for (const { vehicleId, time, lon, lat, speed } of of('vehicle_update')) {
    const track = fixes.get(vehicleId) ?? [];
    track.push({ time: toMs(time) / 1000, ...toPlane(lon, lat), speed: speed ?? 0 });
    fixes.set(vehicleId, track);
  }
  return {
    lines,
    vehicles: new Map(of('vehicle').map(line => [line.vehicleId, line])),
    fixes,
    vehicleUpdates: of('vehicle_update'),
    tasks,
    taskUpdates: of('task_update'),
    flights,
    flightUpdates: of('flight_update'),
    notifications: of('notification'),
    decisions: of('decision'),
  };
}
