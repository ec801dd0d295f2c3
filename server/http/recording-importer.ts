import type { ImportFields } from '../contract/recording-endpoints.ts';
import type { ImportProgressEvent, ImportReport } from '../contract/recordings.ts';
import type { DeletionProgress } from '../contract/stored-recordings.ts';

/** What was uploaded: files as they lie on the disk, each with the name that it came by. */
export interface Upload {
  readonly files: readonly { readonly path: string; readonly name: string }[];
  readonly fields: ImportFields;
}

/** Brings recordings into the store, and takes them out. */
export interface RecordingImporter {
  /**
   * Imports all files or none. Throws a `ReplayError` that says why not, or the signal's reason; nothing was kept
   * then.
   */
  import(
    upload: Upload,
    onProgress: (progress: ImportProgressEvent) => void,
    signal: AbortSignal,
  ): Promise<ImportReport>;

  /**
   * Deletes a recording with all that it brought; `false` where there is none of that number. Throws a `ReplayError`
   * that says why not, or the signal's reason; nothing has changed then.
   */
  delete(
    recordingId: number,
    onProgress: (progress: DeletionProgress) => void,
    signal: AbortSignal,
  ): Promise<boolean>;
}
