import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NdjsonLine } from '../../server/contract/lines.ts';
import { importLines } from '../../server/ingest/import-lines.ts';
import { systemClock } from '../../server/replay/clock.ts';
import { openDatabase } from '../../server/store/database.ts';
import { recordingsInto } from '../../server/store/recording-import.ts';
import { sampleShift } from '../http/sample-shift.ts';

export interface SampleDatabase {
  readonly path: string;
  remove(): void;
}

/** A database file that holds the sample shift, or the lines given. */
export async function sampleDatabase(lines: Iterable<NdjsonLine> = sampleShift()): Promise<SampleDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'airside-'));
  const path = join(folder, 'replay.sqlite');
  const database = await openDatabase(path);
  await importLines(
    { source: { name: 'sample', sha256: 'sample', format: 'ndjson' }, lines, expected: 700 },
    { begin: recordingsInto(database, systemClock) },
  );
  database.close();
  return { path, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
