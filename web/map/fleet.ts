import type { VehicleState } from '../../server/contract/records.ts';
import { toMs } from '../../server/contract/time.ts';
import { GLYPHED } from './glyphs.ts';
import { markOf, PLATES } from './marks.ts';
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

/** Marks of a badge: its task is late; others in front of it count for more. */
const LATE = 1;
const CROWDED = 2;

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
  #speed = new Float32Array(0);
  #round = 0;
  #moved = 0;
  #coloured = 0;
  #looked = 0;

  /** Metres, bumper to bumper. */
  length = new Float32Array(0);
  /** Red, green, blue, alpha. */
  color = new Uint8ClampedArray(0);
  /** Index into SILHOUETTES. */
  silhouette = new Uint8Array(0);
  /** Indexes into GLYPHED and PLATES, whether it has a nose, and of LATE and CROWDED those that it is. */
  badge = new Uint8Array(0);

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
  /** These rise whenever a position or heading changed; a colour; a length, a silhouette, a badge or a row's vehicle. */
  get moved(): number {
    return this.#moved;
  }
  get coloured(): number {
    return this.#coloured;
  }
  get looked(): number {
    return this.#looked;
  }
  rowOf(vehicleId: string): number | undefined {
    return this.#rows.get(vehicleId);
  }

  /** Where a row is drawn, `[east, north]` of the origin in degrees. */
  offsetOf(row: number): readonly [east: number, north: number] {
    const { shown } = this.#motions;
    return [shown[2 * row] ?? 0, shown[2 * row + 1] ?? 0];
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
        this.#speed[row] = vehicle.speed ?? Number.NaN;
        if (before !== vehicle) this.#look(row, vehicle, before);
      }
    }
    for (let row = this.count - 1; row >= 0; row -= 1) {
      if (this.#seen[row] !== this.#round) this.#remove(row);
    }
    this.#moved += 1;
  }

  /** Moves all on by `elapsed` ms of replay time, with the playhead at `time`; tells whether any has a way to go. */
  advance(elapsed: number, time: number): boolean {
    const { fixTime } = this.#motions;
    for (let row = 0; row < this.count; row += 1) {
      const speed = this.#speed[row] ?? 0;
      const silence = time - (fixTime[row] ?? 0);
      const alpha = Math.round(255 * visibility(silence, Number.isNaN(speed) ? null : speed));
      if (this.color[4 * row + 3] === alpha) continue;
      this.color[4 * row + 3] = alpha;
      this.#coloured += 1;
    }
    if (elapsed > 0) this.#moved += 1;
    return advance(this.#motions, this.count, elapsed);
  }

  /** Flags the vehicles whose task is late. */
  flagLate(isLate: (vehicle: VehicleState) => boolean): void {
    for (const [row, vehicle] of this.#vehicles.entries()) {
      this.#mark(row, LATE, vehicle.taskId !== null && isLate(vehicle));
    }
  }

  isLate(row: number): boolean {
    return ((this.badge[4 * row + 3] ?? 0) & LATE) !== 0;
  }

  /** Takes over which rows are crowded (1 for each), none where `undefined`. */
  crowd(crowded: Uint8Array | undefined): void {
    for (let row = 0; row < this.count; row += 1) this.#mark(row, CROWDED, crowded?.[row] === 1);
  }

  isCrowded(row: number): boolean {
    return ((this.badge[4 * row + 3] ?? 0) & CROWDED) !== 0;
  }

  #mark(row: number, mark: number, set: boolean): void {
    const before = this.badge[4 * row + 3] ?? 0;
    const now = set ? before | mark : before & ~mark;
    if (now === before) return;
    this.badge[4 * row + 3] = now;
    this.#looked += 1;
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
    this.#speed[row] = vehicle.speed ?? Number.NaN;
    place(this.#motions, row, this.#fix(vehicle));
    this.#look(row, vehicle, undefined);
    this.badge[4 * row + 3] = 0;
  }

  #look(row: number, vehicle: VehicleState, before: VehicleState | undefined): void {
    const { vehicleType, status } = vehicle;
    const length = this.#length(vehicle);
    const same = before?.vehicleType === vehicleType && before.status === status;
    if (same && this.length[row] === length) return;
    const silhouette = silhouetteOf(vehicleType);
    const { plate, nose } = markOf(status);
    this.length[row] = length;
    this.silhouette[row] = SILHOUETTES.indexOf(silhouette);
    this.badge[4 * row] = GLYPHED.indexOf(vehicleType ?? 'unknown');
    this.badge[4 * row + 1] = PLATES.indexOf(plate);
    this.badge[4 * row + 2] = nose ? 1 : 0;
    this.color.set(rgb(statusColor(status, silhouette === 'aircraft')), 4 * row);
    this.#looked += 1;
    this.#coloured += 1;
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
      for (const column of [this.length, this.silhouette, this.#seen, this.#speed])
        column.copyWithin(row, last, last + 1);
      for (const column of [this.color, this.badge]) {
        column.copyWithin(4 * row, 4 * last, 4 * last + 4);
      }
    }
    this.#vehicles.pop();
    this.#looked += 1;
    this.#coloured += 1;
  }

  #grow(): void {
    const capacity = Math.max(64, 2 * this.length.length);
    this.#motions = grownMotions(this.#motions, capacity);
    this.length = grown(this.length, new Float32Array(capacity));
    this.#speed = grown(this.#speed, new Float32Array(capacity));
    this.#seen = grown(this.#seen, new Uint32Array(capacity));
    this.color = grown(this.color, new Uint8ClampedArray(4 * capacity));
    this.silhouette = grown(this.silhouette, new Uint8Array(capacity));
    this.badge = grown(this.badge, new Uint8Array(4 * capacity));
  }
}

function grownMotions(before: Motions, capacity: number): Motions {
  const after = createMotions(capacity, before.eastScale);
  after.shown.set(before.shown);
  after.shownHeading.set(before.shownHeading);
  after.fix.set(before.fix);
  after.fixHeading.set(before.fixHeading);
  after.remaining.set(before.remaining);
  after.fixTime.set(before.fixTime);
  return after;
}

function grown<T extends Uint8Array | Uint8ClampedArray | Uint32Array | Float32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
