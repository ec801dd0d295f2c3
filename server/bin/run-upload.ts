import { ReplayError } from '../contract/problems.ts';
import type { ImportProgressEvent, ImportReport } from '../contract/recordings.ts';
import type { Upload } from '../http/recording-importer.ts';
import type { ImportNeed } from '../ingest/import-error.ts';
import { importFiles, UnusableFile } from '../ingest/import-files.ts';
import type { ImportStage } from '../ingest/import-recording.ts';
import { systemClock } from '../replay/clock.ts';
import { openDatabase } from '../store/database.ts';
import { SqliteHistoryReader } from '../store/history-reader.ts';
import { recordingGroupInto } from '../store/recording-import.ts';

const PROGRESS_INTERVAL_MS = 150;

const PHASES: Readonly<Record<ImportStage, ImportProgressEvent['phase']>> = {
  checking: 'checking',
  scanning: 'scanning',
  reading: 'reading',
  storing: 'writing',
};

/**
 * Imports what was uploaded into the database at a path and tells now and then how far that is. Throws a
 * `recording_unusable` where a file cannot be used, and what the store throws; nothing was kept then.
 */
export async function runUpload(
  path: string,
  { files, fields }: Upload,
  tell: (progress: ImportProgressEvent) => void,
): Promise<ImportReport> {
  const database = await openDatabase(path);
  let toldAt = Number.NEGATIVE_INFINITY;
  let toldPhase = '';
  try {
    return await importFiles(
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
          tell({ phase, file, bytesRead: done, bytesTotal: total, records, setAside });
        },
      },
    );
  } catch (error) {
    throw error instanceof UnusableFile ? refusalOf(error) : error;
  } finally {
    database.close();
  }
}

function refusalOf(error: UnusableFile): ReplayError {
  const fields = helping(error.needs);
  const tell = fields.length === 0 ? '' : ` Tell it in the field ${fields.join(' or ')}.`;
  return new ReplayError('recording_unusable', `${error.message}.${tell} Nothing was imported.`, [
    { path: 'file', message: error.message },
    ...fields.map(path => ({ path, message: 'would help to read it' })),
  ]);
}

/** The fields that would help; whatever columns can tell, a profile can tell as well. */
function helping(needs: ImportNeed | undefined): readonly ImportNeed[] {
  if (needs === undefined) return [];
  return needs === 'columns' ? ['columns', 'profile'] : [needs];
}
