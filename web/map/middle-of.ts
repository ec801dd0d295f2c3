import type { Place } from './airport-ground.ts';

/** The place that half of all others lie to each side of: a few far away do not draw it off. `undefined` of none. */
export function middleOf(places: Iterable<Place>): Place | undefined {
  const all = [...places];
  const lon = median(all.map(each => each.lon));
  const lat = median(all.map(each => each.lat));
  return lon === undefined || lat === undefined ? undefined : { lon, lat };
}

function median(values: readonly number[]): number | undefined {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
