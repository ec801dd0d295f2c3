import type { DriveStyle } from './drive.ts';
import type { VehicleType } from './task-spec.ts';

/** One kind of ground support equipment: how many, where they wait, how it drives. */
export interface FleetEntry {
  readonly vehicleType: VehicleType;
  readonly prefix: string;
  /** Vehicles by the terminal whose depots they wait in. */
  readonly homes: Readonly<Record<string, number>>;
  readonly callsign: string;
  /** Metres per second, on the service road. */
  readonly speed: number;
  readonly energy: 'battery' | 'fuel';
}

const KMH = 1 / 3.6;

const entry = (
  vehicleType: VehicleType,
  prefix: string,
  callsign: string,
  kmh: number,
  energy: 'battery' | 'fuel',
  homes: Readonly<Record<string, number>>,
): FleetEntry => ({ vehicleType, prefix, callsign, speed: kmh * KMH, energy, homes });

/** The ground vehicles on shift: 120. */
export const FLEET: readonly FleetEntry[] = [
  entry('tow_tractor', 'TT', 'TRACTOR', 26, 'fuel', { T1: 3, T2: 2 }),
  entry('baggage_tractor', 'BT', 'BAGGAGE', 28, 'battery', { T1: 15, T2: 9 }),
  entry('belt_loader', 'BL', 'LOADER', 25, 'battery', { T1: 11, T2: 7 }),
  entry('container_loader', 'CL', 'HILOADER', 20, 'fuel', { T1: 2 }),
  entry('ground_power_unit', 'GP', 'POWER', 25, 'fuel', { T1: 2, T2: 2 }),
  entry('air_start_unit', 'AS', 'AIRSTART', 25, 'fuel', { T1: 1 }),
  entry('fuel_truck', 'FT', 'FUEL', 30, 'fuel', { T1: 5, T2: 4 }),
  entry('catering_truck', 'CT', 'CATERING', 32, 'fuel', { T1: 4, T2: 4 }),
  entry('water_truck', 'WT', 'WATER', 30, 'fuel', { T1: 3, T2: 2 }),
  entry('lavatory_truck', 'LT', 'LAVATORY', 30, 'fuel', { T1: 3, T2: 3 }),
  entry('passenger_stairs', 'PS', 'STAIRS', 22, 'battery', { T1: 4, T2: 4 }),
  entry('bus', 'BU', 'BUS', 38, 'fuel', { T1: 5, T2: 5 }),
  entry('cleaning_van', 'CV', 'CLEANING', 36, 'fuel', { T1: 5, T2: 3 }),
  entry('follow_me', 'FM', 'FOLLOWME', 46, 'fuel', { T1: 2, T2: 1 }),
  entry('maintenance', 'MT', 'TECHNIC', 40, 'fuel', { T1: 2, T2: 1 }),
  entry('fire_truck', 'FR', 'FIRE', 45, 'fuel', { T2: 2 }),
  entry('police', 'PO', 'POLICE', 45, 'fuel', { T1: 1, T2: 1 }),
  entry('ambulance', 'AM', 'AMBULANCE', 45, 'fuel', { T1: 1 }),
  entry('other', 'SW', 'SWEEPER', 22, 'fuel', { T2: 1 }),
];

/** How a ground vehicle drives: 1 m/s² on the pedals, gently through curves. */
export function driveStyle(speed: number): DriveStyle {
  return { speed, acceleration: 0.9, braking: 1.1, cornering: 1.5, corner: 8, wheelbase: 4 };
}

/** The most that is allowed within {@link NEAR_AIRCRAFT} metres of a parked aircraft, m/s. */
export const WALKING_PACE = 5 * KMH;
export const NEAR_AIRCRAFT = 25;
