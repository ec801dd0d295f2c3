import type { Place } from './airport-ground.ts';
import type { Stand } from './ground/stands.ts';
import { METRES_PER_DEGREE } from './scale.ts';

/** The stands of an airport by name; where several bear one name, any of them. */
export function standsByName(stands: readonly Stand[]): ReadonlyMap<string, Stand> {
  return new Map(stands.map(stand => [stand.name, stand]));
}

/** The middle of a stand, degrees. */
export function placeOf({ at: [lon = 0, lat = 0] }: Stand): Place {
  return { lon, lat };
}

/** The name of the stand nearest to a place, where its middle is no further than `metres` away. */
export function nearestStand(
  stands: readonly Stand[],
  { lon, lat }: Place,
  metres: number,
): string | undefined {
  const eastScale = Math.cos((lat * Math.PI) / 180);
  let nearest: string | undefined;
  let least = metres / METRES_PER_DEGREE;
  for (const stand of stands) {
    const middle = placeOf(stand);
    const away = Math.hypot((middle.lon - lon) * eastScale, middle.lat - lat);
    if (away > least) continue;
    nearest = stand.name;
    least = away;
  }
  return nearest;
}
