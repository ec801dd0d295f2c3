import type { Database } from 'better-sqlite3';
import type { Filters } from '../../server/contract/filters.ts';
import type { NdjsonLine } from '../../server/contract/lines.ts';
import { toIso } from '../../server/contract/time.ts';
import type { TrackFormat } from '../../server/export/track-format.ts';
import { writeTracks } from '../../server/export/write-tracks.ts';
import { EntityFilter } from '../../server/replay/filter.ts';
import { openDatabase } from '../../server/store/database.ts';
import { SqliteRecordReader } from '../../server/store/record-reader.ts';
import { importLines } from '../store/import-lines.ts';

export const T0 = Date.UTC(2020, 9, 2, 8);
export const at = (seconds: number) => toIso(T0 + seconds * 1000);

/** A fix of a vehicle so many seconds into the recording. */
export const fix = (vehicleId: string, seconds: number, more: object = {}): NdjsonLine => ({
  kind: 'vehicle_update',
  airportId: 'LEBL',
  vehicleId,
  time: at(seconds),
  lon: 2 + seconds / 10_000,
  lat: 41,
  ...more,
});

/** Two stretches of one vehicle, apart by more than 60 s, and a lone fix of another with an awkward name. */
export const TWO_STRETCHES: readonly NdjsonLine[] = [
  { kind: 'vehicle', airportId: 'LEBL', vehicleId: 'A', vehicleType: 'aircraft', callsign: 'VLG1' },
  fix('A', 0, { heading: 90, speed: 5.5 }),
  fix('A', 10, { heading: null, speed: null }),
  fix('A', 70, { heading: 91.5, speed: 6 }),
  fix('A', 130.5),
  fix('A', 131),
  fix('<b> & "c"\u0001', 5, { callsign: '=1+1' }),
];

export async function storeWith(lines: readonly NdjsonLine[]): Promise<Database> {
  const database = await openDatabase(':memory:');
  importLines(database, lines);
  return database;
}

interface Wanted {
  readonly filters?: Filters;
  readonly from?: number;
  readonly to?: number;
}

/** The pieces of the tracks of a store in a form. */
export function writtenPieces(
  format: TrackFormat,
  database: Database,
  { filters = {}, from = T0, to = T0 + 86_400_000 }: Wanted = {},
): string[] {
  const range = {
    airportId: 'LEBL',
    from,
    to,
    vehicleIds: filters.vehicleIds,
    filter: new EntityFilter(filters),
  };
  return [...writeTracks(format, new SqliteRecordReader(database), range)];
}

/** The tracks of these lines in a form. */
export async function written(
  format: TrackFormat,
  lines: readonly NdjsonLine[],
  wanted?: Wanted,
): Promise<string> {
  const database = await storeWith(lines);
  const text = writtenPieces(format, database, wanted).join('');
  database.close();
  return text;
}
