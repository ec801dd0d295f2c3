import { distanceBetween, GAP_MS, type Track } from './track.ts';

/** A time in which a vehicle stood still, ms since 1970. */
export type Stop = { readonly from: number; readonly to: number };

/** A stop is told from two minutes on. */
const STOP_MS = 120_000;
/** Slower is standing, m/s. */
const STANDING_SPEED = 0.5;
/** Over a gap it stood where it is found again this close, metres. */
const SAME_PLACE_M = 15;

/**
 * Where a vehicle stood still for longer than two minutes. Over a gap in the recording it stood on where it is found
 * again at the same place; where it is not, the stop ends with what is known of it.
 */
export function stopsOf({ times, speeds, places }: Track): Stop[] {
  const stops: Stop[] = [];
  let from: number | null = null;
  let last = 0;
  const end = () => {
    if (from !== null && last - from > STOP_MS) stops.push({ from, to: last });
    from = null;
  };
  times.forEach((time, n) => {
    const place = places[n];
    const before = places[n - 1];
    const previous = times[n - 1];
    if (!place) return;
    const moved = before ? distanceBetween(before, place) : 0;
    const passed = previous === undefined ? 0 : time - previous;
    const isGap = passed > GAP_MS;
    const standing = isStanding(speeds[n] ?? null, moved, passed);
    if (from !== null && (isGap ? moved > SAME_PLACE_M : !standing)) {
      if (!isGap) last = time;
      end();
    }
    if (standing) {
      from ??= time;
      last = time;
    } else {
      end();
    }
  });
  end();
  return stops;
}

/** By its speed; where none is told, by how far it came in so many ms since the fix before. */
function isStanding(speed: number | null, moved: number, passed: number): boolean {
  if (speed !== null) return speed < STANDING_SPEED;
  return passed === 0 || moved / (passed / 1000) < STANDING_SPEED;
}
