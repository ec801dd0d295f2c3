import type { Fleet } from '../fleet.ts';
import type { TrailFix } from './trail-store.ts';

/** A longer way than this, ms, from a trail's end to where its vehicle is drawn is not known. */
const LONGEST_GAP_MS = 60_000;

type Tip = { readonly fleet: Fleet; readonly row: number; readonly vehicleId: string };

/** The last piece of every trail: from its end to where the vehicle is drawn, so that it goes along with every picture. */
export class TrailTips {
  #tips: Tip[] = [];
  #ends = new Float32Array(0);
  #times = new Float32Array(0);
  #version = 0;

  get count(): number {
    return this.#tips.length;
  }
  /** `[east, north]` of both ends, degrees. */
  get ends(): Float32Array {
    return this.#ends;
  }
  get times(): Float32Array {
    return this.#times;
  }
  /** Rises with every change. */
  get version(): number {
    return this.#version;
  }

  /** The row of a vehicle's tip, -1 without one. */
  rowOf(vehicleId: string | null): number {
    return this.#tips.findIndex(each => each.vehicleId === vehicleId);
  }

  /** Begins the tips anew at the ends of the trails; `now` in ms of the trails' scale. */
  begin(lasts: Iterable<readonly [string, TrailFix]>, fleets: readonly Fleet[], now: number): void {
    this.#tips = [];
    for (const [vehicleId, last] of lasts) {
      if (now - last.time > LONGEST_GAP_MS || now < last.time) continue;
      for (const fleet of fleets) {
        const row = fleet.rowOf(vehicleId);
        if (row === undefined) continue;
        this.#reserve(this.#tips.length + 1);
        const at = this.#tips.push({ fleet, row, vehicleId }) - 1;
        this.#ends[4 * at] = last.east;
        this.#ends[4 * at + 1] = last.north;
        this.#times.fill(last.time, 2 * at, 2 * at + 2);
      }
    }
  }

  /** Moves the tips to where their vehicles are drawn now. */
  follow(): void {
    for (const [at, { fleet, row, vehicleId }] of this.#tips.entries()) {
      // Whoever left makes room for another, until the tips are begun anew.
      const stays = fleet.vehicles[row]?.vehicleId === vehicleId;
      const { shown } = fleet.motions;
      this.#ends[4 * at + 2] = stays ? (shown[2 * row] ?? 0) : (this.#ends[4 * at] ?? 0);
      this.#ends[4 * at + 3] = stays ? (shown[2 * row + 1] ?? 0) : (this.#ends[4 * at + 1] ?? 0);
    }
    this.#version += 1;
  }

  clear(): void {
    this.#tips = [];
  }

  #reserve(count: number): void {
    if (4 * count <= this.#ends.length) return;
    const [ends, times] = [new Float32Array(8 * count + 64), new Float32Array(4 * count + 32)];
    ends.set(this.#ends);
    times.set(this.#times);
    this.#ends = ends;
    this.#times = times;
  }
}
