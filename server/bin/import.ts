import { readConfig } from '../config.ts';
import { systemClock } from '../replay/clock.ts';
import { DatabaseError, openDatabase } from '../store/database.ts';
import { SqliteHistoryReader } from '../store/history-reader.ts';
import { recordingsInto } from '../store/recording-import.ts';
import { ArgumentError, argumentComplaint } from './argument-error.ts';
import { IMPORT_USAGE, type ImportArguments, parseImportArguments } from './import-arguments.ts';
import { EXIT_FAILED, runImport } from './run-import.ts';
import { SetAsideFile } from './set-aside-file.ts';
import { showGuesses } from './show-guess.ts';

const EXIT_USAGE = 2;

async function main(): Promise<number> {
  const args = parseImportArguments(process.argv.slice(2));
  if (args.help) {
    process.stdout.write(IMPORT_USAGE);
    return 0;
  }
  if (args.guess) return (await showGuesses(args, process.stdout)) ? 0 : EXIT_FAILED;
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => controller.abort());
  const database = await openDatabase(databasePath(args));
  const setAside = args.setAsideFile === undefined ? undefined : new SetAsideFile(args.setAsideFile);
  const history = new SqliteHistoryReader(database);
  const begin = recordingsInto(database, systemClock);
  try {
    return await runImport(args, {
      begin: setAside?.listeningTo(begin) ?? begin,
      knownAirports: () => history.airports(),
      airportMap: airportId => history.airportMap(airportId),
      airportsMappedIn: recordingId => history.airportsMappedIn(recordingId),
      out: process.stdout,
      err: process.stderr,
      clock: systemClock,
      signal: controller.signal,
    });
  } finally {
    setAside?.close();
    database.close();
  }
}

function databasePath(args: ImportArguments): string {
  return args.database ?? readConfig({ DATABASE: process.env.DATABASE }).database;
}

function complain(error: unknown): number {
  if (error instanceof ArgumentError) {
    process.stderr.write(argumentComplaint('import', error));
    return EXIT_USAGE;
  }
  if (!(error instanceof DatabaseError)) throw error;
  process.stderr.write(`${error.message}\n`);
  return EXIT_FAILED;
}

process.exitCode = await main().catch(complain);
