import { ImportError } from '../../import-error.ts';
import type { FieldColumn } from './guess-columns.ts';

const ENOUGH = 0.8;

/** Refuses a table whose latitudes can be none while its longitudes can be latitudes. Throws an {@link ImportError}. */
export function refuseSwappedPlaces(columns: readonly FieldColumn[]): void {
  const valuesOf = (field: string) =>
    (columns.find(column => column.field === field)?.sample.texts ?? []).map(Number).filter(Number.isFinite);
  const [lats, lons] = [valuesOf('lat'), valuesOf('lon')];
  const beyond = lats.filter(lat => Math.abs(lat) > 90 && Math.abs(lat) <= 180);
  if (lats.length === 0 || beyond.length / lats.length < ENOUGH || lons.some(lon => Math.abs(lon) > 90))
    return;
  const nameOf = (field: string) => columns.find(column => column.field === field)?.sample.name;
  throw swapped(
    `latitudes go up to 90, and ${nameOf('lat')} holds ${beyond[0]}`,
    nameOf('lat'),
    nameOf('lon'),
  );
}

/** The refusal of a table that has longitudes and latitudes the wrong way round. */
export function swapped(why: string, lat = 'lat', lon = 'lon'): ImportError {
  return new ImportError(
    `has longitudes and latitudes the wrong way round, it seems: ${why}. Name them the other way: lat=${lon},lon=${lat}`,
    'columns',
  );
}
