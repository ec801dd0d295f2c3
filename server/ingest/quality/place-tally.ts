import type { FindingExample } from '../../contract/findings.ts';
import { metresBetween } from '../geodesy.ts';
import { AIRPORT_REACH_METRES, type KnownAirport } from '../locate-airport.ts';
import type { FindingCollector } from './finding-collector.ts';
import type { VehicleTally } from './vehicle-tally.ts';

const SQUARES_PER_DEGREE = 100;
/** Positions strewn over more squares than these are taken into account up to here only. */
const MOST_SQUARES = 100_000;

/** A square of 0.01° with the first position in it. */
interface Square {
  readonly lon: number;
  readonly lat: number;
  readonly first: Pick<FindingExample, 'airportId' | 'time' | 'vehicleId'>;
  positions: number;
}

/** Counts the positions of one airport by squares: where it lies may become known only after them. */
export class PlaceTally {
  readonly #squares = new Map<number, Square>();

  add(vehicle: VehicleTally, time: number, lon: number, lat: number): void {
    const [x, y] = [Math.round(lon * SQUARES_PER_DEGREE), Math.round(lat * SQUARES_PER_DEGREE)];
    const key = x * 100_000 + y;
    if (key !== vehicle.squareKey) {
      vehicle.squareKey = key;
      vehicle.square = this.#at(key, x / SQUARES_PER_DEGREE, y / SQUARES_PER_DEGREE, () =>
        vehicle.example(time),
      );
    }
    if (vehicle.square) vehicle.square.positions++;
  }

  /** Takes what another has counted. */
  absorb(other: PlaceTally): void {
    for (const [key, { lon, lat, first, positions }] of other.#squares) {
      const square = this.#at(key, lon, lat, () => first);
      if (square) square.positions += positions;
    }
  }

  /** Finds what lies off the airport; nothing where it is not known where that is. */
  judge({ lon: atLon, lat: atLat }: Pick<KnownAirport, 'lon' | 'lat'>, findings: FindingCollector): void {
    if (atLon === null || atLat === null) return;
    let [off, swapped] = [0, 0];
    for (const { lon, lat, first, positions } of this.#squares.values()) {
      const metres = metresBetween([lon, lat], [atLon, atLat]);
      if (metres <= AIRPORT_REACH_METRES) continue;
      off += positions;
      if (metresBetween([lat, lon], [atLon, atLat]) <= AIRPORT_REACH_METRES) swapped += positions;
      const key = `${first.airportId} ${first.vehicleId}`;
      findings.count('off_airport', key, positions);
      findings.exemplify('off_airport', key, metres, () => ({
        ...first,
        to: { lon, lat },
        metres: Math.round(metres),
      }));
    }
    if (swapped * 2 > off) findings.detail('off_airport', { severity: 'critical', cause: 'lon_lat_swapped' });
  }

  #at(key: number, lon: number, lat: number, first: () => Square['first']): Square | undefined {
    const known = this.#squares.get(key);
    if (known || this.#squares.size >= MOST_SQUARES) return known;
    const square = { lon, lat, first: first(), positions: 0 };
    this.#squares.set(key, square);
    return square;
  }
}
