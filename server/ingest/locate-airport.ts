import { metresBetween } from './geodesy.ts';

/** What lies farther from an airport's reference point does not belong to it. */
export const AIRPORT_REACH_METRES = 10_000;

/** An airport with its reference point, degrees; `null` where it is not known. */
export interface KnownAirport {
  readonly airportId: string;
  readonly lon: number | null;
  readonly lat: number | null;
}

const MOST_TO_CHOOSE = 5;

/**
 * What a refusal for want of an airport says of those that are known, where none can be verified: a few, to choose from.
 * A lone one is not taken unasked: it may be the demo's.
 */
export function airportsToChoose(airports: readonly KnownAirport[]): string {
  if (airports.length === 0 || airports.length > MOST_TO_CHOOSE) return '';
  return ` (known here: ${airports.map(({ airportId }) => airportId).join(', ')})`;
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
