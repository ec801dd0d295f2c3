import { EvenTrack, Plane } from './even-track.ts';
import type { Track } from './track-sample.ts';

/** The same vehicle's fixes in two recordings, whose clocks may differ; `other` in order of time. */
export interface TrackPair {
  readonly mine: Track;
  readonly other: Track;
}

/** How far one clock is ahead of another. */
export interface ClockOffset {
  /** Seconds that the clock of `mine` is ahead; negative where it is behind. */
  readonly seconds: number;
  /** Seconds to either side within which the offset lies in 19 of 20 cases. */
  readonly margin: number;
  /** Median of the metres between the tracks once shifted. */
  readonly metres: number;
  /** How many fixes in motion it was worked out from. */
  readonly fixes: number;
}

/** Clocks that are set by hand or drift are looked for this far, s. */
const REACH_SECONDS = 900;
/** Around each offset that a time zone can make, s. */
const ZONE_REACH_SECONDS = 120;
const HALF_HOUR_SECONDS = 1800;
/** Time zones reach from -12 to +14 h. */
const MOST_HALF_HOURS = 28;
/** How far times may be apart for {@link clockOffset} to find them, ms. */
export const OFFSET_REACH_MS = MOST_HALF_HOURS * HALF_HOUR_SECONDS * 1000 + REACH_SECONDS * 1000;

const FEWEST_FIXES = 20;
/** Fixes within this count as agreeing, the more the nearer, metres. */
const AGREEING_METRES = 60;
/** At the best offset the tracks must agree to this in the median, metres. */
const MOST_METRES = 30;
/** Another offset, farther off than {@link APART_SECONDS}, must agree by so much less: else it is anybody's guess. */
const DISTINCT = 0.85;
const APART_SECONDS = 30;
/** The way made in this time before and after tells a velocity, ms. */
const VELOCITY_REACH_MS = 2500;
/** Slower fixes tell little of the time, m/s. */
const LEAST_SPEED = 3;
const ROUNDS = 6;
/** Neighbouring fixes err alike: so many count as one. */
const ALIKE = 3;

interface Fix {
  readonly track: EvenTrack;
  readonly time: number;
  readonly east: number;
  readonly north: number;
}

/**
 * Estimates by how much two clocks differ: the shift in time at which tracks of the same vehicles agree best, looked for
 * in whole seconds around nought and around every time zone, then refined by the median of what each fix in motion says
 * by itself. `undefined` where too few fixes are shared, or no shift stands out.
 */
export function clockOffset(pairs: readonly TrackPair[]): ClockOffset | undefined {
  const fixes = fixesOf(pairs);
  if (fixes.length < FEWEST_FIXES) return undefined;
  const near = bestOf(fixes, range(-REACH_SECONDS, REACH_SECONDS));
  const best = isClear(near, fixes) ? near : bestOf(fixes, zoneShifts());
  return isClear(best, fixes) ? refined(fixes, best.seconds * 1000) : undefined;
}

interface Best {
  readonly seconds: number;
  readonly agreement: number;
  /** The agreement at the best shift that is another one. */
  readonly rival: number;
}

function fixesOf(pairs: readonly TrackPair[]): Fix[] {
  return pairs.flatMap(({ mine, other }) => {
    const [lon, lat] = [other.lons[0], other.lats[0]];
    if (lon === undefined || lat === undefined) return [];
    const plane = new Plane(lon, lat);
    const track = new EvenTrack(other, plane);
    return mine.times.map((time, index) => ({
      track,
      time,
      east: plane.east(mine.lons[index] ?? 0),
      north: plane.north(mine.lats[index] ?? 0),
    }));
  });
}

function bestOf(fixes: readonly Fix[], shifts: readonly number[]): Best {
  const agreements = shifts.map(seconds => agreementAt(fixes, seconds * 1000));
  const top = agreements.reduce((best, value, index) => (value > (agreements[best] ?? 0) ? index : best), 0);
  const seconds = shifts[top] ?? 0;
  const rival = agreements.reduce(
    (most, value, index) =>
      Math.abs((shifts[index] ?? 0) - seconds) > APART_SECONDS ? Math.max(most, value) : most,
    0,
  );
  return { seconds, agreement: agreements[top] ?? 0, rival };
}

/** Sum over all fixes of 1 where the tracks meet, falling to 0 at 60 m. */
function agreementAt(fixes: readonly Fix[], shift: number): number {
  let sum = 0;
  for (const { track, time, east, north } of fixes) {
    const squared = track.roughly(time - shift, east, north);
    if (squared < AGREEING_METRES * AGREEING_METRES) sum += 1 - Math.sqrt(squared) / AGREEING_METRES;
  }
  return sum;
}

function isClear({ agreement, rival }: Best, fixes: readonly Fix[]): boolean {
  return agreement >= Math.max(FEWEST_FIXES, fixes.length / 4) / 2 && rival <= agreement * DISTINCT;
}

/**
 * A fix that lies ahead of the other track, along its velocity, says that the shift is too small by the time needed to
 * come there.
 */
function refined(fixes: readonly Fix[], coarse: number): ClockOffset | undefined {
  let shift = coarse;
  let said: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    said = fixes.map(fix => lead(fix, shift)).filter(each => !Number.isNaN(each));
    if (said.length < FEWEST_FIXES) return undefined;
    shift -= median(said);
  }
  const middle = median(said);
  // 1.4826 times the median deviation is the standard deviation, 1.2533 of that over √n the error of a median.
  const deviation = 1.4826 * median(said.map(each => Math.abs(each - middle)));
  const margin = (1.96 * 1.2533 * deviation) / Math.sqrt(said.length / ALIKE);
  const apart = fixes.map(fix => distanceAt(fix, shift)).filter(each => !Number.isNaN(each));
  const metres = median(apart);
  if (metres > MOST_METRES) return undefined;
  return {
    seconds: Math.round(shift / 10) / 100,
    margin: Math.max(0.05, Math.round(margin / 10) / 100),
    metres: Math.round(metres * 10) / 10,
    fixes: said.length,
  };
}

/** How much earlier a fix is where the other track comes later, ms; NaN where it stands nearly still or is far off. */
function lead({ track, time, east, north }: Fix, shift: number): number {
  const at = time - shift;
  const [begin, end, here] = [
    track.at(at - VELOCITY_REACH_MS),
    track.at(at + VELOCITY_REACH_MS),
    track.at(at),
  ];
  const [vx, vy] = [
    (end[0] - begin[0]) / (2 * VELOCITY_REACH_MS),
    (end[1] - begin[1]) / (2 * VELOCITY_REACH_MS),
  ];
  const squared = vx * vx + vy * vy;
  if (!(squared * 1e6 >= LEAST_SPEED * LEAST_SPEED)) return Number.NaN;
  const [x, y] = [east - here[0], north - here[1]];
  return Math.hypot(x, y) > AGREEING_METRES ? Number.NaN : (x * vx + y * vy) / squared;
}

function distanceAt({ track, time, east, north }: Fix, shift: number): number {
  const [x, y] = track.at(time - shift);
  return Math.hypot(x - east, y - north);
}

function zoneShifts(): number[] {
  return range(-MOST_HALF_HOURS, MOST_HALF_HOURS).flatMap(zone =>
    range(-ZONE_REACH_SECONDS, ZONE_REACH_SECONDS).map(seconds => zone * HALF_HOUR_SECONDS + seconds),
  );
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}
