import type { Database } from 'better-sqlite3';
import type { NdjsonLine } from '../../server/contract/lines.ts';
import { recordingsInto } from '../../server/store/recording-import.ts';
import { ManualClock } from '../manual-clock.ts';

let files = 0;

/** Imports lines as a file of their own; gives the recording's number. */
export function importLines(
  database: Database,
  lines: readonly NdjsonLine[],
  sha256 = `hash-${++files}`,
): number {
  const recording = recordingsInto(
    database,
    new ManualClock(),
  )({ name: 'test.ndjson', sha256, format: 'ndjson' });
  if ('alreadyImported' in recording) return recording.alreadyImported;
  for (const line of lines) recording.write(line);
  return recording.commit();
}
