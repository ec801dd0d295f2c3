import { signal } from '@preact/signals';
import type { Airport } from '../../server/contract/history.ts';
import { MAX_UPLOAD_FILES } from '../../server/contract/importable-files.ts';
import type { FieldError } from '../../server/contract/problems.ts';
import type { ImportFields } from '../../server/contract/recording-endpoints.ts';
import type { ImportReport } from '../../server/contract/recordings.ts';
import { ApiError } from '../api/request.ts';
import { airports } from '../state/airports.ts';
import { start } from '../state/open-session.ts';
import { rereadPast } from '../state/recorded-past.ts';
import { session } from '../state/session.ts';
import { type ImportPace, ImportRate } from './import-rate.ts';
import type { Moment } from './moment.ts';
import { openingOf } from './report-opening.ts';

/** Why an import failed: `folder` and `too_many_files` before anything was sent, else as `ApiError` has it. */
export type ImportFailure = {
  readonly code: string;
  readonly detail: string;
  readonly errors: readonly FieldError[];
  /** What was to be imported, to try again with. */
  readonly files: readonly File[];
  /** What was told of them. */
  readonly fields: ImportFields;
};

/** How it stands with an import by this page. */
export type Importing =
  | { readonly stage: 'none' }
  | { readonly stage: 'running'; readonly files: readonly File[]; readonly pace: ImportPace }
  | { readonly stage: 'failed'; readonly failure: ImportFailure }
  | { readonly stage: 'done'; readonly report: ImportReport; readonly before: readonly Airport[] };

export const importing = signal<Importing>({ stage: 'none' });

/** Whether the dialog of the import is open; an import goes on without it. */
export const importShown = signal(false);

let running: AbortController | undefined;

/** Shows where an import stands, or asks for files where none does. */
export function showImport(): void {
  importShown.value = true;
}

export function hideImport(): void {
  importShown.value = false;
  if (importing.peek().stage !== 'running') importing.value = { stage: 'none' };
}

/** Forgets the last import, so that files can be chosen again. */
export function startOver(): void {
  importing.value = { stage: 'none' };
}

/** Imports files together; nothing where an import is under way. Whatever comes of it is in {@link importing}. */
export async function importFiles(files: readonly File[], fields: ImportFields = {}): Promise<void> {
  if (running || files.length === 0) return;
  if (files.length > MAX_UPLOAD_FILES) return refuse('too_many_files');
  const mine = new AbortController();
  running = mine;
  const before = airports.peek() ?? [];
  const rate = new ImportRate();
  const bytesTotal = files.reduce((sum, file) => sum + file.size, 0);
  const begun = { phase: 'receiving', file: null, bytesRead: 0, records: 0, setAside: 0 } as const;
  importing.value = { stage: 'running', files, pace: { ...begun, bytesTotal, rate: null } };
  importShown.value = true;
  try {
    const { uploadRecordings } = await import('./upload.ts');
    const report = await uploadRecordings(
      files,
      fields,
      progress => {
        const pace = rate.take(progress, performance.now());
        if (!mine.signal.aborted) importing.value = { stage: 'running', files, pace };
      },
      mine.signal,
    );
    importing.value = { stage: 'done', report, before };
    if (session.peek() === null) openImported();
    else await rereadPast();
  } catch (error) {
    if (mine.signal.aborted) importing.value = { stage: 'none' };
    else fail(files, fields, error);
  } finally {
    running = undefined;
  }
  importShown.value = importing.peek().stage !== 'none';
}

/** Calls the import off; the server keeps nothing of it. */
export function cancelImport(): void {
  running?.abort();
}

/** Says that what was given is nothing to send: a folder without files to import, or too many. */
export function refuse(code: 'folder' | 'too_many_files'): void {
  importing.value = { stage: 'failed', failure: { code, detail: '', errors: [], files: [], fields: {} } };
  importShown.value = true;
}

/** Opens what was imported, at a moment where one is given. */
export function openImported(moment?: Moment): void {
  const current = importing.peek();
  if (current.stage !== 'done') return;
  const opening = openingOf(current.report, current.before, moment);
  if (opening) void start(opening);
}

function fail(files: readonly File[], fields: ImportFields, error: unknown): void {
  const { code, message, errors } = error instanceof ApiError ? error : new ApiError('internal_error', '');
  importing.value = { stage: 'failed', failure: { code, detail: message, errors, files, fields } };
}
