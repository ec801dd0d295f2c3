import type { Network } from '../network/network.ts';
import type { AircraftType } from './aircraft-types.ts';
import { type Course, inSequence, splitAtFolds } from './course.ts';
import { Drive, type DriveStyle, type Motion } from './drive.ts';
import { pathLength } from './path.ts';
import { headingTo, offset, type Point, type Pose, relativeTo, toPlane } from './plane.ts';
import { LANDING_RUNWAY, TAKE_OFF_RUNWAY } from './shift-constants.ts';
import type { Movement } from './traffic.ts';

/** Metres of final approach and of climb that are seen. */
const SEEN = 5400;
const TAXI_SPEED = 9.5;
const HOLDING_DISTANCE = 85;

const TAXI: DriveStyle = {
  speed: TAXI_SPEED,
  acceleration: 0.5,
  braking: 0.6,
  cornering: 0.7,
  corner: 30,
  wheelbase: 16,
};
const PUSH: DriveStyle = {
  speed: 2.4,
  acceleration: 0.25,
  braking: 0.3,
  cornering: 0.4,
  corner: 22,
  wheelbase: 16,
};

/** A course and the time on which it begins, seconds from the shift's start. */
export interface Leg {
  readonly start: number;
  readonly drive: Course;
}

/** A chain of drives, each with the time on which it begins; between them the aircraft stands. */
export class Itinerary implements Movement {
  readonly legs: readonly Leg[];

  constructor(legs: readonly Leg[]) {
    this.legs = legs;
  }

  get from(): number {
    return this.legs[0]?.start ?? 0;
  }

  get to(): number {
    const last = this.legs.at(-1);
    return last ? last.start + last.drive.duration : 0;
  }

  at(time: number): Motion {
    const leg = this.legs.findLast(({ start }) => start <= time) ?? this.legs[0];
    if (!leg) throw new RangeError('an itinerary needs a leg');
    const motion = leg.drive.at(time - leg.start);
    return time - leg.start >= leg.drive.duration ? { ...motion, speed: 0 } : motion;
  }
}

/** `roll` is the seconds from leaving the holding point to lift-off. */
interface Departure {
  readonly taxi: Drive;
  readonly takeOff: Drive;
  readonly roll: number;
}

const touchdownSpeed = (aircraft: AircraftType) =>
  aircraft.code === 'AT76' ? 56 : aircraft.body === 'wide' ? 74 : 69;

/** The ways of aircraft over one airport, in the runway configuration of the shift. */
export class AircraftPaths {
  readonly #network: Network;
  readonly #pushbacks = new Map<string, Course>();
  readonly #departures = new Map<string, Departure>();

  constructor(network: Network) {
    this.#network = network;
  }

  /** From the final approach down to the stand; it stands `hold` seconds where it has left the runway. */
  arrival(touchdown: number, stand: string, aircraft: AircraftType, hold: number): Itinerary {
    const points = this.#points(this.#network.taxiIn(LANDING_RUNWAY, stand).points);
    const runway = this.#runway(LANDING_RUNWAY);
    const [first = runway] = points;
    const start = touchdownSpeed(aircraft);
    const final = new Drive(
      [offset({ ...first, heading: runway.heading }, -SEEN, 0), first],
      { ...TAXI, speed: start + 4, acceleration: 1, braking: 1 },
      { startSpeed: start + 4, endSpeed: start },
    );
    const rollOut = (point: Point) => {
      const seen = relativeTo(runway, point);
      if (Math.abs(seen.right) > 12) return Math.abs(seen.right) < 140 ? 13 : TAXI_SPEED;
      const rolled = relativeTo({ ...first, heading: runway.heading }, point).forward;
      return Math.sqrt(Math.max(start ** 2 - 2 * 1.5 * Math.max(rolled - 120, 0), 24 ** 2));
    };
    const style = { ...TAXI, speed: start, braking: 1.7 };
    const clear = points.findIndex(point => Math.abs(relativeTo(runway, point).right) > 110);
    if (hold === 0 || clear < 1 || clear > points.length - 3) {
      const roll = new Drive(points, style, { startSpeed: start, limit: rollOut });
      return new Itinerary([
        { start: touchdown - final.duration, drive: final },
        { start: touchdown, drive: roll },
      ]);
    }
    const roll = new Drive(points.slice(0, clear + 1), style, { startSpeed: start, limit: rollOut });
    return new Itinerary([
      { start: touchdown - final.duration, drive: final },
      { start: touchdown, drive: roll },
      { start: touchdown + roll.duration + hold, drive: new Drive(points.slice(clear), TAXI) },
    ]);
  }

  /** Tail first; where the way folds back, the tractor pulls the aircraft forward from there. */
  pushback(stand: string): Course {
    const known = this.#pushbacks.get(stand);
    if (known) return known;
    const parts = splitAtFolds(this.#points(this.#network.pushback(stand, TAKE_OFF_RUNWAY).points));
    const course = inSequence(
      parts.map((part, index) => new Drive(part, PUSH, { backwards: index % 2 === 0 })),
      6,
    );
    this.#pushbacks.set(stand, course);
    return course;
  }

  /** From where the tow tractor let go to the holding point of the take-off runway, and from there into the air. */
  departure(stand: string, aircraft: AircraftType): Departure {
    const key = `${stand} ${aircraft.code}`;
    const known = this.#departures.get(key) ?? this.#depart(stand, aircraft);
    this.#departures.set(key, known);
    return known;
  }

  #depart(stand: string, aircraft: AircraftType): Departure {
    const points = this.#points(this.#network.taxiOut(stand, TAKE_OFF_RUNWAY).points);
    const runway = this.#runway(TAKE_OFF_RUNWAY);
    const right = (point: Point) => Math.abs(relativeTo(runway, point).right);
    const linedUp = points.findIndex((_, index) => points.slice(index).every(point => right(point) < 12));
    const line = Math.min(Math.max(linedUp, 1), points.length - 2);
    const [toHold, toLine] = splitBefore(points.slice(0, line + 1), HOLDING_DISTANCE);
    const run = points.slice(line);
    const lift = run.at(-1) ?? runway;
    const before = run.at(-2) ?? runway;
    const climb = offset({ ...lift, heading: headingTo(before, lift) }, SEEN, 0);
    const speed = touchdownSpeed(aircraft) + 14;
    const onRunway = (point: Point) => (right(point) < 12 ? speed : 7);
    const acceleration = aircraft.body === 'wide' ? 1.6 : 1.9;
    const takeOff = new Drive(
      [...toLine, ...run.slice(1), climb],
      { ...TAXI, speed, acceleration, braking: 2 },
      { endSpeed: speed, limit: onRunway },
    );
    return {
      taxi: new Drive(toHold, TAXI),
      takeOff,
      roll: takeOff.timeAt(pathLength([...toLine, ...run.slice(1)])),
    };
  }

  #points(positions: readonly (readonly [number, number])[]): Point[] {
    return positions.map(([lon, lat]) => toPlane(lon, lat));
  }

  #runway(name: string): Pose {
    const end = this.#network.runwayEnds.find(candidate => candidate.name === name);
    if (!end) throw new RangeError(`no runway ${name}`);
    return { ...toPlane(end.lon, end.lat), heading: end.heading };
  }
}

/** Cuts a line `metres` before its end; both parts hold the cut. */
function splitBefore(points: readonly Point[], metres: number): [Point[], Point[]] {
  let rest = metres;
  for (let index = points.length - 1; index > 0; index--) {
    const [a, b] = [points[index - 1], points[index]];
    if (!a || !b) break;
    const length = Math.hypot(b.x - a.x, b.y - a.y);
    if (length > rest) {
      const share = rest / length;
      const cut = { x: b.x + (a.x - b.x) * share, y: b.y + (a.y - b.y) * share };
      return [
        [...points.slice(0, index), cut],
        [cut, ...points.slice(index)],
      ];
    }
    rest -= length;
  }
  const [first] = points;
  return first ? [[first, ...points.slice(0, 2)], [...points]] : [[], []];
}
