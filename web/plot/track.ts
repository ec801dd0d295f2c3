/** One vehicle's recorded positions in order of time: lists of equal length, one entry a fix. */
export type Track = {
  /** ms since 1970. */
  readonly times: readonly number[];
  /** Metres per second; `null` where the recording told none. */
  readonly speeds: readonly (number | null)[];
  /** Longitude and latitude, degrees. */
  readonly places: readonly (readonly [number, number])[];
};

/** From so long between two fixes on, nothing is known of the time between, ms; as on the map. */
export const GAP_MS = 60_000;

const METRES_A_DEGREE = 111_320;

/** How far apart two places are, metres; true enough within an airport. */
export function distanceBetween(
  [lonA, latA]: readonly [number, number],
  [lonB, latB]: readonly [number, number],
): number {
  const east = (lonB - lonA) * Math.cos(((latA + latB) / 2) * (Math.PI / 180));
  return Math.hypot(east, latB - latA) * METRES_A_DEGREE;
}
