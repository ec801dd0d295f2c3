import { ImportError, type ImportNeed } from '../ingest/import-error.ts';

const HINTS: Readonly<Record<ImportNeed, string>> = {
  airport: '. Give it with --airport',
  format: '. Where it is one of them, name it with --format',
  date: '. Give it with --date',
  reference: '. Give it with --reference LAT,LON',
  columns: ' (name them with --map, such as --map time=when,id=unit, or in a --profile)',
  timeZone: '. Give it with --time-zone, such as UTC or Europe/Madrid',
  profile: ' (--guess --save-profile FILE makes a profile to edit)',
};

/** Why a file could not be imported, and the option that would help. */
export function importFailure(error: unknown): string {
  if (error instanceof ImportError) return `${error.message}${error.needs ? HINTS[error.needs] : ''}`;
  return `could not be imported: ${error instanceof Error ? error.message : error}`;
}
