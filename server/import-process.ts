import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { type FieldError, type ProblemCode, ReplayError } from './contract/problems.ts';
import type { ImportProgressEvent, ImportReport } from './contract/recordings.ts';
import type { DeletionProgress } from './contract/stored-recordings.ts';
import type { RecordingImporter, Upload } from './http/recording-importer.ts';

const PROGRAMS = join(import.meta.dirname, 'bin');

/** What a process that changes the store tells of it; the last one is the outcome or a refusal. */
export type TaskMessage<T, P> =
  | { readonly progress: P }
  | { readonly outcome: T }
  | {
      readonly refusal: {
        readonly code: ProblemCode;
        readonly detail: string;
        readonly errors: readonly FieldError[];
      };
    };

/**
 * Imports into a database and deletes from it, each time in a process of its own, so that this one goes on answering.
 * One that is called off is killed, and SQLite leaves the store as it was.
 */
export function importProcess(database: string): RecordingImporter {
  return {
    import(upload: Upload, onProgress, signal) {
      return runTask<ImportReport, ImportProgressEvent>(
        'import-upload.ts',
        database,
        upload,
        onProgress,
        signal,
      );
    },
    delete(recordingId, onProgress, signal) {
      return runTask<boolean, DeletionProgress>(
        'delete-recording.ts',
        database,
        recordingId,
        onProgress,
        signal,
      );
    },
  };
}

async function runTask<T, P>(
  program: string,
  database: string,
  task: Upload | number,
  onProgress: (progress: P) => void,
  signal: AbortSignal,
): Promise<T> {
  signal.throwIfAborted();
  const child = fork(join(PROGRAMS, program), [database], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const kill = () => child.kill('SIGKILL');
  signal.addEventListener('abort', kill);
  let last: TaskMessage<T, P> | undefined;
  child.on('message', (message: TaskMessage<T, P>) => {
    if ('progress' in message) onProgress(message.progress);
    else last = message;
  });
  child.once('spawn', () => child.send(task, () => {}));
  try {
    await once(child, 'exit');
  } finally {
    signal.removeEventListener('abort', kill);
  }
  if (last && 'outcome' in last) return last.outcome;
  signal.throwIfAborted();
  if (!last || !('refusal' in last)) throw new Error(`The process ${program} ended without a word`);
  const { code, detail, errors } = last.refusal;
  throw new ReplayError(code, detail, errors);
}
