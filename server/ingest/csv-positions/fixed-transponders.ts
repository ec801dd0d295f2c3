import { toMs } from '../../contract/time.ts';
import { metresBetween } from '../geodesy.ts';
import type { ColumnLayout } from './column-layout.ts';
import { cellOf, numberOf } from './position-row.ts';
import type { ReadTime } from './position-time.ts';

/** Multilateration scatters a transponder that stands still: its reports fill a box with a diagonal below this. */
const MAX_SCATTER_METRES = 100;
const MIN_WATCHED_MS = 600_000;
const UNDETERMINED = 'undetermined';

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
 * that stay within a box of 100 m diagonal. Give it every row, then ask. Memory grows with targets, not rows.
 */
export class FixedTransponders {
  readonly #layout: ColumnLayout;
  readonly #readTime: (cell: string) => ReadTime;
  readonly #extents = new Map<string, Extent>();
  readonly #others = new Set<string>();

  constructor(layout: ColumnLayout, readTime: (cell: string) => ReadTime) {
    this.#layout = layout;
    this.#readTime = readTime;
  }

  see(cells: readonly string[]): void {
    const id = cellOf(cells, this.#layout.id);
    if (id === undefined || this.#others.has(id)) return;
    const timeCell = cellOf(cells, this.#layout.time);
    const time = timeCell === undefined ? undefined : this.#readTime(timeCell);
    const ms = time && 'time' in time ? toMs(time.time) : Number.NaN;
    const lon = numberOf(cellOf(cells, this.#layout.lon)) ?? Number.NaN;
    const lat = numberOf(cellOf(cells, this.#layout.lat)) ?? Number.NaN;
    if (Number.isNaN(ms + lon + lat)) return;
    const extent = this.#extents.get(id) ?? {
      west: lon,
      south: lat,
      east: lon,
      north: lat,
      first: ms,
      last: ms,
    };
    extent.west = Math.min(extent.west, lon);
    extent.south = Math.min(extent.south, lat);
    extent.east = Math.max(extent.east, lon);
    extent.north = Math.max(extent.north, lat);
    extent.first = Math.min(extent.first, ms);
    extent.last = Math.max(extent.last, ms);
    const type = cellOf(cells, this.#layout.type)?.toLowerCase();
    if (type === UNDETERMINED && scatter(extent) <= MAX_SCATTER_METRES) {
      this.#extents.set(id, extent);
    } else {
      this.#extents.delete(id);
      this.#others.add(id);
    }
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
