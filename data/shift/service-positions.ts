import type { AircraftType } from './aircraft-types.ts';
import { normalizeHeading, offset, type Point, type Pose } from './plane.ts';

/** Where beside the aircraft a vehicle works. */
export type ServicePosition =
  | 'nose'
  | 'lead'
  | 'power'
  | 'front_door'
  | 'rear_door'
  | 'bus_front'
  | 'bus_rear'
  | 'front_hold'
  | 'rear_hold'
  | 'front_dolly'
  | 'rear_dolly'
  | 'water'
  | 'lavatory'
  | 'cleaning'
  | 'catering'
  | 'fuel';

interface Placing {
  /** Metres ahead of the aircraft's middle. */
  readonly forward: number;
  /** Metres to the right of its axis; the left side is negative. */
  readonly right: number;
  /** The vehicle's heading against the aircraft's, degrees. */
  readonly facing: number;
  /** Parked across: it backs off before it turns. */
  readonly backsOff: boolean;
}

const place = (forward: number, right: number, facing: number, backsOff = false): Placing => ({
  forward,
  right,
  facing,
  backsOff,
});

/** The usual servicing arrangement: passengers left, holds and galley right, fuel under the right wing. */
function placing(position: ServicePosition, { length, span, fuselage }: AircraftType): Placing {
  const side = fuselage / 2;
  switch (position) {
    case 'nose':
      return place(length / 2 + 3.5, 0, 180, true);
    case 'lead':
      return place(length / 2 + 14, 11, 180);
    case 'power':
      return place(length / 2 - 1, 5, 180, true);
    case 'front_door':
      return place(length * 0.36, -side - 4.5, 90, true);
    case 'rear_door':
      return place(-length * 0.36, -side - 4.5, 90, true);
    case 'bus_front':
      return place(length * 0.3, -side - 14, 180);
    case 'bus_rear':
      return place(length * 0.3 - 1, -side - 19, 180);
    case 'front_hold':
      return place(length * 0.24, side + 4, 270, true);
    case 'rear_hold':
      return place(-length * 0.2, side + 4, 270, true);
    case 'front_dolly':
      return place(length * 0.24 + 4, side + 10.5, 180);
    case 'rear_dolly':
      return place(-length * 0.2 - 3, side + 10.5, 180);
    case 'water':
      return place(-length * 0.4, -side - 2.5, 180);
    case 'lavatory':
      return place(-length * 0.43, side + 2.5, 180);
    case 'cleaning':
      return place(-length * 0.34, -side - 10, 180);
    case 'catering':
      return place(-length * 0.37, side + 5, 270, true);
    case 'fuel':
      return place(2, span * 0.27, 115);
  }
}

/** Where a vehicle stands and which way it looks while it works at an aircraft. */
export function servicePose(stand: Pose, aircraft: AircraftType, position: ServicePosition): Pose {
  const { forward, right, facing } = placing(position, aircraft);
  return { ...offset(stand, forward, right), heading: normalizeHeading(stand.heading + facing) };
}

export function backsOff(position: ServicePosition, aircraft: AircraftType): boolean {
  return placing(position, aircraft).backsOff;
}

const WAITING_ROWS = 5;

/** Where a vehicle waits for its turn: ahead of the wing, clear of the way of an aircraft that comes or goes. */
export function waitingPose(
  stand: Pose,
  aircraft: AircraftType,
  position: ServicePosition,
  slot: number,
): Pose {
  const { right } = placing(position, aircraft);
  const side = right < 0 ? -1 : 1;
  const row = slot % WAITING_ROWS;
  const column = Math.floor(slot / WAITING_ROWS) % 2;
  const point = offset(
    stand,
    aircraft.length / 2 + 6 - row * 3.5,
    side * (aircraft.fuselage / 2 + 11 + column * 4),
  );
  return { ...point, heading: normalizeHeading(stand.heading + side * 90 + 180) };
}

/**
 * The way from the waiting area ahead of the wings to a working place, both ends left out: behind the wings it leads
 * around the wing tip, and a vehicle that parks across comes up to the fuselage at a right angle.
 */
export function wayIn(stand: Pose, aircraft: AircraftType, position: ServicePosition): Point[] {
  const { forward, right, backsOff: across } = placing(position, aircraft);
  const side = right < 0 ? -1 : 1;
  const way: Point[] = [];
  if (forward < -2) {
    const tip = side * (aircraft.span / 2 + 3);
    way.push(offset(stand, aircraft.length * 0.2, tip), offset(stand, -aircraft.length * 0.22, tip));
  }
  if (position !== 'nose' && across) way.push(offset(stand, forward, right + side * 8));
  return way;
}
