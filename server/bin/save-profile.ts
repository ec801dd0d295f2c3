import { writeFileSync } from 'node:fs';
import { formatOf } from '../ingest/formats.ts';
import { ImportError } from '../ingest/import-error.ts';
import type { ImportHints } from '../ingest/import-hints.ts';
import { openSource, type Source } from '../ingest/source.ts';
import { openTable } from '../ingest/tables/open-table.ts';
import { profileText } from '../ingest/tables/profile/profile-text.ts';
import { writeFault } from './write-fault.ts';

/** Writes down the profile by which a table is read. Throws an ImportError where it is none, or where that is unknown. */
export async function saveProfile(path: string, hints: ImportHints, to: string): Promise<void> {
  const source = await openSource(path);
  const { profile } = await openTable(source, await tableFormat(source, hints), hints, {});
  writeProfile(to, profileText(profile));
}

/** Whether a file is a table in CSV or in JSON. Throws an ImportError where it is neither. */
export async function tableFormat(source: Source, hints: ImportHints): Promise<'csv' | 'json'> {
  const { format, title } = await formatOf(source, hints);
  if (format === 'csv' || format === 'json') return format;
  throw new ImportError(`is ${format} (${title}), which is read as it is and needs no profile`);
}

/** Throws an ImportError where a profile cannot be written to a place. */
export function writeProfile(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw new ImportError(`is read by a profile that cannot be written to ${path}: ${writeFault(error)}`);
  }
}
