import type { KnownAirport } from '../locate-airport.ts';

/**
 * Which airport a message means: by the ICAO code that it names; a code of three letters is the known airport's, or
 * the told one's, whose code ends with it, or else stands for itself. Where none is named, the told one.
 */
export function airportNames(
  airports: readonly KnownAirport[],
  told: string | undefined,
): (named: string | undefined) => string | undefined {
  const known = [...(told === undefined ? [] : [told]), ...airports.map(({ airportId }) => airportId)];
  return named => {
    if (named === undefined) return told;
    const code = named.toUpperCase();
    if (code.length !== 3) return code;
    return known.find(airportId => airportId.length === 4 && airportId.endsWith(code)) ?? code;
  };
}
