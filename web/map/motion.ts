/** Between fixes further apart than this nothing is known: the vehicle stays at the older one until the newer comes. */
const LONGEST_GAP_MS = 15_000;
/** A vehicle that was moving begins to fade when it is silent for longer than it may be held; it is a ghost at the second. */
const MOVING_FADES = { from: LONGEST_GAP_MS, to: 60_000 };
/** One that stands tells so seldom, such as every half a minute. */
const STANDING_FADES = { from: 60_000, to: 90_000 };
/** Slower than this, m/s, a vehicle stands. */
const STANDING_BELOW = 0.5;
/** Faster than this, m/s, a silent vehicle has left: it took off, or a landing was not heard to its end. */
const LEAVING_FROM = 40;
const GHOST = 0.3;

/** How much wall time the server may take from one tick to the next: it sends a vehicle's last position of each tick. */
const TICK_MS = 100;
/** Wall time left over for a fix that comes a little late, so that the vehicle doesn't stop and start. */
const SLACK_MS = 60;

/** Course over ground is taken for a missing heading where two fixes lie further apart than this, in degrees of latitude. */
const COURSE_FROM_DEGREES = 2 / 111_320;

/**
 * Vehicles in motion, one row each. A row holds where the vehicle is drawn and its last fix, which it is moved to over
 * about the time that lay between its last two fixes: it is drawn one such interval behind what was recorded and never
 * ahead of it. Positions are `[east, north]` offsets in degrees from an origin (32-bit floats: under a millimetre at an
 * airport), headings in degrees clockwise from north.
 */
export type Motions = {
  /** How much shorter a degree east is than a degree north at the origin: the cosine of its latitude. */
  readonly eastScale: number;
  readonly shown: Float32Array;
  readonly shownHeading: Float32Array;
  readonly fix: Float32Array;
  readonly fixHeading: Float32Array;
  /** Replay time until the fix is reached, ms. */
  readonly remaining: Float32Array;
  /** Of the last fix, ms since 1970. */
  readonly fixTime: Float64Array;
};

export function createMotions(capacity: number, eastScale: number): Motions {
  return {
    eastScale,
    shown: new Float32Array(2 * capacity),
    shownHeading: new Float32Array(capacity),
    fix: new Float32Array(2 * capacity),
    fixHeading: new Float32Array(capacity),
    remaining: new Float32Array(capacity),
    fixTime: new Float64Array(capacity),
  };
}

export type Fix = {
  /** Degrees from the origin. */
  readonly east: number;
  readonly north: number;
  /** `null` where none was recorded. */
  readonly heading: number | null;
  /** Ms since 1970. */
  readonly time: number;
};

/** Puts row `i` at a fix, without any movement that leads there. */
export function place(motions: Motions, i: number, fix: Fix, heading = fix.heading ?? 0): void {
  setFix(motions, i, fix, heading);
  motions.shown[2 * i] = fix.east;
  motions.shown[2 * i + 1] = fix.north;
  motions.shownHeading[i] = heading;
  motions.remaining[i] = 0;
}

/**
 * Tells row `i` its next fix while playing at `speed`: it will move there from where it is drawn, unless the fix comes
 * after a gap or out of order. Positions within one tick arrive as its last alone, so that at high speeds two that
 * follow each other may lie that much further apart without a gap between them.
 */
export function moveTo(motions: Motions, i: number, fix: Fix, speed: number): void {
  const interval = fix.time - at(motions.fixTime, i);
  const heading = fix.heading ?? courseTo(motions, i, fix);
  if (interval < 0 || interval > LONGEST_GAP_MS + TICK_MS * speed) {
    place(motions, i, fix, heading);
    return;
  }
  setFix(motions, i, fix, heading);
  if (interval > 0) motions.remaining[i] = interval + SLACK_MS * speed;
}

/**
 * Moves the first `count` rows on by `elapsed` ms of replay time. Headings take the shorter turn.
 * @returns whether any row still has a way to go
 */
export function advance(motions: Motions, count: number, elapsed: number): boolean {
  const { shown, shownHeading, fix, fixHeading, remaining } = motions;
  let moving = false;
  for (let i = 0; i < count; i += 1) {
    const left = at(remaining, i);
    if (left <= 0) continue;
    const share = elapsed >= left ? 1 : elapsed / left;
    const x = 2 * i;
    const y = x + 1;
    shown[x] = at(shown, x) + (at(fix, x) - at(shown, x)) * share;
    shown[y] = at(shown, y) + (at(fix, y) - at(shown, y)) * share;
    shownHeading[i] = at(shownHeading, i) + turn(at(shownHeading, i), at(fixHeading, i)) * share;
    remaining[i] = share === 1 ? 0 : left - elapsed;
    moving ||= share < 1;
  }
  return moving;
}

/**
 * How visible a vehicle is, 0 to 1, `silence` ms after its last fix with `speed` m/s (`null` where none was told): faint for
 * good once it is lost, but gone where it was on its way out of sight.
 */
export function visibility(silence: number, speed: number | null): number {
  const { from, to } = (speed ?? 0) < STANDING_BELOW ? STANDING_FADES : MOVING_FADES;
  if (silence <= from) return 1;
  const faded = Math.min(1, (silence - from) / (to - from));
  return 1 - faded * ((speed ?? 0) > LEAVING_FROM ? 1 : 1 - GHOST);
}

/** Copies row `from` over row `to`. */
export function copyRow(motions: Motions, from: number, to: number): void {
  motions.shown.copyWithin(2 * to, 2 * from, 2 * from + 2);
  motions.fix.copyWithin(2 * to, 2 * from, 2 * from + 2);
  const { shownHeading, fixHeading, remaining, fixTime } = motions;
  for (const column of [shownHeading, fixHeading, remaining, fixTime]) column[to] = at(column, from);
}

function setFix(motions: Motions, i: number, fix: Fix, heading: number): void {
  motions.fix[2 * i] = fix.east;
  motions.fix[2 * i + 1] = fix.north;
  motions.fixHeading[i] = heading;
  motions.fixTime[i] = fix.time;
}

/** The direction from the last fix to the next, or the last heading where the vehicle hardly moved. */
function courseTo(motions: Motions, i: number, fix: Fix): number {
  const east = (fix.east - at(motions.fix, 2 * i)) * motions.eastScale;
  const north = fix.north - at(motions.fix, 2 * i + 1);
  if (Math.hypot(east, north) < COURSE_FROM_DEGREES) return at(motions.fixHeading, i);
  return (Math.atan2(east, north) * 180) / Math.PI;
}

/** The shorter turn from one heading to another, degrees in [-180, 180). */
function turn(from: number, to: number): number {
  return ((((to - from + 180) % 360) + 360) % 360) - 180;
}

function at(column: Float32Array | Float64Array, i: number): number {
  return column[i] ?? 0;
}
