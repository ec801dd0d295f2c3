import type { VehicleState } from '../../../server/contract/records.ts';
import { toMs } from '../../../server/contract/time.ts';
import type { Theme } from '../../state/theme.ts';
import type { Fleet, Origin } from '../fleet.ts';
import type { TrailPieces } from '../gl/trails.ts';
import { GROUND_COLORS } from '../ground-colors.ts';
import { partsOf } from '../status-colors.ts';
import { type PackedTrails, type TrailFix, type TrailLimits, TrailStore } from './trail-store.ts';
import { TrailTips } from './trail-tips.ts';

/** Segments of all vehicles together, and of any one of them. */
const MOST_SEGMENTS = 120_000;
const MOST_OF_ONE = 3600;
/** Of the time that trails reach back, how much vehicles move; standing takes no segments. */
const MOVING_SHARE = 0.5;
/** How often what was heard goes to the graphics card, wall time ms; the tips bridge what lies between. */
const PACK_MS = 400;
/** What is heard while trails are being read is bounded, too. */
const MOST_SINCE = 200_000;
const WIDTH_PX = 1.5;

/** Which trails are drawn: how far they reach back, ms, and of which vehicle alone (`null`: of all). */
export type TrailChoice = { readonly span: number; readonly only: string | null };

type Picture = { readonly time: number; readonly selectedId: string | null; readonly theme: Theme };

/** The trails behind an airport's vehicles, as far as they were heard or read. */
export class Trails {
  readonly #origin: Origin;
  readonly #fleets: readonly Fleet[];
  readonly #tips = new TrailTips();
  /** The last fix heard of each vehicle; it is drawn on its way there, so its trail ends at the one before. */
  readonly #heard = new Map<string, VehicleState>();
  #choice: TrailChoice | null = null;
  #limits: TrailLimits = { segments: 0, spacing: 0 };
  #store = new TrailStore(this.#limits);
  #since: [vehicleId: string, fix: TrailFix][] | null = null;
  #packed: PackedTrails | undefined;
  #version = 0;
  #packedAt = Number.NEGATIVE_INFINITY;
  #base = 0;

  constructor(origin: Origin, fleets: readonly Fleet[]) {
    this.#origin = origin;
    this.#fleets = fleets;
  }

  /** How many segments are drawn. */
  get count(): number {
    return this.#choice ? (this.#packed?.count ?? 0) : 0;
  }

  /** Draws other trails from `time` on (ms since 1970), or with `null` none. What was heard for others is forgotten. */
  choose(choice: TrailChoice | null, vehicles: number, time: number): void {
    this.#choice = choice;
    this.#base = time;
    const among = choice?.only ? 1 : Math.max(1, vehicles);
    const segments = Math.min(MOST_OF_ONE, Math.floor(MOST_SEGMENTS / among));
    this.#limits = { segments, spacing: (MOVING_SHARE * (choice?.span ?? 0)) / Math.max(1, segments) };
    this.#since = null;
    this.#heard.clear();
    this.#tips.clear();
    this.replace(this.emptyStore());
  }

  emptyStore(): TrailStore {
    return new TrailStore(this.#limits);
  }

  /** Begins to keep what is heard beside, for a store that is being filled with what was recorded up to now. */
  beginReading(): void {
    this.#since = [];
  }

  /** Takes over a store that was filled since {@link beginReading}. */
  replace(store: TrailStore): void {
    for (const [vehicleId, fix] of this.#since ?? []) store.add(vehicleId, fix);
    this.#since = null;
    this.#store = store;
    this.#packedAt = Number.NEGATIVE_INFINITY;
  }

  /** A fix as the store takes it; `time` in ms since 1970. */
  fix(lon: number, lat: number, time: number): TrailFix {
    return { east: lon - this.#origin.lon, north: lat - this.#origin.lat, time: time - this.#base };
  }

  /** Hears of the vehicles as they are held now; after a jump they did not come there from where they were. */
  hear(vehicles: Iterable<VehicleState>, jump: boolean): void {
    if (!this.#choice) return;
    if (jump) this.#heard.clear();
    const { only } = this.#choice;
    for (const vehicle of vehicles) {
      const { vehicleId } = vehicle;
      if (only !== null && vehicleId !== only) continue;
      const before = this.#heard.get(vehicleId);
      if (before === vehicle) continue;
      this.#heard.set(vehicleId, vehicle);
      if (!before) continue;
      const fix = this.fix(before.lon, before.lat, toMs(before.time));
      this.#store.add(vehicleId, fix);
      if (this.#since && this.#since.length < MOST_SINCE) this.#since.push([vehicleId, fix]);
    }
  }

  /** What is to be drawn at `time` (ms since 1970): the trails, and their tips. */
  pieces({ time, selectedId, theme }: Picture): readonly TrailPieces[] {
    if (!this.#choice) return [];
    const { span } = this.#choice;
    const now = time - this.#base;
    if (performance.now() - this.#packedAt >= PACK_MS) {
      this.#packedAt = performance.now();
      this.#packed = this.#store.pack(now - span, now, this.#packed);
      this.#version += 1;
      this.#tips.begin(this.#store.lasts(), this.#fleets, now);
    }
    this.#tips.follow();
    const { trail, selected } = GROUND_COLORS[theme];
    const look = { now, span, weak: partsOf(trail, 0.45), strong: partsOf(selected, 1), width: WIDTH_PX };
    const tip = selectedId === null ? -1 : this.#tips.rowOf(selectedId);
    const { count, ends, times, version } = this.#tips;
    const tips = { ...look, count, ends, times, version, strongRows: [tip, tip + 1] as const };
    if (!this.#packed) return [tips];
    const strongRows = this.#packed.rowsOf.get(selectedId ?? '') ?? ([-1, -1] as const);
    return [{ ...look, ...this.#packed, version: this.#version, strongRows }, tips];
  }
}
