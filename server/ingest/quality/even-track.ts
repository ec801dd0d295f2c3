import { metresPerDegree } from '../geodesy.ts';
import type { Track } from './track-sample.ts';

const STEP_MS = 1000;
/** Between fixes farther apart than this nobody knows where a vehicle was, ms. */
const LONGEST_STEP_MS = 10_000;
/** A track of a longer time than this is cut off, in steps. */
const MOST_STEPS = 400_000;

/** Degrees to metres on a plane around one place. */
export class Plane {
  readonly #lon: number;
  readonly #lat: number;
  readonly #perLon: number;
  readonly #perLat: number;

  constructor(lon: number, lat: number) {
    [this.#lon, this.#lat] = [lon, lat];
    [this.#perLon, this.#perLat] = metresPerDegree(lat);
  }

  east(lon: number): number {
    return (lon - this.#lon) * this.#perLon;
  }

  north(lat: number): number {
    return (lat - this.#lat) * this.#perLat;
  }
}

/** Where a vehicle was at each whole second of a track, in metres, so that a place is found at once. */
export class EvenTrack {
  readonly #from: number;
  readonly #east: Float64Array;
  readonly #north: Float64Array;

  /** `track` in order of time, with one fix at least. */
  constructor({ times, lons, lats }: Track, plane: Plane) {
    this.#from = times[0] ?? 0;
    const span = (times.at(-1) ?? this.#from) - this.#from;
    const steps = Math.min(MOST_STEPS, Math.floor(span / STEP_MS) + 1);
    this.#east = new Float64Array(steps).fill(Number.NaN);
    this.#north = new Float64Array(steps).fill(Number.NaN);
    for (let index = 1, step = 0; index < times.length; index++) {
      const [begin = 0, end = 0] = [times[index - 1], times[index]];
      const [east, north] = [plane.east(lons[index - 1] ?? 0), plane.north(lats[index - 1] ?? 0)];
      const [toEast, toNorth] = [plane.east(lons[index] ?? 0), plane.north(lats[index] ?? 0)];
      for (; step < steps && this.#from + step * STEP_MS <= end; step++) {
        if (end - begin > LONGEST_STEP_MS) continue;
        const share = end === begin ? 0 : (this.#from + step * STEP_MS - begin) / (end - begin);
        this.#east[step] = east + (toEast - east) * share;
        this.#north[step] = north + (toNorth - north) * share;
      }
    }
  }

  /** Squared metres from a place at a time, to the whole second; NaN where it is not known where the vehicle was. */
  roughly(time: number, east: number, north: number): number {
    const step = Math.round((time - this.#from) / STEP_MS);
    const [x, y] = [(this.#east[step] ?? Number.NaN) - east, (this.#north[step] ?? Number.NaN) - north];
    return x * x + y * y;
  }

  /** Metres east and north at a time; NaN as above. */
  at(time: number): readonly [east: number, north: number] {
    const exact = (time - this.#from) / STEP_MS;
    const step = Math.floor(exact);
    const share = exact - step;
    const between = (series: Float64Array) => {
      const [begin = Number.NaN, end = share === 0 ? begin : Number.NaN] = [series[step], series[step + 1]];
      return share === 0 ? begin : begin + (end - begin) * share;
    };
    return [between(this.#east), between(this.#north)];
  }
}
