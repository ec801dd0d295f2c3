import type { AircraftType } from './aircraft-types.ts';
import type { TaskSpec, VehicleType } from './task-spec.ts';

/** A step before what it leaves unsaid is filled in. */
export type Draft = Partial<TaskSpec> & Pick<TaskSpec, 'step' | 'taskType'>;

/** What decides over the steps of a visit. */
export interface Setting {
  readonly aircraft: AircraftType;
  readonly arrives: boolean;
  readonly departs: boolean;
  readonly remote: boolean;
  /** How much earlier than needed an aircraft that has stood overnight is served, minutes. */
  readonly ease: number;
}

function loaders({ aircraft }: Setting): { hold: 'front' | 'rear'; vehicleType: VehicleType }[] {
  if (aircraft.body === 'wide') {
    return [
      { hold: 'front', vehicleType: 'container_loader' },
      { hold: 'rear', vehicleType: 'belt_loader' },
    ];
  }
  const rear = { hold: 'rear', vehicleType: 'belt_loader' } as const;
  return aircraft.holds === 2 ? [{ hold: 'front', vehicleType: 'belt_loader' }, rear] : [rear];
}

const tractors = ({ aircraft }: Setting) => (aircraft.seats < 150 ? ['rear'] : ['rear', 'front']);

/** A loader at each hold, and the tractors that bring and fetch the dollies. */
export function baggageSteps(
  setting: Setting,
  taskType: 'unloading' | 'loading',
  draft: Partial<TaskSpec>,
): Draft[] {
  const unloads = taskType === 'loading' && setting.arrives;
  const before = [
    ...loaders(setting).map(({ hold }) => `unloading_${hold}`),
    ...tractors(setting).map(hold => `unloading_tractor_${hold}`),
  ];
  const common = unloads ? { ...draft, after: before } : draft;
  return [
    ...loaders(setting).map(
      ({ hold, vehicleType }): Draft => ({
        ...common,
        step: `${taskType}_${hold}`,
        taskType,
        vehicleType,
        position: hold === 'front' ? 'front_hold' : 'rear_hold',
        continues: unloads ? `unloading_${hold}` : null,
      }),
    ),
    ...tractors(setting).map(
      (hold): Draft => ({
        ...common,
        step: `${taskType}_tractor_${hold}`,
        taskType,
        vehicleType: 'baggage_tractor',
        position: hold === 'front' ? 'front_dolly' : 'rear_dolly',
      }),
    ),
  ];
}
