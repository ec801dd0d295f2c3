import { existsSync } from 'node:fs';
import { readConfig } from '../config.ts';
import { systemClock } from '../replay/clock.ts';
import { DatabaseError, openDatabase } from '../store/database.ts';
import { SqliteGivenReader } from '../store/given-reader.ts';
import { SqliteHistoryReader } from '../store/history-reader.ts';
import { SqliteRecordReader } from '../store/record-reader.ts';
import { ArgumentError, argumentComplaint } from './argument-error.ts';
import { EXPORT_USAGE, parseExportArguments } from './export-arguments.ts';
import { runExport } from './run-export.ts';
import { EXIT_FAILED } from './run-import.ts';

const EXIT_USAGE = 2;

async function main(): Promise<number> {
  const args = parseExportArguments(process.argv.slice(2));
  if (args.help) {
    process.stdout.write(EXPORT_USAGE);
    return 0;
  }
  const path = args.database ?? readConfig({ DATABASE: process.env.DATABASE }).database;
  if (!existsSync(path)) throw new DatabaseError(`${path} is not there: nothing was imported yet`);
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => controller.abort());
  const database = await openDatabase(path);
  // Each page is read once: mapped, the whole file would come to count as memory of this process.
  database.pragma('mmap_size = 0');
  // What comes in or is deleted meanwhile is not seen.
  database.exec('begin');
  try {
    const history = new SqliteHistoryReader(database);
    return await runExport(args, {
      reader: new SqliteRecordReader(database),
      given: new SqliteGivenReader(database),
      airports: history.airports(),
      airportMap: airportId => history.airportMap(airportId),
      out: process.stdout,
      err: process.stderr,
      clock: systemClock,
      signal: controller.signal,
    });
  } finally {
    database.close();
  }
}

function complain(error: unknown): number {
  if (error instanceof ArgumentError) {
    process.stderr.write(argumentComplaint('export', error));
    return EXIT_USAGE;
  }
  if (!(error instanceof DatabaseError)) throw error;
  process.stderr.write(`${error.message}\n`);
  return EXIT_FAILED;
}

process.exitCode = await main().catch(complain);
