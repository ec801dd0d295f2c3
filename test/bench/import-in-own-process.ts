import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ImportHints } from '../../server/ingest/import-hints.ts';

/** What an import took. `seconds` from the opening of the file to the commit, `peakBytes` of resident memory. */
export interface Imported {
  readonly rows: number;
  readonly seconds: number;
  /** Of the whole process, its start included. */
  readonly cpuSeconds: number;
  /** Of the processor, on the thread that writes to the store; left out where nothing is written. */
  readonly writingSeconds?: number;
  readonly peakBytes: number;
}

/** Imports a file as `npm run import` does, in a process of its own, so that its memory is its own. */
export function importInOwnProcess(
  file: string,
  database: string,
  hints: ImportHints = {},
): Promise<Imported> {
  return measured('measured-import.ts', file, database, JSON.stringify(hints));
}

/** Decodes a recording of ASTERIX in a process of its own, and stores nothing. */
export function decodeInOwnProcess(file: string): Promise<Imported> {
  return measured('measured-decode.ts', file);
}

async function measured(program: string, ...args: readonly string[]): Promise<Imported> {
  const path = join(import.meta.dirname, program);
  const { stdout } = await promisify(execFile)(process.execPath, [path, ...args]);
  return JSON.parse(stdout) as Imported;
}
