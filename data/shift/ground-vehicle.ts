import type { VehicleState } from '../../server/contract/records.ts';
import type { Place } from '../network/network.ts';
import type { AircraftType } from './aircraft-types.ts';
import type { FleetEntry } from './ground-fleet.ts';
import type { Pose } from './plane.ts';
import type { ServicePosition } from './service-positions.ts';
import type { Stand } from './stand-allocation.ts';
import type { Task } from './task.ts';
import { Track } from './track.ts';

type VehicleStatus = NonNullable<VehicleState['status']>;

/** Beside which aircraft a vehicle stands, and whether it works or waits there. */
export interface Berth {
  readonly stand: Stand;
  readonly aircraft: AircraftType;
  readonly position: ServicePosition;
  readonly working: boolean;
}

/** One ground vehicle as it is now. */
export class GroundVehicle {
  readonly vehicleId: string;
  readonly entry: FleetEntry;
  readonly callsign: string;
  readonly home: Place;
  readonly homePose: Pose;
  readonly homeTerminal: string;
  readonly track: Track;
  /** The task that it drives to or works on, and the one after it. */
  duty: Task | null = null;
  held: Task | null = null;
  berth: Berth | null = null;
  isHome = true;
  status: VehicleStatus = 'idle';
  tasksDone = 0;
  /** Percent of the tank or battery. */
  energy: number;

  constructor(
    vehicleId: string,
    entry: FleetEntry,
    callsign: string,
    home: { readonly place: Place; readonly pose: Pose; readonly terminal: string },
    energy: number,
  ) {
    this.vehicleId = vehicleId;
    this.entry = entry;
    this.callsign = callsign;
    this.home = home.place;
    this.homePose = home.pose;
    this.homeTerminal = home.terminal;
    this.track = new Track(home.pose);
    this.energy = energy;
    this.track.change(Number.NEGATIVE_INFINITY, {
      status: 'idle',
      taskId: null,
      flightId: null,
      attributes: this.#gauge(),
    });
  }

  /** Tells its system the status and what it is on; the gauge is told along. */
  report(time: number, status: VehicleStatus): void {
    this.status = status;
    this.track.change(time, {
      status,
      taskId: this.duty?.taskId ?? null,
      flightId: this.duty?.visit.plan.flightId ?? null,
      attributes: this.#gauge(),
    });
  }

  /** Uses up energy: percent. */
  consume(percent: number): void {
    this.energy = Math.max(4, this.energy - percent);
  }

  #gauge(): Record<string, number> {
    return { [this.entry.energy === 'battery' ? 'batteryPercent' : 'fuelPercent']: Math.round(this.energy) };
  }
}
