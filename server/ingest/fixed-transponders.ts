import { metresBetween } from './geodesy.ts';

/** Multilateration scatters a transponder that stands still: its reports fill a box with a diagonal below this. */
const MAX_SCATTER_METRES = 100;
const MIN_WATCHED_MS = 600_000;

/** One report of a target: where it was and when. */
export interface SeenTarget {
  readonly id: string;
  /** Whether the source says that it does not know what kind of target this is. */
  readonly undetermined: boolean;
  /** Milliseconds since 1970. */
  readonly timeMs: number;
  readonly lon: number;
  readonly lat: number;
}

interface Extent {
  west: number;
  south: number;
  east: number;
  north: number;
  first: number;
  last: number;
}

/**
 * Finds reference transponders: targets whose type is undetermined in each report, watched for ten minutes or more,
 * that stay within a box of 100 m diagonal. Give it every report, then ask. Memory grows with targets, not reports.
 */
export class FixedTransponders {
  readonly #extents = new Map<string, Extent>();
  readonly #others = new Set<string>();

  /** A report whose time or place is NaN says nothing. */
  see({ id, undetermined, timeMs, lon, lat }: SeenTarget): void {
    if (this.#others.has(id) || Number.isNaN(timeMs + lon + lat)) return;
    let extent = this.#extents.get(id);
    if (extent) {
      extent.west = Math.min(extent.west, lon);
      extent.south = Math.min(extent.south, lat);
      extent.east = Math.max(extent.east, lon);
      extent.north = Math.max(extent.north, lat);
      extent.first = Math.min(extent.first, timeMs);
      extent.last = Math.max(extent.last, timeMs);
    } else {
      extent = { west: lon, south: lat, east: lon, north: lat, first: timeMs, last: timeMs };
      this.#extents.set(id, extent);
    }
    if (undetermined && scatter(extent) <= MAX_SCATTER_METRES) return;
    this.#extents.delete(id);
    this.#others.add(id);
  }

  /** The ids of the fixed transponders among what was seen. */
  ids(): ReadonlySet<string> {
    const watched = [...this.#extents].filter(([, extent]) => extent.last - extent.first >= MIN_WATCHED_MS);
    return new Set(watched.map(([id]) => id));
  }
}

function scatter(extent: Extent): number {
  return metresBetween([extent.west, extent.south], [extent.east, extent.north]);
}
