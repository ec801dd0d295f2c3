import { type ReferencePoint, readReferencePoint } from '../../contract/reference-point.ts';
import type { FileToRead } from '../format-reader.ts';
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

/**
 * The point that positions in metres are taken around: `reference`, else the airport's own. Throws an
 * {@link ImportError} where neither is known, or where the airport's is only estimated: the middle of its map may lie a
 * kilometre from the point that the sensor reckons from.
 */
export async function soundReference(
  reference: Reference | undefined,
  airportId: string,
  { airports, airportMap }: Pick<FileToRead, 'airports' | 'airportMap'>,
): Promise<Reference> {
  const found = reference ?? referenceOf(undefined, airportId, airports);
  if (!found) {
    throw new ImportError(
      `tells positions in metres from a reference point, and that of ${airportId} is not known: import the airport's map first, or tell the point`,
      'reference',
    );
  }
  if (found.airportId !== undefined && isEstimated(found, await airportMap?.(found.airportId))) {
    throw new ImportError(
      `tells positions in metres from a reference point, and that of ${airportId} is only estimated: ${found.lat},${found.lon} is the middle of what its map shows and may lie a kilometre from the sensor's, and so would every position. Import a map that tells its datum (datum_lat and datum_lon of an apt.dat), or tell the point that the sensor reckons from`,
      'reference',
    );
  }
  return found;
}

/** Whether a point is one that a map, a GeoJSON text, has only by what it shows. */
function isEstimated({ lon, lat }: ReferencePoint, map: string | undefined): boolean {
  if (map === undefined) return false;
  const { airport }: { airport?: { lon?: unknown; lat?: unknown; estimated?: unknown } } = JSON.parse(map);
  return airport?.estimated === true && airport.lon === lon && airport.lat === lat;
}

function isFar(a: ReferencePoint, b: ReferencePoint): boolean {
  return Math.abs(a.lat) > 90 || metresBetween([a.lon, a.lat], [b.lon, b.lat]) > AIRPORT_REACH_METRES;
}
