import { type ReferencePoint, readReferencePoint } from '../../contract/reference-point.ts';
import { metresBetween } from '../geodesy.ts';
import { ImportError } from '../import-error.ts';
import { AIRPORT_REACH_METRES, type KnownAirport } from '../locate-airport.ts';

/** The point around which a sensor tells metres, and where it is known from. */
export interface Reference extends ReferencePoint {
  /** The airport whose reference point it is; `undefined` where a person told it. */
  readonly airportId: string | undefined;
}

/**
 * The reference point that a person told, else that of the airport where the store knows it. Throws an
 * {@link ImportError} where what was told is no point, or has latitude and longitude swapped.
 */
export function referenceOf(
  told: string | undefined,
  airportId: string | undefined,
  airports: readonly KnownAirport[],
): Reference | undefined {
  const airport = airports.find(known => known.airportId === airportId);
  const known =
    airport && airport.lat !== null && airport.lon !== null
      ? { lat: airport.lat, lon: airport.lon, airportId: airport.airportId }
      : undefined;
  if (told === undefined) return known;
  const point = readReferencePoint(told);
  if (typeof point === 'string')
    throw new ImportError(`has no reference point: ${told} ${point}`, 'reference');
  if (known && isFar(point, known) && !isFar({ lat: point.lon, lon: point.lat }, known)) {
    throw new ImportError(
      `has a reference point with latitude and longitude swapped: ${point.lon},${point.lat} lies at ${known.airportId}`,
      'reference',
    );
  }
  return { ...point, airportId: undefined };
}

function isFar(a: ReferencePoint, b: ReferencePoint): boolean {
  return Math.abs(a.lat) > 90 || metresBetween([a.lon, a.lat], [b.lon, b.lat]) > AIRPORT_REACH_METRES;
}
