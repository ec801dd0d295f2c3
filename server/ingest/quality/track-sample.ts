/** How many fixes of one vehicle are held. */
const MOST_FIXES = 512;
const FIRST_SPACING_METRES = 15;

/** Where a vehicle was and when, in order of time or not: three series of the same length. */
export interface Track {
  /** Milliseconds since 1970. */
  readonly times: readonly number[];
  readonly lons: readonly number[];
  readonly lats: readonly number[];
}

/** Keeps a bounded number of a vehicle's fixes, evenly along its way: the farther it drives, the wider apart. */
export class TrackSample implements Track {
  readonly times: number[] = [];
  readonly lons: number[] = [];
  readonly lats: number[] = [];
  #spacing = FIRST_SPACING_METRES;
  #east = Number.NaN;
  #north = Number.NaN;
  #isDue = false;

  /**
   * `east`, `north`: the same place in metres from any fixed place. The fix after the one that comes far enough is kept:
   * that one itself would mostly be one that errs forwards.
   */
  add(time: number, lon: number, lat: number, east: number, north: number): void {
    const [x, y] = [east - this.#east, north - this.#north];
    if (this.#isDue) {
      this.#isDue = false;
      this.#keep(time, lon, lat);
    } else if (x * x + y * y < this.#spacing * this.#spacing) return;
    else this.#isDue = !Number.isNaN(x);
    this.#east = east;
    this.#north = north;
  }

  /** Metres that the vehicle came at least. */
  get metres(): number {
    return this.times.length * this.#spacing;
  }

  #keep(time: number, lon: number, lat: number): void {
    this.times.push(time);
    this.lons.push(lon);
    this.lats.push(lat);
    if (this.times.length < MOST_FIXES) return;
    for (const series of [this.times, this.lons, this.lats]) {
      const kept = series.filter((_, index) => index % 2 === 0);
      series.splice(0, series.length, ...kept);
    }
    this.#spacing *= 2;
  }
}
