import type { FindingExample } from '../../contract/findings.ts';
import { toIso } from '../../contract/time.ts';
import { metresPerDegree } from '../geodesy.ts';
import { Coverage } from './coverage.ts';
import type { FindingCollector } from './finding-collector.ts';
import { MotionWindows } from './motion-windows.ts';
import { speedLimit } from './speed-limits.ts';
import { Stops } from './stops.ts';
import type { TrackSample } from './track-sample.ts';
import { VehicleIdentity } from './vehicle-identity.ts';

/** After this a vehicle is no longer shown as present. */
const GAP_MS = 60_000;
/**
 * How far apart two positions may be by their scatter alone, metres. Multilateration on the apron is allowed 7.5 m in 19
 * of 20 cases (EUROCAE ED-117), a satellite receiver between buildings is worse.
 */
const SCATTER_METRES = 30;
/** Places told for one time that are nearer than this are one, metres. */
const CONFLICT_METRES = 1;
/** Times in whole seconds may each be cut off by as much as one, ms. */
const WHOLE_SECOND_MS = 1000;
/** Beyond this the plane in which metres are told is laid anew. Degrees. */
const PLANE_REACH = 0.2;

/** What is seen of one vehicle. Everything but its gaps has a fixed size. */
export class VehicleTally {
  readonly airportId: string;
  readonly vehicleId: string;
  /** Keeps it apart from all others. */
  readonly key: string;
  readonly coverage = new Coverage(GAP_MS);
  readonly windows = new MotionWindows();
  readonly stops = new Stops();
  readonly identity = new VehicleIdentity();
  /** Where it is given one, fixes along its way are kept. */
  sample: TrackSample | undefined;
  /** Whether it was said last to be on the ground. */
  onGround = false;
  /** Whether it has any position, and whether it has one at a time that can be. */
  isLocated = false;
  hasFix = false;
  /** The line of the position that comes next, where it comes as one: it may tell more than its numbers. */
  line: object | undefined;
  /** Of the position that came first, ms since 1970. */
  firstTime = Number.NaN;
  /** The ids that it named last. */
  taskId: string | null = null;
  flightId: string | null = null;
  /** The square of the map in which it was last, for PlaceTally. */
  square: { positions: number } | undefined;
  squareKey = Number.NaN;
  #time = 0;
  #latest = 0;
  #lon = 0;
  #lat = 0;
  #speed = Number.NaN;
  #heading = Number.NaN;
  #line: object | undefined;
  #planeLon = Number.NaN;
  #planeLat = Number.NaN;
  #perLon = 0;
  #perLat = 0;

  constructor(airportId: string, vehicleId: string) {
    this.airportId = airportId;
    this.vehicleId = vehicleId;
    this.key = `${airportId} ${vehicleId}`;
  }

  /** Takes a position: ms since 1970, degrees, metres per second and degrees, NaN for what is not told. */
  fix(
    time: number,
    lon: number,
    lat: number,
    speed: number,
    heading: number,
    findings: FindingCollector,
  ): void {
    if (!(Math.abs(lon - this.#planeLon) < PLANE_REACH && Math.abs(lat - this.#planeLat) < PLANE_REACH)) {
      this.#layPlane(lon, lat);
    }
    const east = (lon - this.#planeLon) * this.#perLon;
    const north = (lat - this.#planeLat) * this.#perLat;
    if (this.hasFix) {
      if (time === this.#time) this.#judgeSameTime(lon, lat, speed, heading, findings);
      else this.#judgeStep(time, lon, lat, findings);
    } else {
      this.hasFix = true;
      this.firstTime = time;
      this.#latest = time;
    }
    this.coverage.add(time);
    this.windows.add(time, east, north, speed, heading);
    this.stops.add(time, east, north);
    this.sample?.add(time, lon, lat, east, north);
    this.#time = time;
    this.#lon = lon;
    this.#lat = lat;
    this.#speed = speed;
    this.#heading = heading;
    this.#line = this.line;
  }

  /** Takes what another source tells of the same vehicle, save what was judged by itself. */
  absorb({ isLocated, hasFix, firstTime, coverage, stops, identity }: VehicleTally): void {
    if (!this.hasFix) this.firstTime = firstTime;
    this.isLocated ||= isLocated;
    this.hasFix ||= hasFix;
    this.coverage.absorb(coverage);
    this.stops.absorb(stops);
    this.identity.absorb(identity);
  }

  /** What every example at this vehicle tells. */
  example(time: number): Pick<FindingExample, 'airportId' | 'time' | 'vehicleId' | 'callsign'> {
    const { airportId, vehicleId, identity } = this;
    const callsign = identity.callsignAt(time);
    return { airportId, time: toIso(time), vehicleId, ...(callsign === null ? {} : { callsign }) };
  }

  #judgeSameTime(lon: number, lat: number, speed: number, heading: number, findings: FindingCollector): void {
    const metres = this.#metresTo(lon, lat);
    const isSame = metres === 0 && Object.is(speed, this.#speed) && Object.is(heading, this.#heading);
    if (isSame && JSON.stringify(this.line) === JSON.stringify(this.#line)) {
      findings.note('duplicate', this.key, 0, () => this.example(this.#time));
    } else if (metres >= CONFLICT_METRES) {
      findings.note('conflict', this.key, metres, () => ({
        ...this.example(this.#time),
        ...this.#way(lon, lat),
        metres: rounded(metres),
      }));
    }
  }

  #judgeStep(time: number, lon: number, lat: number, findings: FindingCollector): void {
    if (time < this.#latest) {
      const back = this.#latest - time;
      findings.note('out_of_order', this.key, back, () => ({ ...this.example(time), seconds: back / 1000 }));
    } else this.#latest = time;
    const inWholeSeconds = time % 1000 === 0 && this.#time % 1000 === 0;
    const seconds = (Math.abs(time - this.#time) + (inWholeSeconds ? WHOLE_SECOND_MS : 0)) / 1000;
    const limit = speedLimit(this.identity.type, this.onGround);
    const metres = this.#metresTo(lon, lat);
    if (metres <= limit * seconds + SCATTER_METRES) return;
    const between = Math.abs(time - this.#time) / 1000;
    findings.note('jump', this.key, metres, () => ({
      ...this.example(time),
      ...this.#way(lon, lat),
      metres: rounded(metres),
      seconds: between,
      speed: rounded(metres / between),
      limit,
    }));
  }

  #way(lon: number, lat: number): Pick<FindingExample, 'from' | 'to'> {
    return { from: { lon: this.#lon, lat: this.#lat }, to: { lon, lat } };
  }

  #metresTo(lon: number, lat: number): number {
    const [x, y] = [(lon - this.#lon) * this.#perLon, (lat - this.#lat) * this.#perLat];
    return Math.sqrt(x * x + y * y);
  }

  #layPlane(lon: number, lat: number): void {
    this.windows.interrupt();
    this.#planeLon = lon;
    this.#planeLat = lat;
    [this.#perLon, this.#perLat] = metresPerDegree(lat);
  }
}

/** To the tenth. */
export function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
