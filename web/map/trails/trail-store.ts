/** Longer than this between two fixes, ms, nobody knows the way: nothing is drawn across. */
const LONGEST_GAP_MS = 60_000;
/** What is less than this apart, degrees of latitude, is the same place: about 3 m. */
const SAME_PLACE_DEGREES = 3 / 111_320;
/** Numbers of a segment: east, north of both ends, their times. */
const STRIDE = 6;
const FIRST_CAPACITY = 16;

/** A fix, in degrees from the origin; `time` in ms of a scale that 32-bit floats can tell apart. */
export type TrailFix = { readonly east: number; readonly north: number; readonly time: number };

export type TrailLimits = {
  /** How many segments of each vehicle are kept; the oldest go first. */
  readonly segments: number;
  /** Fixes that follow each other faster than this, ms, are kept as one segment. */
  readonly spacing: number;
};

/** Segments packed for the graphics card, with the rows of each vehicle, `[first, beyond the last]`. */
export type PackedTrails = {
  readonly count: number;
  readonly ends: Float32Array;
  readonly times: Float32Array;
  readonly rowsOf: ReadonlyMap<string, readonly [number, number]>;
};

type Trail = {
  /** A ring of segments. */
  segments: Float32Array;
  count: number;
  next: number;
  /** Where the newest segment begins. */
  from: TrailFix;
  /** Where it ends: the last fix. */
  last: TrailFix;
  /** Whether the newest segment may still grow. */
  open: boolean;
};

/** The ways that vehicles went, in bounded memory. */
export class TrailStore {
  readonly #limits: TrailLimits;
  readonly #trails = new Map<string, Trail>();

  constructor(limits: TrailLimits) {
    this.#limits = limits;
  }

  /** The last fix of every vehicle. */
  *lasts(): Generator<readonly [vehicleId: string, last: TrailFix]> {
    for (const [vehicleId, { last }] of this.#trails) yield [vehicleId, last];
  }

  /** Adds a vehicle's next fix. One that lies before its last begins its trail anew. */
  add(vehicleId: string, fix: TrailFix): void {
    const trail = this.#trails.get(vehicleId);
    if (!trail || fix.time < trail.last.time) {
      const segments = trail?.segments ?? new Float32Array(FIRST_CAPACITY * STRIDE);
      this.#trails.set(vehicleId, { segments, count: 0, next: 0, from: fix, last: fix, open: false });
      return;
    }
    if (fix.time - trail.last.time > LONGEST_GAP_MS) {
      trail.from = fix;
      trail.open = false;
    } else if (!trail.open && isNear(trail.from, fix)) {
      // It stands: its way goes on from here when it leaves.
      trail.from = { ...trail.from, time: fix.time };
    } else {
      this.#extend(trail, fix);
    }
    trail.last = fix;
  }

  /** What of it lies within `[from, to]`, into arrays that are used again. */
  pack(from: number, to: number, held?: PackedTrails): PackedTrails {
    let total = 0;
    for (const { count } of this.#trails.values()) total += count;
    const fits = held !== undefined && held.times.length >= 2 * total;
    const ends = fits ? held.ends : new Float32Array(4 * Math.ceil(total * 1.5));
    const times = fits ? held.times : new Float32Array(2 * Math.ceil(total * 1.5));
    const rowsOf = new Map<string, readonly [number, number]>();
    let row = 0;
    for (const [vehicleId, { segments, count }] of this.#trails) {
      const first = row;
      for (let at = 0; at < count * STRIDE; at += STRIDE) {
        if ((segments[at + 5] ?? 0) < from || (segments[at + 4] ?? 0) > to) continue;
        for (let end = 0; end < 4; end += 1) ends[4 * row + end] = segments[at + end] ?? 0;
        times[2 * row] = segments[at + 4] ?? 0;
        times[2 * row + 1] = segments[at + 5] ?? 0;
        row += 1;
      }
      if (row > first) rowsOf.set(vehicleId, [first, row]);
    }
    return { count: row, ends, times, rowsOf };
  }

  #extend(trail: Trail, fix: TrailFix): void {
    const { segments: most, spacing } = this.#limits;
    if (!trail.open) {
      if (trail.next === trail.segments.length / STRIDE && trail.next < most) grow(trail, most);
      if (trail.next >= most) trail.next = 0;
      trail.next += 1;
      trail.count = Math.max(trail.count, trail.next);
    }
    const { from } = trail;
    trail.segments.set(
      [from.east, from.north, fix.east, fix.north, from.time, fix.time],
      (trail.next - 1) * STRIDE,
    );
    trail.open = fix.time - from.time < spacing;
    if (!trail.open) trail.from = fix;
  }
}

function grow(trail: Trail, most: number): void {
  const grown = new Float32Array(STRIDE * Math.min(most, (2 * trail.segments.length) / STRIDE));
  grown.set(trail.segments);
  trail.segments = grown;
}

function isNear(a: TrailFix, b: TrailFix): boolean {
  return Math.hypot(a.east - b.east, a.north - b.north) < SAME_PLACE_DEGREES;
}
