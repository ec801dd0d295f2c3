import type { VehicleStatus } from '../../server/contract/vocabulary.ts';
import type { Fleet } from './fleet.ts';
import { METRES_PER_DEGREE } from './scale.ts';

/** From this zoom on every badge is drawn whole: stands lie far enough apart. */
const WHOLE_FROM_ZOOM = 16;
/** Nearer than this to one that counts for more, a badge is crowded; in radii, so that they may overlap by almost half. */
const SPACING = 1.15;
/** How long a choice stands, ms: badges that change with each picture would flicker, and cost as much. */
const CHOICE_MS = 250;
/** While the map is being zoomed. */
const ZOOMING_MS = 100;

/** Places in pixels of any origin, with what each counts for: less is more. */
type Crowd = {
  readonly count: number;
  readonly x: (row: number) => number;
  readonly y: (row: number) => number;
  readonly rank: (row: number) => number;
};

const RANKS = 5;

/** Which rows have one within `spacing` pixels that counts for more, or for as much and comes first: 1 for each of them. */
export function crowdedRows({ count, x, y, rank }: Crowd, spacing: number): Uint8Array {
  const crowded = new Uint8Array(count);
  const byRank: number[][] = Array.from({ length: RANKS }, () => []);
  for (let row = 0; row < count; row += 1) byRank[Math.min(RANKS - 1, rank(row))]?.push(row);
  const kept = new Map<number, number[]>();
  const isTaken = (row: number, column: number, line: number) => {
    for (let dx = -1; dx <= 1; dx += 1) {
      for (let dy = -1; dy <= 1; dy += 1) {
        for (const other of kept.get(cellOf(column + dx, line + dy)) ?? []) {
          if (Math.hypot(x(row) - x(other), y(row) - y(other)) < spacing) return true;
        }
      }
    }
    return false;
  };
  for (const row of byRank.flat()) {
    const [column, line] = [Math.floor(x(row) / spacing), Math.floor(y(row) / spacing)];
    if (isTaken(row, column, line)) {
      crowded[row] = 1;
      continue;
    }
    const cell = cellOf(column, line);
    const there = kept.get(cell);
    if (there) there.push(row);
    else kept.set(cell, [row]);
  }
  return crowded;
}

function cellOf(column: number, line: number): number {
  return line * 1_000_003 + column;
}

/** How badges are seen just now; `radius` in pixels. */
type Seen = {
  readonly zoom: number;
  readonly radius: number;
  readonly pixelsPerMetre: number;
  readonly selectedId: string | null;
};

const IDLE: ReadonlySet<VehicleStatus | null> = new Set(['idle', 'unknown', null]);

/** Sees to it that of badges that would cover each other, as seen from far, only those that count are drawn whole. */
export class Crowding {
  #seen: Seen | undefined;
  #at = Number.NEGATIVE_INFINITY;

  /** Call it for every picture. The selected vehicle counts most, then late ones, then those at work. */
  keep(fleet: Fleet, seen: Seen): void {
    const age = performance.now() - this.#at;
    const still = this.#seen?.zoom === seen.zoom;
    if (this.#seen?.selectedId === seen.selectedId && age < (still ? CHOICE_MS : ZOOMING_MS)) return;
    this.#seen = seen;
    this.#at = performance.now();
    if (seen.zoom >= WHOLE_FROM_ZOOM) {
      fleet.crowd(undefined);
      return;
    }
    const { shown, eastScale } = fleet.motions;
    const pixels = METRES_PER_DEGREE * seen.pixelsPerMetre;
    const selected = seen.selectedId === null ? undefined : fleet.rowOf(seen.selectedId);
    const crowd: Crowd = {
      count: fleet.count,
      x: row => (shown[2 * row] ?? 0) * eastScale * pixels,
      y: row => (shown[2 * row + 1] ?? 0) * pixels,
      rank: row => {
        if (row === selected) return 0;
        if ((fleet.color[4 * row + 3] ?? 0) < 255) return 4;
        if (fleet.isLate(row)) return 1;
        return IDLE.has(fleet.vehicles[row]?.status ?? null) ? 3 : 2;
      },
    };
    fleet.crowd(crowdedRows(crowd, SPACING * seen.radius));
  }
}
