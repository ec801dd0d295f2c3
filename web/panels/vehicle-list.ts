import type { TaskState, VehicleState } from '../../server/contract/records.ts';
import { toMs } from '../../server/contract/time.ts';
import { vehicleStatus, vehicleType } from '../../server/contract/vocabulary.ts';
import { durationText } from '../format/durations.ts';
import { speedText, speedUnit } from '../format/measures.ts';
import { words } from '../format/words.ts';
import { texts } from '../language/catalogues.ts';
import { lateBy } from '../shift/lateness.ts';
import { kept } from './kept.ts';
import { lateText } from './late-text.ts';
import type { ListKind, ListSource } from './list-kind.ts';
import { joined } from './list-row.ts';
import { nameOf } from './names.ts';
import { spoken } from './spoken.ts';
import { vehicleIcon } from './vehicle-icon.ts';

const t = texts('lists');

/** As on the map, where it begins to fade. */
const SILENT_AFTER_MS = 60_000;

const typeOrder = new Map<string | null, number>(vehicleType.options.map((type, index) => [type, index]));
const statusOrder = new Map<string | null, number>(
  vehicleStatus.options.map((status, index) => [status, index]),
);
const heardAt = kept((vehicle: VehicleState) => toMs(vehicle.time));
const name = ({ callsign, vehicleId }: VehicleState) => callsign ?? vehicleId;

const taskOf = ({ taskId }: VehicleState, { entities }: ListSource): TaskState | undefined =>
  taskId === null ? undefined : entities.tasks.get(taskId);

function late(vehicle: VehicleState, source: ListSource): number | null {
  const task = taskOf(vehicle, source);
  return task ? lateBy(task, source.time) : null;
}

/** Aircraft come after what drives among them. */
const typeRank = ({ vehicleType: type }: VehicleState) =>
  type === 'aircraft' ? typeOrder.size + 1 : (typeOrder.get(type) ?? typeOrder.size);

/** The list of vehicles. */
export const VEHICLES: ListKind<VehicleState> = {
  states: ({ entities }) => entities.vehicles.values(),
  id: vehicle => vehicle.vehicleId,
  name,
  subject: ({ vehicleId }) => ({ kind: 'vehicle', id: vehicleId }),
  sorts: {
    type: { by: typeRank },
    name: { named: name },
    status: { by: ({ status }) => statusOrder.get(status) ?? statusOrder.size },
    lateness: { by: (vehicle, source) => -(late(vehicle, source) ?? 0) },
    speed: { by: ({ speed }) => -(speed ?? -1) },
    time: { by: vehicle => -heardAt(vehicle) },
  },
  late,
  searched: (vehicle, source) => {
    const task = taskOf(vehicle, source);
    const flightId = vehicle.flightId ?? task?.flightId ?? null;
    return [
      vehicle.vehicleId,
      vehicle.callsign,
      spoken(vehicle.vehicleType),
      spoken(vehicle.status),
      vehicle.taskId,
      spoken(task?.taskType),
      task?.stand,
      flightId,
      flightId && nameOf('flight', flightId, source.entities),
    ];
  },
  row: (vehicle, source) => {
    const { entities, time } = source;
    const flight = vehicle.flightId ?? taskOf(vehicle, source)?.flightId ?? null;
    return {
      id: vehicle.vehicleId,
      icon: vehicleIcon(vehicle.vehicleType),
      title: name(vehicle),
      detail: joined(
        words(vehicle.vehicleType),
        vehicle.taskId && nameOf('task', vehicle.taskId, entities),
        flight && nameOf('flight', flight, entities),
      ),
      sign: { kind: 'vehicle', status: vehicle.status },
      aside: movementText(vehicle, time),
      late: lateText(late(vehicle, source)),
      over: false,
    };
  },
};

/** Its speed while it moves and is heard; how long ago it was heard where it fell silent on its way. */
function movementText(vehicle: VehicleState, time: number): string {
  const { speed } = vehicle;
  if (speed === null || speed < 0.5) return '';
  const silentFor = time - heardAt(vehicle);
  if (silentFor <= SILENT_AFTER_MS) return speedText(speed, speedUnit(vehicle.vehicleType));
  return t('row.ago', { duration: durationText(Math.floor(silentFor / 60_000) * 60_000) });
}
