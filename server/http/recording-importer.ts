import type { ImportFields } from '../contract/recording-endpoints.ts';
import type { ImportProgressEvent, ImportReport } from '../contract/recordings.ts';

/** What was uploaded: files as they lie on the disk, each with the name that it came by. */
export interface Upload {
  readonly files: readonly { readonly path: string; readonly name: string }[];
  readonly fields: ImportFields;
}

/** Brings uploads into the store. */
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
}
