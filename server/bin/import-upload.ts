import { ReplayError } from '../contract/problems.ts';
import type { ImportProgressEvent } from '../contract/recordings.ts';
import type { Upload } from '../http/recording-importer.ts';
import type { ImportMessage } from '../import-process.ts';
import { importFiles, UnusableFile } from '../ingest/import-files.ts';
import type { ImportStage } from '../ingest/import-recording.ts';
import { systemClock } from '../replay/clock.ts';
import { DatabaseError, openDatabase } from '../store/database.ts';
import { SqliteHistoryReader } from '../store/history-reader.ts';
import { recordingGroupInto } from '../store/recording-import.ts';

const PROGRESS_INTERVAL_MS = 150;

const PHASES: Readonly<Record<ImportStage, ImportProgressEvent['phase']>> = {
  checking: 'checking',
  scanning: 'scanning',
  reading: 'reading',
  storing: 'writing',
};

/** Tells the parent process; resolves once it is on its way. */
function tell(message: ImportMessage): Promise<void> {
  return new Promise(resolve => process.send?.(message, () => resolve()));
}

async function run(path: string, { files, fields }: Upload): Promise<ImportMessage> {
  const database = await openDatabase(path);
  let toldAt = Number.NEGATIVE_INFINITY;
  let toldPhase = '';
  try {
    const report = await importFiles(
      files,
      { ...fields, airportId: fields.airport },
      {
        group: recordingGroupInto(database, systemClock),
        store: new SqliteHistoryReader(database),
        onProgress(file, { stage, done, total, records, setAside }) {
          const phase = PHASES[stage];
          const now = systemClock.now();
          if (phase === toldPhase && now - toldAt < PROGRESS_INTERVAL_MS) return;
          [toldPhase, toldAt] = [phase, now];
          void tell({ progress: { phase, file, bytesRead: done, bytesTotal: total, records, setAside } });
        },
      },
    );
    return { report };
  } finally {
    database.close();
  }
}

function refusalOf(error: unknown): ReplayError {
  if (error instanceof UnusableFile) {
    const needed = error.needs === undefined ? [] : [error.needs];
    return new ReplayError('recording_unusable', `${error.message}. Nothing was imported.`, [
      { path: 'file', message: error.message },
      ...needed.map(path => ({ path, message: 'would help to read it' })),
    ]);
  }
  if (!(error instanceof DatabaseError)) throw error;
  const code = String((error.cause as { code?: string } | undefined)?.code);
  if (code.startsWith('SQLITE_BUSY')) {
    return new ReplayError(
      'import_in_progress',
      'Another program is importing into the store. Try again when it has finished.',
    );
  }
  if (code.startsWith('SQLITE_FULL')) {
    return new ReplayError('insufficient_storage', 'The disk of the server is full: nothing was imported.');
  }
  return new ReplayError('unavailable', 'The store cannot be written just now; try again.');
}

/**
 * `node server/bin/import-upload.ts DATABASE`, told by a parent process what to import: see `server/import-process.ts`.
 * When the parent goes, so does this one, keeping nothing.
 */
process.once('disconnect', () => process.exit(1));
process.once('message', async upload => {
  const [path = ''] = process.argv.slice(2);
  try {
    await tell(await run(path, upload as Upload));
  } catch (error) {
    const { code, message: detail, errors } = refusalOf(error);
    await tell({ refusal: { code, detail, errors } });
  }
  process.exit(0);
});
