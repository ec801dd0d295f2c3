import type { FindingExample } from '../../contract/findings.ts';
import { toIso } from '../../contract/time.ts';
import type { KnownAirport } from '../locate-airport.ts';
import { Coverage, type Gap } from './coverage.ts';
import type { FindingCollector } from './finding-collector.ts';
import { judgeMotion } from './motion-findings.ts';
import { PlaceTally } from './place-tally.ts';
import { TrackSample } from './track-sample.ts';
import type { Change } from './vehicle-identity.ts';
import { VehicleTally } from './vehicle-tally.ts';

/** A stream of positions is silent after this. */
const SILENCE_MS = 10_000;
const SILENCES_OFFERED = 10;
/** Of so many vehicles positions are kept, to hold their times against other recordings. */
const MOST_SAMPLED = 300;

/** What is seen of the positions of one airport's vehicles. */
class AirportPositions {
  readonly stream = new Coverage(SILENCE_MS);
  readonly places = new PlaceTally();
  readonly vehicles = new Map<string, VehicleTally>();
}

/** Watches positions, in whichever order they come. A position costs a few sums and makes no object. */
export class PositionTally {
  readonly #airports = new Map<string, AirportPositions>();
  #sampled = 0;

  /** The vehicle of that id, made where it was not known: ask once, and tell many positions of it. */
  vehicle(airportId: string, vehicleId: string): VehicleTally {
    const { vehicles } = this.#airport(airportId);
    let vehicle = vehicles.get(vehicleId);
    if (!vehicle) {
      vehicle = new VehicleTally(airportId, vehicleId);
      vehicles.set(vehicleId, vehicle);
    }
    return vehicle;
  }

  /**
   * Takes a position: ms since 1970, degrees, metres per second and degrees, NaN for what is not told. What can be
   * judged at once goes into `findings`.
   */
  fix(
    vehicle: VehicleTally,
    time: number,
    lon: number,
    lat: number,
    speed: number,
    heading: number,
    findings: FindingCollector,
  ): void {
    const { stream, places } = this.#airport(vehicle.airportId);
    stream.add(time);
    if (!vehicle.hasFix && this.#sampled < MOST_SAMPLED) {
      this.#sampled++;
      vehicle.sample = new TrackSample();
    }
    vehicle.fix(time, lon, lat, speed, heading, findings);
    places.add(vehicle, time, lon, lat);
  }

  /** Takes over what another has seen, save what it has judged by itself. */
  absorb(other: PositionTally): void {
    for (const [airportId, { stream, places, vehicles }] of other.#airports) {
      const mine = this.#airport(airportId);
      mine.stream.absorb(stream);
      mine.places.absorb(places);
      for (const vehicle of vehicles.values()) this.vehicle(airportId, vehicle.vehicleId).absorb(vehicle);
    }
  }

  /** Vehicles that were seen or told of. */
  *vehicles(): Generator<VehicleTally> {
    for (const { vehicles } of this.#airports.values()) yield* vehicles.values();
  }

  /** How many vehicles were seen or told of. */
  get count(): number {
    return this.#airports.values().reduce((sum, { vehicles }) => sum + vehicles.size, 0);
  }

  /** Vehicles with at least one position. */
  get located(): number {
    return this.vehicles().reduce((sum, { isLocated }) => sum + (isLocated ? 1 : 0), 0);
  }

  /** Whether the vehicle was seen or told of. */
  knows(airportId: string, vehicleId: string): boolean {
    return this.#airports.get(airportId)?.vehicles.has(vehicleId) ?? false;
  }

  /** What each vehicle's own positions tell, once all have been seen, into `findings`. */
  judgeVehicles(findings: FindingCollector): void {
    judgeMotion(this.vehicles(), findings);
  }

  /**
   * What is seen of all positions together, into `findings`. `known`: airports with their reference points, as far as
   * they are known by now.
   */
  judge(known: readonly KnownAirport[], findings: FindingCollector): void {
    for (const [airportId, { stream, places }] of this.#airports) {
      if (stream.gapCount > 0) findings.count('silence', null, stream.gapCount);
      for (const gap of stream.longestGaps(SILENCES_OFFERED)) {
        const key = `${airportId} ${gap.from}`;
        findings.exemplify('silence', key, gap.to - gap.from, () => ({ airportId, ...stretch(gap) }));
      }
      const airport = known.find(each => each.airportId === airportId);
      if (airport) places.judge(airport, findings);
    }
    for (const vehicle of this.vehicles()) {
      judgeGaps(vehicle, findings);
      judgeIdentity(vehicle, findings);
    }
  }

  #airport(airportId: string): AirportPositions {
    let airport = this.#airports.get(airportId);
    if (!airport) {
      airport = new AirportPositions();
      this.#airports.set(airportId, airport);
    }
    return airport;
  }
}

function judgeGaps(vehicle: VehicleTally, findings: FindingCollector): void {
  const [longest] = vehicle.coverage.longestGaps(1);
  if (!longest) return;
  findings.count('gap', vehicle.key, vehicle.coverage.gapCount);
  findings.exemplify('gap', vehicle.key, longest.to - longest.from, () => ({
    ...vehicle.example(longest.from),
    ...stretch(longest),
  }));
}

function judgeIdentity(vehicle: VehicleTally, findings: FindingCollector): void {
  const { typeChange, callsignChange, keepsCallsign } = vehicle.identity;
  const tell = (kind: 'type_change' | 'callsign_change', { was, is, time: told }: Change) => {
    findings.count(kind, vehicle.key, 1);
    const time = Number.isNaN(told) ? vehicle.firstTime : told;
    if (Number.isNaN(time)) return;
    findings.exemplify(kind, vehicle.key, 0, () => ({ ...vehicle.example(time), was, is }));
  };
  if (typeChange) tell('type_change', typeChange);
  if (callsignChange && keepsCallsign) tell('callsign_change', callsignChange);
}

function stretch({ from, to }: Gap): Pick<FindingExample, 'time' | 'until' | 'seconds'> {
  return { time: toIso(from), until: toIso(to), seconds: (to - from) / 1000 };
}
