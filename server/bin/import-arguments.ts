import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { RECORDING_FORMATS, type RecordingFormat } from '../contract/recordings.ts';
import { referencePoint } from '../contract/reference-point.ts';
import { airportId } from '../contract/session.ts';
import { FORMATS } from '../ingest/formats.ts';
import { ImportError } from '../ingest/import-error.ts';
import type { ImportHints } from '../ingest/import-hints.ts';
import { COLUMN_ROLES, readToldColumns } from '../ingest/tables/guess/column-roles.ts';
import { presets } from '../ingest/tables/profile/presets.ts';
import { readZone } from '../ingest/tables/values/zone.ts';
import { ArgumentError, checkedOption, readArguments } from './argument-error.ts';
import { filesOf } from './files-of.ts';

/** What the command line of an import asks for. */
export interface ImportArguments {
  /** In place of a folder those in it. */
  readonly files: readonly string[];
  readonly hints: ImportHints;
  readonly database: string | undefined;
  /** Where the pieces that are set aside are written down. */
  readonly setAsideFile: string | undefined;
  /** Whether tables are only looked at. */
  readonly guess: boolean;
  /** Where the profile by which a table is read is written down. */
  readonly saveProfile: string | undefined;
  readonly help: boolean;
}

const formats = FORMATS.map(({ format, title }) => `                     ${format.padEnd(14)} ${title}`).join(
  '\n',
);

export const IMPORT_USAGE = `Usage: npm run import -- FILE… [options]

Imports each file, plain or gzip, as one recording: whole or not at all. The same file twice changes nothing. A folder
stands for the files in it, however deep.

Options:
  --format FORMAT    what the files are, where their content does not tell:
${formats}
  --airport CODE     ICAO code of the airport, where a file does not name it
  --date YYYY-MM-DD  date in UTC of the first row, where a file tells only the time of day
  --reference LAT,LON  point from which a sensor tells metres, degrees, where it is not that of the airport
  --time-zone ZONE   zone of times that name none: UTC, +02:00, Europe/Madrid
  --map ROLE=COLUMN,…  which column of a table holds what; roles: ${COLUMN_ROLES.join(', ')},
                     fields of the format, milestones such as AIBT; and kind=tasks or the like
  --profile PATH     how a table is read: a profile's file, or a preset: ${presets()
    .map(({ name }) => name)
    .join(', ')}
  --guess            shows how tables would be read, and imports nothing
  --save-profile PATH  writes down how the table is read, as a profile that can be edited
  --database PATH    the SQLite file (else DATABASE, else var/replay.sqlite)
  --set-aside FILE   where to write every line that is set aside, with its number and the reason, as NDJSON
  --help             this text
`;

const date = z.iso.date({ error: 'must be a date such as 2020-10-02' });

/** Reads the arguments after the command's name; throws an {@link ArgumentError}. */
export function parseImportArguments(args: readonly string[]): ImportArguments {
  const { values, positionals } = parse(args);
  if (!values.help && positionals.length === 0) throw new ArgumentError('names no file to import');
  const files = filesOf(positionals);
  if (values['save-profile'] !== undefined && files.length > 1)
    throw new ArgumentError('--save-profile goes with one file');
  return {
    files,
    hints: {
      format: values.format === undefined ? undefined : formatNamed(values.format),
      airportId: checkedOption('--airport', airportId, values.airport?.toUpperCase()),
      date: checkedOption('--date', date, values.date),
      reference: checkedOption('--reference', referencePoint, values.reference),
      columns: values.map === undefined ? undefined : columnsGiven(values.map),
      profile: values.profile === undefined ? undefined : profileGiven(values.profile),
      timeZone: values['time-zone'] === undefined ? undefined : zoneGiven(values['time-zone']),
    },
    guess: values.guess ?? false,
    saveProfile: values['save-profile'],
    database: values.database,
    setAsideFile: values['set-aside'],
    help: values.help ?? false,
  };
}

function parse(args: readonly string[]) {
  return readArguments(args, {
    format: { type: 'string' },
    airport: { type: 'string' },
    date: { type: 'string' },
    reference: { type: 'string' },
    map: { type: 'string' },
    profile: { type: 'string' },
    'time-zone': { type: 'string' },
    guess: { type: 'boolean' },
    'save-profile': { type: 'string' },
    database: { type: 'string' },
    'set-aside': { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  });
}

function formatNamed(name: string): RecordingFormat {
  const found = RECORDING_FORMATS.find(format => format === name);
  if (!found) throw new ArgumentError(`--format ${name}: must be one of ${RECORDING_FORMATS.join(', ')}`);
  return found;
}

/** The columns as they are told, once they have been found to be readable. */
function columnsGiven(text: string): string {
  try {
    readToldColumns(text);
    return text;
  } catch (error) {
    throw error instanceof ImportError ? new ArgumentError(`--map ${error.message}`) : error;
  }
}

/** The name of a preset, or the text of the profile at a path. */
function profileGiven(told: string): string {
  if (presets().some(({ name }) => name === told)) return told;
  try {
    return readFileSync(told, 'utf8');
  } catch (error) {
    const why =
      error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'there is no such file' : error;
    const names = presets().map(({ name }) => name);
    throw new ArgumentError(`--profile ${told}: ${why}, and presets are ${names.join(', ')}`);
  }
}

function zoneGiven(name: string): string {
  if (readZone(name)) return name;
  throw new ArgumentError(
    `--time-zone ${name}: must be UTC, an offset such as +02:00, or a zone such as Europe/Madrid`,
  );
}
