import type { NdjsonLine } from '../../contract/lines.ts';
import { toIso } from '../../contract/time.ts';
import type { Naming, ReferenceTally } from './reference-tally.ts';
import type { VehicleTally } from './vehicle-tally.ts';

type Line<Kind extends NdjsonLine['kind']> = Extract<NdjsonLine, { kind: Kind }>;

/** Takes note of what a position at `time`, ms since 1970, names; what the one before named is not looked at again. */
export function referVehicle(
  { taskId = null, flightId = null }: Pick<Line<'vehicle_update'>, 'taskId' | 'flightId'>,
  vehicle: VehicleTally,
  time: number,
  to: ReferenceTally,
): void {
  const { airportId, vehicleId } = vehicle;
  const by = (): Naming => ({ airportId, time: toIso(time), vehicleId });
  if (taskId !== vehicle.taskId) {
    vehicle.taskId = taskId;
    if (taskId !== null) to.add('task', airportId, taskId, by);
  }
  if (flightId !== vehicle.flightId) {
    vehicle.flightId = flightId;
    if (flightId !== null) to.add('flight', airportId, flightId, by);
  }
}

/** Takes note of what a task, notification or decision names. */
export function referLine(line: Line<'task_update' | 'notification' | 'decision'>, to: ReferenceTally): void {
  const { airportId, time, taskId } = line;
  const by = (): Naming => ({ airportId, time, ...(taskId ? { taskId } : {}) });
  if (line.kind !== 'task_update' && taskId) to.add('task', airportId, taskId, by);
  if (line.kind === 'decision') {
    const named = [line.chosenVehicleId, ...(line.candidates ?? []).map(({ vehicleId }) => vehicleId)];
    for (const vehicleId of named) if (vehicleId) to.add('vehicle', airportId, vehicleId, by);
    return;
  }
  if (line.vehicleId) to.add('vehicle', airportId, line.vehicleId, by);
  if (line.flightId) to.add('flight', airportId, line.flightId, by);
}
