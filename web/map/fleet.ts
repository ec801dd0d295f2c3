import type { VehicleState } from '../../server/contract/records.ts';
import { toMs } from '../../server/contract/time.ts';
import {
  advance,
  copyRow,
  createMotions,
  type Fix,
  type Motions,
  moveTo,
  place,
  visibility,
} from './motion.ts';
import { lengthOf, SILHOUETTES, silhouetteOf } from './silhouette.ts';
import { rgb, statusColor } from './status-colors.ts';

/** Faster than this, m/s, a silent vehicle has left: it took off, or a landing was not heard to its end. */
const LEAVING_FROM = 40;

export type Origin = { readonly lon: number; readonly lat: number };
/** How vehicles are brought up to date: `speed` of the replay, and whether they jump instead of moving. */
export type Pace = { readonly speed: number; readonly jump: boolean };

/**
 * What is drawn of a set of vehicles: one row each, in columns that go to the graphics card as they are. Rows keep their
 * place while their vehicle stays; the last row fills the place of one that leaves.
 */
export class Fleet {
  readonly #origin: Origin;
  readonly #length: (vehicle: VehicleState) => number;
  readonly #rows = new Map<string, number>();
  #motions: Motions;
  #vehicles: VehicleState[] = [];
  #seen = new Uint32Array(0);
  #round = 0;
  #looks = 0;

  /** Index into SILHOUETTES. */
  silhouette = new Uint8Array(0);
  /** Metres, bumper to bumper. */
  length = new Float32Array(0);
  /** Red, green, blue, alpha. */
  color = new Uint8ClampedArray(0);

  constructor(origin: Origin, length?: (vehicle: VehicleState) => number) {
    this.#origin = origin;
    this.#length = length ?? (vehicle => lengthOf(silhouetteOf(vehicle.vehicleType)));
    this.#motions = createMotions(0, Math.cos((origin.lat * Math.PI) / 180));
  }

  get motions(): Motions {
    return this.#motions;
  }
  get vehicles(): readonly VehicleState[] {
    return this.#vehicles;
  }
  get count(): number {
    return this.#vehicles.length;
  }
  /** Rises whenever a silhouette, a length or a row's vehicle changed. */
  get looks(): number {
    return this.#looks;
  }
  rowOf(vehicleId: string): number | undefined {
    return this.#rows.get(vehicleId);
  }

  /** Takes over the vehicles that are held now; those of them whose state is the same object cost next to nothing. */
  update(vehicles: Iterable<VehicleState>, { speed, jump }: Pace): void {
    this.#round += 1;
    for (const vehicle of vehicles) {
      const row = this.#rows.get(vehicle.vehicleId);
      if (row === undefined) this.#add(vehicle);
      else {
        this.#seen[row] = this.#round;
        const before = this.#vehicles[row];
        if (before === vehicle && !jump) continue;
        const fix = this.#fix(vehicle);
        if (jump) place(this.#motions, row, fix);
        else moveTo(this.#motions, row, fix, speed);
        this.#vehicles[row] = vehicle;
        if (before !== vehicle) this.#look(row, vehicle);
      }
    }
    for (let row = this.count - 1; row >= 0; row -= 1) {
      if (this.#seen[row] !== this.#round) this.#remove(row);
    }
  }

  /** Moves all on by `elapsed` ms of replay time, with the playhead at `time`; tells whether any has a way to go. */
  advance(elapsed: number, time: number): boolean {
    const { fixTime } = this.#motions;
    for (let row = 0; row < this.count; row += 1) {
      const leaving = (this.#vehicles[row]?.speed ?? 0) > LEAVING_FROM;
      this.color[4 * row + 3] = 255 * visibility(time - (fixTime[row] ?? 0), leaving);
    }
    return advance(this.#motions, this.count, elapsed);
  }

  #fix(vehicle: VehicleState): Fix {
    return {
      east: vehicle.lon - this.#origin.lon,
      north: vehicle.lat - this.#origin.lat,
      heading: vehicle.heading,
      time: toMs(vehicle.time),
    };
  }

  #add(vehicle: VehicleState): void {
    const row = this.count;
    if (row === this.length.length) this.#grow();
    this.#rows.set(vehicle.vehicleId, row);
    this.#vehicles.push(vehicle);
    this.#seen[row] = this.#round;
    this.#looks += 1;
    place(this.#motions, row, this.#fix(vehicle));
    this.#look(row, vehicle);
  }

  #look(row: number, vehicle: VehicleState): void {
    const silhouette = silhouetteOf(vehicle.vehicleType);
    const index = SILHOUETTES.indexOf(silhouette);
    const length = this.#length(vehicle);
    if (this.silhouette[row] !== index || this.length[row] !== length) this.#looks += 1;
    this.silhouette[row] = index;
    this.length[row] = length;
    this.color.set(rgb(statusColor(vehicle.status, silhouette === 'aircraft')), 4 * row);
  }

  #remove(row: number): void {
    const last = this.count - 1;
    const leaving = this.#vehicles[row];
    const moved = this.#vehicles[last];
    if (leaving) this.#rows.delete(leaving.vehicleId);
    if (moved && row !== last) {
      this.#rows.set(moved.vehicleId, row);
      this.#vehicles[row] = moved;
      copyRow(this.#motions, last, row);
      this.silhouette.copyWithin(row, last, last + 1);
      this.length.copyWithin(row, last, last + 1);
      this.color.copyWithin(4 * row, 4 * last, 4 * last + 4);
      this.#seen.copyWithin(row, last, last + 1);
    }
    this.#vehicles.pop();
    this.#looks += 1;
  }

  #grow(): void {
    const capacity = Math.max(64, 2 * this.length.length);
    const before = this.#motions;
    this.#motions = createMotions(capacity, before.eastScale);
    this.#motions.shown.set(before.shown);
    this.#motions.shownHeading.set(before.shownHeading);
    this.#motions.fix.set(before.fix);
    this.#motions.fixHeading.set(before.fixHeading);
    this.#motions.remaining.set(before.remaining);
    this.#motions.fixTime.set(before.fixTime);
    this.silhouette = grown(this.silhouette, new Uint8Array(capacity));
    this.length = grown(this.length, new Float32Array(capacity));
    this.color = grown(this.color, new Uint8ClampedArray(4 * capacity));
    this.#seen = grown(this.#seen, new Uint32Array(capacity));
  }
}

function grown<T extends Uint8Array | Uint8ClampedArray | Uint32Array | Float32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
