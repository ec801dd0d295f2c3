import { ImportError } from '../import-error.ts';
import type { ImportHints } from '../import-hints.ts';
import { airportsToChoose, type KnownAirport, locateAirport } from '../locate-airport.ts';
import type { Pass } from '../source.ts';
import { swapped } from './guess/swapped-places.ts';
import { fieldSources } from './profile/field-sources.ts';
import type { Profile, ProfileFields } from './profile/profile.ts';
import { longField, sourceColumns } from './rows/cell-source.ts';
import { RowMapper } from './rows/row-mapper.ts';
import type { TableSource } from './table-source.ts';

const ROWS_TO_LOCATE = 10_000;

/**
 * The airport that a table's rows belong to: as told, as the profile says, or the known one near its first positions; of
 * rows without positions, the one whose map comes along.
 * Throws an {@link ImportError} where none is found, or where positions lie near it only with lon and lat exchanged.
 */
export async function airportOf(
  table: TableSource,
  profile: Profile,
  { airportId: told, mapAirportId }: ImportHints,
  airports: readonly KnownAirport[],
  pass: Pass,
): Promise<string> {
  const named = told ?? profile.airport;
  if (named === undefined && profile.fields.airportId !== undefined) return OF_ITS_ROWS;
  if (profile.kind !== 'positions') {
    const placed = named ?? mapAirportId;
    if (placed !== undefined) return placed;
    throw new ImportError(`does not name its airport${airportsToChoose(airports)}`, 'airport');
  }
  const near = await findNear(table, profile, airports, pass, named);
  if (named !== undefined) {
    if (near.own === 0 && near.swapped !== undefined) {
      throw swapped(
        `exchanged, its first positions lie at ${near.swapped}; as they are, none lies near ${named}`,
        columnOf(profile, 'lat'),
        columnOf(profile, 'lon'),
      );
    }
    return named;
  }
  if (near.found !== undefined) return near.found;
  if (near.swapped !== undefined) {
    throw swapped(
      `exchanged, its first positions lie at ${near.swapped}; as they are, no known airport lies near`,
      columnOf(profile, 'lat'),
      columnOf(profile, 'lon'),
    );
  }
  throw new ImportError('does not name its airport, and no known one lies near', 'airport');
}

/** The column that a field is read from. */
function columnOf({ fields }: Profile, field: string): string | undefined {
  const source = fieldSources(fields as ProfileFields).fields[field];
  return source && sourceColumns(longField(source))[0];
}

/** The airport of rows that do not name theirs, where all should: such a row is set aside. */
const OF_ITS_ROWS = '';

interface Near {
  /** The airport near the first position that lies near one. */
  readonly found: string | undefined;
  /** An airport near a position whose lon and lat are exchanged. */
  readonly swapped: string | undefined;
  /** Positions near the airport that was named. */
  readonly own: number;
}

async function findNear(
  table: TableSource,
  profile: Profile,
  airports: readonly KnownAirport[],
  pass: Pass,
  named: string | undefined,
): Promise<Near> {
  const settings = {
    columns: table.columns,
    profile,
    airportId: OF_ITS_ROWS,
    date: undefined,
    timeZone: undefined,
  };
  const mapper = new RowMapper(settings);
  const home = airports.find(({ airportId }) => airportId === named);
  const isKnown = home !== undefined && home.lon !== null && home.lat !== null;
  if (named !== undefined && !isKnown) return { found: undefined, swapped: undefined, own: 0 };
  const candidates = home ? [home] : airports;
  let exchanged: string | undefined;
  let seen = 0;
  for await (const { rows } of table.read(pass)) {
    for (const { cells, line } of rows) {
      const seenAt = typeof cells === 'string' ? undefined : mapper.sighting(cells, line);
      if (seenAt) {
        const { lon, lat } = seenAt;
        const found = locateAirport(candidates, lon, lat);
        if (found !== undefined) return { found, swapped: exchanged, own: 1 };
        exchanged ??= locateAirport(candidates, lat, lon);
      }
      if (++seen === ROWS_TO_LOCATE) return { found: undefined, swapped: exchanged, own: 0 };
    }
  }
  return { found: undefined, swapped: exchanged, own: 0 };
}
