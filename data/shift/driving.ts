import type { Network, Place } from '../network/network.ts';
import type { AircraftType } from './aircraft-types.ts';
import { Drive } from './drive.ts';
import { driveStyle, NEAR_AIRCRAFT, WALKING_PACE } from './ground-fleet.ts';
import type { Berth, GroundVehicle } from './ground-vehicle.ts';
import { distance, offset, type Point, type Pose, relativeTo, toLonLat, toPlane } from './plane.ts';
import { backsOff, servicePose, waitingPose, wayIn } from './service-positions.ts';
import type { Stand } from './stand-allocation.ts';

const BACKING_OFF = 9;
/** Share of the road speed that a whole trip averages. */
const AVERAGE = 0.75;

/** Moves ground vehicles over the service roads and around parked aircraft. */
export class Driving {
  readonly #network: Network;

  constructor(network: Network) {
    this.#network = network;
  }

  /** Metres by road from where a vehicle is at a time to a stand, and the seconds that it takes, roughly. */
  estimate(vehicle: GroundVehicle, stand: Stand, time: number): { distance: number; seconds: number } {
    if (vehicle.berth?.stand === stand && !vehicle.track.isUnderWay(time))
      return { distance: 0, seconds: 20 };
    const { length } = this.#network.drive(this.#place(vehicle, time), headOf(stand));
    return { distance: length, seconds: length / (vehicle.entry.speed * AVERAGE) + 40 };
  }

  /** As {@link estimate}, from one stand to another. */
  between(vehicle: GroundVehicle, from: Stand, to: Stand): { distance: number; seconds: number } {
    if (from === to) return { distance: 0, seconds: 30 };
    const { length } = this.#network.drive(headOf(from), headOf(to));
    return { distance: length, seconds: length / (vehicle.entry.speed * AVERAGE) + 40 };
  }

  /** Sends a vehicle to the waiting area of a stand; returns when it arrives. */
  toStand(vehicle: GroundVehicle, time: number, berth: Omit<Berth, 'working'>, slot: number): number {
    const { stand, aircraft, position } = berth;
    const pose = waitingPose(stand, aircraft, position, slot);
    const road = this.#road(vehicle, time, headOf(stand));
    const arrival = this.#go(vehicle, time, [...road, pose], slowBeside(stand, aircraft));
    vehicle.berth = { ...berth, working: false };
    vehicle.isHome = false;
    return arrival;
  }

  /** Sends a waiting vehicle to its working place; returns when it stands there. */
  toWork(vehicle: GroundVehicle, time: number): number {
    const { berth } = vehicle;
    if (!berth || berth.working) return time;
    const { stand, aircraft, position } = berth;
    vehicle.berth = { ...berth, working: true };
    const pose = servicePose(stand, aircraft, position);
    const ahead = offset(pose, -4, 0);
    const here = vehicle.track.at(time);
    const path = [here, ...wayIn(stand, aircraft, position), ahead, pose];
    return this.#follow(vehicle, time, new Drive(path, driveStyle(WALKING_PACE * 1.0)));
  }

  /** Sends a vehicle back to its bay; returns when it is there. */
  home(vehicle: GroundVehicle, time: number): number {
    const road = this.#road(vehicle, time, vehicle.home);
    const arrival = this.#go(vehicle, time, [...road, offset(vehicle.homePose, -6, 0), vehicle.homePose]);
    vehicle.berth = null;
    return arrival;
  }

  #place(vehicle: GroundVehicle, time: number): Place {
    if (vehicle.berth && !vehicle.track.isUnderWay(time)) return headOf(vehicle.berth.stand);
    if (vehicle.isHome) return vehicle.home;
    const { x, y } = vehicle.track.at(time);
    const [lon, lat] = toLonLat(x, y);
    return { lon, lat };
  }

  #road(vehicle: GroundVehicle, time: number, to: Place): Point[] {
    const { points } = this.#network.drive(this.#place(vehicle, time), to);
    return points.map(([lon, lat]) => toPlane(lon, lat));
  }

  /** From where it is, out of the aircraft's way where it stands at one, and along a road. */
  #go(vehicle: GroundVehicle, time: number, road: readonly Point[], slow?: (point: Point) => number): number {
    const { berth } = vehicle;
    const here = vehicle.track.at(time);
    const style = driveStyle(vehicle.entry.speed);
    const startSpeed = here.speed;
    const limits = [slow, berth && slowBeside(berth.stand, berth.aircraft)].filter(limit => !!limit);
    const limit = (point: Point) => Math.min(...limits.map(rule => rule(point)), vehicle.entry.speed);
    if (!berth?.working || startSpeed > 0) {
      return this.#follow(vehicle, time, new Drive([here, ...road], style, { startSpeed, limit }));
    }
    const { stand, aircraft, position } = berth;
    const out = wayIn(stand, aircraft, position).reverse();
    if (!backsOff(position, aircraft)) {
      return this.#follow(
        vehicle,
        time,
        new Drive([here, offset(here, 6, 0), ...out, ...road], style, { limit }),
      );
    }
    const clear = offset(here, -BACKING_OFF, 0);
    const back = new Drive([here, clear], driveStyle(WALKING_PACE), { backwards: true });
    const turned = this.#follow(vehicle, time, back) + 3;
    const rest = out.filter(point => distance(point, clear) > 4);
    return this.#follow(vehicle, turned, new Drive([clear, ...rest, ...road], style, { limit }));
  }

  #follow(vehicle: GroundVehicle, time: number, drive: Drive): number {
    vehicle.track.follow(time, drive);
    vehicle.consume((drive.length / 1000) * (vehicle.entry.energy === 'battery' ? 1 : 0.3));
    return time + drive.duration;
  }
}

function headOf(stand: Stand): Place {
  return { stand: stand.name };
}

/** Walking pace within {@link NEAR_AIRCRAFT} metres of the axis of an aircraft on the stand, m/s. */
function slowBeside(stand: Pose, aircraft: AircraftType): (point: Point) => number {
  const half = aircraft.length / 2;
  return point => {
    const { forward, right } = relativeTo(stand, point);
    const beyond = Math.max(0, Math.abs(forward) - half);
    return Math.hypot(beyond, right) < NEAR_AIRCRAFT ? WALKING_PACE : Number.POSITIVE_INFINITY;
  };
}
