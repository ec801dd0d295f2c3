import { metresBetween } from './geodesy.ts';

/** What lies farther from an airport's reference point does not belong to it. */
export const AIRPORT_REACH_METRES = 10_000;

/** An airport with its reference point, degrees; `null` where it is not known. */
export interface KnownAirport {
  readonly airportId: string;
  readonly lon: number | null;
  readonly lat: number | null;
}

/** The airport whose reference point lies nearest to a position, if within 10 km. */
export function locateAirport(
  airports: readonly KnownAirport[],
  lon: number,
  lat: number,
): string | undefined {
  let nearest: string | undefined;
  let reach = AIRPORT_REACH_METRES;
  for (const airport of airports) {
    if (airport.lon === null || airport.lat === null) continue;
    const metres = metresBetween([lon, lat], [airport.lon, airport.lat]);
    if (metres > reach) continue;
    nearest = airport.airportId;
    reach = metres;
  }
  return nearest;
}
