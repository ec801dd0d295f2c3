import type { FeatureCollection } from 'geojson';
import { z } from 'zod';
import type { FindingExample } from '../../contract/findings.ts';
import type { NdjsonLine } from '../../contract/lines.ts';
import type { RecordingQuality } from '../../contract/recordings.ts';
import { toMs } from '../../contract/time.ts';
import type { KnownAirport } from '../locate-airport.ts';
import { onGroundOf } from '../positions/on-ground.ts';
import { EMPTY_LOOKUP, type RecordingLookup } from '../recording-lookup.ts';
import type { SetAside } from '../recording-sink.ts';
import { ArrivalTally } from './arrival-tally.ts';
import { FindingCollector } from './finding-collector.ts';
import { judgeClocks } from './judge-clocks.ts';
import { isDoubtful, judgeTime } from './judge-time.ts';
import { referLine, referVehicle } from './line-references.ts';
import { PositionTally } from './position-tally.ts';
import { RecordCounts } from './record-counts.ts';
import { type KnownHere, ReferenceTally } from './reference-tally.ts';
import { SetAsideTally } from './set-aside-tally.ts';
import { UpdateTally } from './update-tally.ts';
import type { VehicleTally } from './vehicle-tally.ts';

type VehicleUpdate = Extract<NdjsonLine, { kind: 'vehicle_update' }>;
type ToldOfItself = Pick<VehicleUpdate, 'vehicleType' | 'callsign' | 'taskId' | 'flightId'>;

/** What a map may say of its airport's place. */
const mapPlace = z.object({ airport: z.object({ lon: z.number(), lat: z.number() }) });

/**
 * Counts and judges lines and maps that were used, and pieces that were not: those of one source, or by `absorb` those
 * of several together. Memory grows with entities and gaps, not with lines.
 */
export class QualityTally {
  readonly #now: number;
  readonly #counts = new RecordCounts();
  readonly #airports = new Map<string, KnownAirport>();
  readonly #maps = new Set<string>();
  readonly #positions = new PositionTally();
  readonly #tasks = new UpdateTally('taskId');
  readonly #flights = new UpdateTally('flightId');
  readonly #arrivals = new ArrivalTally();
  readonly #references = new ReferenceTally();
  readonly #setAside = new SetAsideTally();
  /** What is found by looking at one source. */
  readonly #findings = new FindingCollector();
  #isJudged = false;

  /** `now`: the time of the import, ms since 1970. */
  constructor(now: number) {
    this.#now = now;
  }

  line(line: NdjsonLine): void {
    if (line.kind === 'airport') {
      this.#counts.add('airport', Number.NaN);
      this.#airports.set(line.airportId, line);
      return;
    }
    if (line.kind === 'vehicle') {
      this.#counts.add('vehicle', Number.NaN);
      this.#name(line.airportId);
      const { identity } = this.vehicle(line.airportId, line.vehicleId);
      identity.tellType(line.vehicleType, Number.NaN);
      if (line.callsign) identity.tellCallsign(line.callsign, Number.NaN);
      return;
    }
    const time = toMs(line.time);
    if (line.kind === 'vehicle_update') {
      this.#vehicleUpdate(line, time);
      return;
    }
    this.#counts.add(line.kind, time);
    this.#name(line.airportId);
    if (isDoubtful(time, this.#now)) {
      const entity = `${line.airportId} ${line.taskId ?? line.flightId ?? ''}`;
      judgeTime(time, this.#now, entity, () => exampleOf(line), this.#findings);
    }
    if (line.kind === 'task_update') {
      this.#tasks.add(line.taskId, line, time, this.#findings);
      this.#arrivals.add(line, time);
    }
    if (line.kind === 'flight_update') this.#flights.add(line.flightId, line, time, this.#findings);
    else referLine(line, this.#references);
  }

  /** The vehicle that `position` is told about: one object for all positions of it. */
  vehicle(airportId: string, vehicleId: string): VehicleTally {
    return this.#positions.vehicle(airportId, vehicleId);
  }

  /**
   * Takes a position in numbers, for whoever has them: ms since 1970, degrees, metres per second and degrees, NaN for
   * what is not told. A `vehicle_update` line does the same.
   */
  position(
    vehicle: VehicleTally,
    time: number,
    lon: number,
    lat: number,
    speed: number,
    heading: number,
  ): void {
    this.#counts.add('vehicle_update', time);
    if (!vehicle.isLocated) {
      vehicle.isLocated = true;
      this.#name(vehicle.airportId);
    }
    if (isDoubtful(time, this.#now)) {
      judgeTime(time, this.#now, vehicle.key, () => vehicle.example(time), this.#findings);
    } else this.#positions.fix(vehicle, time, lon, lat, speed, heading, this.#findings);
  }

  /** Takes what a vehicle tells of itself with the position that comes next, at `time`, ms since 1970. */
  told(vehicle: VehicleTally, { vehicleType, callsign, taskId, flightId }: ToldOfItself, time: number): void {
    if (vehicleType) vehicle.identity.tellType(vehicleType, time);
    if (callsign) vehicle.identity.tellCallsign(callsign, time);
    referVehicle({ taskId, flightId }, vehicle, time, this.#references);
  }

  map(airportId: string, map: FeatureCollection): void {
    this.#maps.add(airportId);
    const place = mapPlace.safeParse(map).data?.airport;
    if (place) this.#airports.set(airportId, { airportId, ...place });
    else this.#name(airportId);
  }

  setAside(file: string, entry: SetAside): void {
    this.#setAside.add(file, entry);
  }

  /** Takes over what was told of another source, once its quality was asked for. */
  absorb(other: QualityTally): void {
    this.#counts.absorb(other.#counts);
    for (const airport of other.#airports.values()) {
      if (airport.lon === null) this.#name(airport.airportId);
      else this.#airports.set(airport.airportId, airport);
    }
    for (const airportId of other.#maps) this.#maps.add(airportId);
    this.#positions.absorb(other.#positions);
    this.#tasks.absorb(other.#tasks);
    this.#flights.absorb(other.#flights);
    this.#arrivals.absorb(other.#arrivals);
    this.#references.absorb(other.#references);
    this.#setAside.absorb(other.#setAside);
    this.#findings.absorb(other.#findings);
  }

  /** Whether nothing was found that could be used. */
  get isEmpty(): boolean {
    return this.#counts.total === 0 && this.#maps.size === 0;
  }

  /** Lines used so far, and those that were not. */
  get progress(): { readonly records: number; readonly setAside: number } {
    return { records: this.#counts.total, setAside: this.#setAside.total };
  }

  /** `known`: what was known of airports before; `store`: what it is held against. */
  quality(known: readonly KnownAirport[], store: RecordingLookup = EMPTY_LOOKUP): RecordingQuality {
    return {
      ...this.#counts.quality(),
      airportIds: [...this.#airports.keys()].sort(),
      maps: [...this.#maps].sort(),
      vehicles: this.#positions.located,
      tasks: this.#tasks.count,
      flights: this.#flights.count,
      findings: this.#judged(known, store).findings(this.#counts.total),
      setAside: this.#setAside.total,
      setAsideReasons: this.#setAside.reasons(),
    };
  }

  #vehicleUpdate(line: VehicleUpdate, time: number): void {
    const vehicle = this.vehicle(line.airportId, line.vehicleId);
    this.told(vehicle, line, time);
    vehicle.onGround = onGroundOf(line) ?? vehicle.onGround;
    vehicle.line = line;
    this.position(vehicle, time, line.lon, line.lat, line.speed ?? Number.NaN, line.heading ?? Number.NaN);
  }

  /** What was found in the source, and what all that came in shows together. */
  #judged(known: readonly KnownAirport[], store: RecordingLookup): FindingCollector {
    if (!this.#isJudged) {
      this.#positions.judgeVehicles(this.#findings);
      judgeClocks(this.#positions.vehicles(), store, this.#findings);
      this.#isJudged = true;
    }
    const all = new FindingCollector();
    all.absorb(this.#findings);
    const placed = [...this.#airports.values()].filter(({ lon }) => lon !== null);
    this.#positions.judge([...placed, ...known], all);
    this.#arrivals.judge(this.#positions.vehicles(), all);
    const entities = { vehicle: this.#positions, task: this.#tasks, flight: this.#flights };
    const here: KnownHere = {
      knows: (kind, airportId, id) => entities[kind].knows(airportId, id),
      count: kind => entities[kind].count,
    };
    this.#references.judge(here, store, all);
    return all;
  }

  #name(airportId: string): void {
    if (!this.#airports.has(airportId)) this.#airports.set(airportId, { airportId, lon: null, lat: null });
  }
}

function exampleOf(
  line: Exclude<NdjsonLine, { kind: 'airport' | 'vehicle' | 'vehicle_update' }>,
): FindingExample {
  const { airportId, time, taskId, flightId } = line as FindingExample;
  return { airportId, time, ...(taskId ? { taskId } : {}), ...(flightId ? { flightId } : {}) };
}
