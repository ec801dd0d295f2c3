import { extname } from 'node:path';
import type { Filters } from '../contract/filters.ts';
import { filterQuery, queryTime } from '../contract/query.ts';
import { airportId } from '../contract/session.ts';
import { toMs } from '../contract/time.ts';
import { TRACK_FORMATS, type TrackFormatName } from '../contract/track-formats.ts';
import { ArgumentError, checkedOption, readArguments } from './argument-error.ts';

/** What the command line of an export asks for. */
export interface ExportArguments {
  /** Left out where the store has but one. */
  readonly airportId: string | undefined;
  /** Both inclusive, ms since the epoch. */
  readonly from: number | undefined;
  readonly to: number | undefined;
  readonly format: TrackFormatName | 'map';
  readonly filters: Filters;
  /** Standard output where it is left out. */
  readonly output: string | undefined;
  readonly database: string | undefined;
  readonly help: boolean;
}

const MAP_ENDINGS = ['', 'geojson', 'json'];
const FILTERS = Object.keys(filterQuery) as (keyof Filters)[];

export const EXPORT_USAGE = `Usage: npm run --silent export -- [options]

Writes what was recorded at an airport, all of it or a range, to a file or to standard output.

Options:
  --airport CODE     ICAO code of the airport; may be left out where the store has but one
  --from TIME        start of the range, inclusive, such as 2020-10-02T08:00:00Z; the first record where left out
  --to TIME          end of the range, inclusive; the last record where left out
  --format FORMAT    ndjson (all records as they were imported; imported again they replay alike), or the tracks of
                     vehicles as ${TRACK_FORMATS.filter(format => format !== 'ndjson').join(', ')}, or with --kinds task
                     (or flight, notification, decision) a table of these as csv; else as --output ends; ndjson
                     where that has no ending
  --map              the airport's map as GeoJSON, in place of what was recorded
  --output FILE      where to write; packed where it ends in .gz. It appears when it is whole
  --database PATH    the SQLite file (else DATABASE, else var/replay.sqlite)
  --help             this text

Only what passes is written, with commas between several values:
  ${FILTERS.map(name => `--${name}`).join(', ')}
  such as --kinds task,flight --vehicleTypes bus --bbox 2.05,41.28,2.10,41.31
`;

/** Reads the arguments after the command's name; throws an {@link ArgumentError}. */
export function parseExportArguments(args: readonly string[]): ExportArguments {
  const { values, positionals } = parse(args);
  const [stray] = positionals;
  if (stray !== undefined) throw new ArgumentError(`${stray}: name the file with --output`);
  const text = (name: string) => (values as Readonly<Record<string, unknown>>)[name] as string | undefined;
  const time = (name: string) => {
    const given = checkedOption(`--${name}`, queryTime, text(name));
    return given === undefined ? undefined : toMs(given);
  };
  const [from, to] = [time('from'), time('to')];
  if (from !== undefined && to !== undefined && from > to)
    throw new ArgumentError(`--to ${text('to')}: must not be before --from ${text('from')}`);
  const format = formatOf(values.map === true, text('format'), text('output'));
  const filters = filtersGiven(text);
  refuseOtherKinds(format, filters);
  return {
    airportId: checkedOption('--airport', airportId, text('airport')?.toUpperCase()),
    from,
    to,
    format,
    filters,
    output: text('output'),
    database: text('database'),
    help: values.help === true,
  };
}

function parse(args: readonly string[]) {
  const string = { type: 'string' } as const;
  return readArguments(args, {
    airport: string,
    from: string,
    to: string,
    format: string,
    output: { ...string, short: 'o' },
    database: string,
    map: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
    ...Object.fromEntries(FILTERS.map(name => [name, string])),
  });
}

/** A format that is named outranks how the file's name ends. */
function formatOf(map: boolean, name: string | undefined, output = ''): ExportArguments['format'] {
  const ending = extname(output.replace(/\.gz$/, '')).slice(1).toLowerCase();
  if (map) {
    if (name !== undefined && name !== 'geojson')
      throw new ArgumentError('--map is written as geojson alone');
    if (name === undefined && !MAP_ENDINGS.includes(ending))
      throw new ArgumentError(`--output ${output}: --map is written as geojson alone`);
    return 'map';
  }
  const wanted = name ?? (ending === '' ? 'ndjson' : ending);
  const format = TRACK_FORMATS.find(each => each === wanted);
  if (format) return format;
  if (name !== undefined)
    throw new ArgumentError(`--format ${name}: must be one of ${TRACK_FORMATS.join(', ')}`);
  const endings = TRACK_FORMATS.map(each => `.${each}`).join(', ');
  throw new ArgumentError(
    `--output ${output}: no format ends in .${ending}; it must end in ${endings}, or --format must name one`,
  );
}

function filtersGiven(text: (name: string) => string | undefined): Filters {
  const given = FILTERS.map(
    name => [name, checkedOption<unknown>(`--${name}`, filterQuery[name], text(name))] as const,
  );
  return Object.fromEntries(given.filter(([, value]) => value !== undefined));
}

/** Tracks are those of vehicles, and a table is of one kind. */
function refuseOtherKinds(format: ExportArguments['format'], { kinds }: Filters): void {
  if (format === 'ndjson' || format === 'map' || !kinds || kinds.includes('vehicle')) return;
  if (format === 'csv' && kinds.length === 1) return;
  const right = format === 'csv' ? 'csv is a table of one kind' : `${format} has tracks of vehicles alone`;
  throw new ArgumentError(`--kinds ${kinds.join(',')}: ${right}; --format ndjson has all kinds`);
}
