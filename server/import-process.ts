import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { type FieldError, type ProblemCode, ReplayError } from './contract/problems.ts';
import type { ImportProgressEvent, ImportReport } from './contract/recordings.ts';
import type { RecordingImporter, Upload } from './http/recording-importer.ts';

const PROGRAM = join(import.meta.dirname, 'bin', 'import-upload.ts');

/** What the process that imports tells of it; the last one is a report or a refusal. */
export type ImportMessage =
  | { readonly progress: ImportProgressEvent }
  | { readonly report: ImportReport }
  | {
      readonly refusal: {
        readonly code: ProblemCode;
        readonly detail: string;
        readonly errors: readonly FieldError[];
      };
    };

/**
 * Imports into a database in a process of its own, so that this one goes on answering. An import that is called off is
 * killed, and SQLite leaves the store as it was.
 */
export function importProcess(database: string): RecordingImporter {
  return {
    async import(upload: Upload, onProgress, signal) {
      signal.throwIfAborted();
      const child = fork(PROGRAM, [database], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
      const kill = () => child.kill('SIGKILL');
      signal.addEventListener('abort', kill);
      let outcome: ImportMessage | undefined;
      child.on('message', (message: ImportMessage) => {
        if ('progress' in message) onProgress(message.progress);
        else outcome = message;
      });
      child.once('spawn', () => child.send(upload, () => {}));
      try {
        await once(child, 'exit');
      } finally {
        signal.removeEventListener('abort', kill);
      }
      if (outcome && 'report' in outcome) return outcome.report;
      signal.throwIfAborted();
      if (!outcome || !('refusal' in outcome))
        throw new Error('The process that imports ended without a word');
      const { code, detail, errors } = outcome.refusal;
      throw new ReplayError(code, detail, errors);
    },
  };
}
