import { basename } from 'node:path';
import { NothingFound } from '../ingest/import-error.ts';
import { importFile } from '../ingest/import-file.ts';
import { onlyOne } from '../ingest/import-hints.ts';
import type { ImportOutcome } from '../ingest/import-recording.ts';
import type { KnownAirport } from '../ingest/locate-airport.ts';
import type { BeginRecording } from '../ingest/recording-import.ts';
import type { Clock } from '../replay/clock.ts';
import { filesInTurn } from './files-in-turn.ts';
import type { ImportArguments } from './import-arguments.ts';
import { importFailure } from './import-failure.ts';
import { reportOutcome } from './import-report.ts';
import { progressDisplay } from './progress-display.ts';
import { saveProfile } from './save-profile.ts';

/** Where an import ends up and where it tells of itself. */
export interface ImportSurroundings {
  readonly begin: BeginRecording;
  /** The airports that the store has by now. */
  readonly knownAirports: () => readonly KnownAirport[];
  /** An airport's map, a GeoJSON text, where it has one by now. */
  readonly airportMap?: (airportId: string) => string | undefined;
  /** The airports that a recording of the store holds maps of, by its number. */
  readonly airportsMappedIn?: (recordingId: number) => readonly string[];
  readonly out: NodeJS.WritableStream;
  readonly err: NodeJS.WritableStream;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

export const EXIT_FAILED = 1;
/** What a shell tells of a command that Ctrl-C ended: 128 and the number of SIGINT. */
export const EXIT_INTERRUPTED = 130;

/**
 * Imports file after file, maps first; one that fails does not keep the others out. Returns the exit code: 0, 1 where a
 * file failed or none of many held anything, 130 where the signal ended it.
 */
export async function runImport(args: ImportArguments, surroundings: ImportSurroundings): Promise<number> {
  const { out, err, signal, clock } = surroundings;
  let failed = 0;
  let held = 0;
  const maps = new Set<string>();
  for (const { path, reader } of await filesInTurn(args.files, args.hints)) {
    const display = progressDisplay(basename(path), err, clock);
    const airports = surroundings.knownAirports();
    try {
      if (args.saveProfile !== undefined) await saveProfile(path, args.hints, args.saveProfile);
      const outcome = await importFile(
        { path, reader, hints: { ...args.hints, mapAirportId: onlyOne(maps) } },
        {
          begin: surroundings.begin,
          onProgress: progress => display.show(progress),
          knownAirports: () => airports,
          airportMap: surroundings.airportMap,
          signal,
        },
      );
      display.stop();
      held++;
      for (const airportId of mapsIn(outcome, surroundings)) maps.add(airportId);
      out.write(reportOutcome(path, outcome));
      if (args.saveProfile !== undefined) out.write(`  its profile was written to ${args.saveProfile}\n`);
    } catch (error) {
      display.stop();
      if (signal.aborted) {
        err.write(`${path}: interrupted; nothing of it was kept\n`);
        return EXIT_INTERRUPTED;
      }
      if (error instanceof NothingFound && reader?.mayHoldNothing && args.files.length > 1) {
        out.write(`${path}: not imported: ${error.message}\n`);
        continue;
      }
      failed++;
      err.write(`${path}: ${importFailure(error)}. Nothing of it was kept.\n`);
    }
  }
  return failed === 0 && held > 0 ? 0 : EXIT_FAILED;
}

/** The airports whose maps a file holds, known before or not. */
function mapsIn(outcome: ImportOutcome, { airportsMappedIn }: ImportSurroundings): readonly string[] {
  return 'summary' in outcome ? outcome.summary.maps : (airportsMappedIn?.(outcome.alreadyImported) ?? []);
}
