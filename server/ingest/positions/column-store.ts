import type { PositionColumns } from '../recording-batch.ts';

const FIRST_ROWS = 4096;
/** At most every other field of a vehicle's state begins a run. */
const MOST_RUNS = 6;

/** Arrays of a batch's columns, which grow and are used again. */
export class ColumnStore {
  vehicle = new Int32Array(FIRST_ROWS);
  given = new Int32Array(FIRST_ROWS);
  time = new Float64Array(FIRST_ROWS);
  lon = new Float64Array(FIRST_ROWS);
  lat = new Float64Array(FIRST_ROWS);
  speed = new Float64Array(FIRST_ROWS);
  heading = new Float64Array(FIRST_ROWS);
  runEnds = new Int32Array(FIRST_ROWS * MOST_RUNS);

  /** Makes room for one more row. */
  holdRow(rows: number): void {
    if (rows < this.vehicle.length) return;
    this.vehicle = grown(this.vehicle, new Int32Array(rows * 2));
    this.given = grown(this.given, new Int32Array(rows * 2));
    this.time = grown(this.time, new Float64Array(rows * 2));
    this.lon = grown(this.lon, new Float64Array(rows * 2));
    this.lat = grown(this.lat, new Float64Array(rows * 2));
    this.speed = grown(this.speed, new Float64Array(rows * 2));
    this.heading = grown(this.heading, new Float64Array(rows * 2));
    this.runEnds = grown(this.runEnds, new Int32Array(rows * 2 * MOST_RUNS));
  }

  /** Copies of the first rows. */
  copied(
    rows: number,
    runs: number,
  ): Omit<PositionColumns, 'vehicles' | 'told' | 'text' | 'isAscii' | 'singleRows' | 'singleTexts'> {
    return {
      length: rows,
      vehicle: this.vehicle.slice(0, rows),
      given: this.given.slice(0, rows),
      time: this.time.slice(0, rows),
      lon: this.lon.slice(0, rows),
      lat: this.lat.slice(0, rows),
      speed: this.speed.slice(0, rows),
      heading: this.heading.slice(0, rows),
      runEnds: this.runEnds.slice(0, runs),
    };
  }
}

function grown<T extends Int32Array | Float64Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
