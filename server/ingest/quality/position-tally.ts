import type { RecordingQuality, Silence, VehicleGaps } from '../../contract/recordings.ts';
import { toIso } from '../../contract/time.ts';
import { metresBetween } from '../geodesy.ts';
import { AIRPORT_REACH_METRES, type KnownAirport } from '../locate-airport.ts';
import { Coverage, type Gap } from './coverage.ts';

/** A stream of positions is silent after this. */
const SILENCE_MS = 10_000;
/** After this a vehicle is no longer shown as present. */
const VEHICLE_GAP_MS = 60_000;
const TOLD_OF_EACH = 10;
const SQUARES_PER_DEGREE = 100;
/** Positions strewn over more squares than these are taken into account up to here only. */
const MOST_SQUARES = 100_000;

interface Vehicle {
  readonly coverage: Coverage;
  last: number;
}

/** What is seen of the positions of one airport's vehicles. */
interface Airport {
  readonly stream: Coverage;
  readonly vehicles: Map<string, Vehicle>;
  /** The callsigns by which vehicles went last. */
  readonly callsigns: Map<string, string>;
  /** Positions by the square of 0.01° that they lie in. */
  readonly squares: Map<number, { readonly lon: number; readonly lat: number; positions: number }>;
}

/** Watches positions for gaps, repetitions and strays, in whichever order they come. */
export class PositionTally {
  readonly #airports = new Map<string, Airport>();
  #repeated = 0;

  /** `time` in ms since 1970, `lon` and `lat` in degrees. */
  add(airportId: string, vehicleId: string, time: number, lon: number, lat: number): void {
    const airport = this.#airport(airportId);
    airport.stream.add(time);
    const vehicle = airport.vehicles.get(vehicleId);
    if (vehicle === undefined) {
      const coverage = new Coverage(VEHICLE_GAP_MS);
      coverage.add(time);
      airport.vehicles.set(vehicleId, { coverage, last: time });
    } else {
      if (vehicle.last === time) this.#repeated++;
      vehicle.last = time;
      vehicle.coverage.add(time);
    }
    const [x, y] = [Math.round(lon * SQUARES_PER_DEGREE), Math.round(lat * SQUARES_PER_DEGREE)];
    const key = x * 100_000 + y;
    const square = airport.squares.get(key);
    if (square) square.positions++;
    else if (airport.squares.size < MOST_SQUARES) {
      airport.squares.set(key, { lon: x / SQUARES_PER_DEGREE, lat: y / SQUARES_PER_DEGREE, positions: 1 });
    }
  }

  /** Takes note of a callsign. */
  name(airportId: string, vehicleId: string, callsign: string): void {
    this.#airport(airportId).callsigns.set(vehicleId, callsign);
  }

  /** Vehicles with at least one position. */
  get vehicles(): number {
    return this.#airports.values().reduce((sum, { vehicles }) => sum + vehicles.size, 0);
  }

  /** `known`: airports with their reference points, as far as they are known by now. */
  quality(known: readonly KnownAirport[]): RecordingQuality['positions'] {
    const silences = [...this.#airports].flatMap(([airportId, { stream }]) =>
      stream.longestGaps(TOLD_OF_EACH).map(gap => silenceOf(airportId, gap)),
    );
    const gappy = [...this.#airports].flatMap(([airportId, { vehicles, callsigns }]) =>
      [...vehicles].flatMap(([vehicleId, { coverage }]): VehicleGaps[] => {
        const [longest] = coverage.longestGaps(1);
        if (!longest) return [];
        const callsign = callsigns.get(vehicleId) ?? null;
        const gaps = coverage.gapCount;
        return [{ airportId, vehicleId, callsign, gaps, longest: silenceOf(airportId, longest) }];
      }),
    );
    return {
      silences: silences.sort((a, b) => b.seconds - a.seconds).slice(0, TOLD_OF_EACH),
      vehiclesWithGaps: gappy.length,
      longestGaps: gappy.sort((a, b) => b.longest.seconds - a.longest.seconds).slice(0, TOLD_OF_EACH),
      repeated: this.#repeated,
      offAirport: this.#offAirport(known),
    };
  }

  #offAirport(known: readonly KnownAirport[]): number | null {
    let off: number | null = null;
    for (const [airportId, { squares }] of this.#airports) {
      const at = known.find(airport => airport.airportId === airportId);
      if (!at || at.lon === null || at.lat === null) continue;
      off ??= 0;
      for (const { lon, lat, positions } of squares.values()) {
        if (metresBetween([lon, lat], [at.lon, at.lat]) > AIRPORT_REACH_METRES) off += positions;
      }
    }
    return off;
  }

  #airport(airportId: string): Airport {
    const known = this.#airports.get(airportId);
    if (known) return known;
    const made: Airport = {
      stream: new Coverage(SILENCE_MS),
      vehicles: new Map(),
      callsigns: new Map(),
      squares: new Map(),
    };
    this.#airports.set(airportId, made);
    return made;
  }
}

function silenceOf(airportId: string, { from, to }: Gap): Silence {
  return { airportId, from: toIso(from), to: toIso(to), seconds: (to - from) / 1000 };
}
