import type { PositionColumns } from '../recording-batch.ts';
import { columnBuffers } from './column-buffers.ts';

const FIRST_ROWS = 4096;
/** At most every other field of a vehicle's state begins a run. */
const MOST_RUNS = 6;
const [WORD, DOUBLE] = [Int32Array.BYTES_PER_ELEMENT, Float64Array.BYTES_PER_ELEMENT];

/** Arrays of a batch's columns, which grow. */
export class ColumnStore {
  vehicle = words(FIRST_ROWS);
  given = words(FIRST_ROWS);
  time = doubles(FIRST_ROWS);
  lon = doubles(FIRST_ROWS);
  lat = doubles(FIRST_ROWS);
  speed = doubles(FIRST_ROWS);
  heading = doubles(FIRST_ROWS);
  runEnds = words(FIRST_ROWS * MOST_RUNS);
  #rows = FIRST_ROWS;

  /** Makes room for one more row. */
  holdRow(rows: number): void {
    if (rows < this.#rows) return;
    this.#rows = rows * 2;
    this.vehicle = grown(this.vehicle, words(this.#rows));
    this.given = grown(this.given, words(this.#rows));
    this.time = grown(this.time, doubles(this.#rows));
    this.lon = grown(this.lon, doubles(this.#rows));
    this.lat = grown(this.lat, doubles(this.#rows));
    this.speed = grown(this.speed, doubles(this.#rows));
    this.heading = grown(this.heading, doubles(this.#rows));
    this.runEnds = grown(this.runEnds, words(this.#rows * MOST_RUNS));
  }

  /** The first rows, which then are no longer here. */
  take(
    rows: number,
    runs: number,
  ): Omit<PositionColumns, 'vehicles' | 'told' | 'text' | 'isAscii' | 'singleRows' | 'singleTexts'> {
    const taken = {
      length: rows,
      vehicle: this.vehicle.subarray(0, rows),
      given: this.given.subarray(0, rows),
      time: this.time.subarray(0, rows),
      lon: this.lon.subarray(0, rows),
      lat: this.lat.subarray(0, rows),
      speed: this.speed.subarray(0, rows),
      heading: this.heading.subarray(0, rows),
      runEnds: this.runEnds.subarray(0, runs),
    };
    this.vehicle = words(this.#rows);
    this.given = words(this.#rows);
    this.time = doubles(this.#rows);
    this.lon = doubles(this.#rows);
    this.lat = doubles(this.#rows);
    this.speed = doubles(this.#rows);
    this.heading = doubles(this.#rows);
    this.runEnds = words(this.#rows * MOST_RUNS);
    return taken;
  }
}

function words(length: number): Int32Array<ArrayBuffer> {
  return new Int32Array(columnBuffers.take(length * WORD), 0, length);
}

function doubles(length: number): Float64Array<ArrayBuffer> {
  return new Float64Array(columnBuffers.take(length * DOUBLE), 0, length);
}

function grown<T extends Int32Array | Float64Array>(from: T, to: T): T {
  to.set(from);
  columnBuffers.giveBack([from.buffer as ArrayBuffer]);
  return to;
}
