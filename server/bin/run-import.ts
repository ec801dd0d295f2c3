import { basename } from 'node:path';
import { ImportError, type ImportNeed } from '../ingest/import-error.ts';
import { importFile } from '../ingest/import-file.ts';
import type { KnownAirport } from '../ingest/locate-airport.ts';
import type { BeginRecording } from '../ingest/recording-import.ts';
import type { Clock } from '../replay/clock.ts';
import type { ImportArguments } from './import-arguments.ts';
import { reportOutcome } from './import-report.ts';
import { progressDisplay } from './progress-display.ts';

/** Where an import ends up and where it tells of itself. */
export interface ImportSurroundings {
  readonly begin: BeginRecording;
  /** The airports that the store has by now. */
  readonly knownAirports: () => readonly KnownAirport[];
  readonly out: NodeJS.WritableStream;
  readonly err: NodeJS.WritableStream;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

export const EXIT_FAILED = 1;
/** What a shell tells of a command that Ctrl-C ended: 128 and the number of SIGINT. */
export const EXIT_INTERRUPTED = 130;

/**
 * Imports file after file; one that fails does not keep the others out. Returns the exit code: 0, 1 where a file
 * failed, 130 where the signal ended it.
 */
export async function runImport(args: ImportArguments, surroundings: ImportSurroundings): Promise<number> {
  const { out, err, signal, clock } = surroundings;
  let failed = 0;
  for (const path of args.files) {
    const display = progressDisplay(basename(path), err, clock);
    const airports = surroundings.knownAirports();
    try {
      const outcome = await importFile(
        { path, hints: args.hints },
        {
          begin: surroundings.begin,
          onProgress: progress => display.show(progress),
          knownAirports: () => airports,
          signal,
        },
      );
      display.stop();
      out.write(reportOutcome(path, outcome));
    } catch (error) {
      display.stop();
      if (signal.aborted) {
        err.write(`${path}: interrupted; nothing of it was kept\n`);
        return EXIT_INTERRUPTED;
      }
      failed++;
      err.write(`${path}: ${failure(error)}; nothing of it was kept\n`);
    }
  }
  return failed === 0 ? 0 : EXIT_FAILED;
}

const HINTS: Readonly<Record<ImportNeed, string>> = {
  airport: '; give it with --airport',
  format: '. Where it is one of them, name it with --format',
  date: '; give it with --date',
  reference: '; give it with --reference LATITUDE,LONGITUDE',
  columns: ' (name them with --map, such as --map time=when,id=unit, or in a --profile)',
  timeZone: '; give it with --time-zone, such as UTC or Europe/Madrid',
  profile: ' (--guess --save-profile FILE makes a profile to edit)',
};

function failure(error: unknown): string {
  if (error instanceof ImportError) return `${error.message}${error.needs ? HINTS[error.needs] : ''}`;
  return `could not be imported: ${error instanceof Error ? error.message : error}`;
}
