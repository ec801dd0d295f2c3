import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** What an import took. `seconds` from the opening of the file to the commit, `peakBytes` of resident memory. */
export interface Imported {
  readonly rows: number;
  readonly seconds: number;
  /** Of the whole process, its start included. */
  readonly cpuSeconds: number;
  readonly peakBytes: number;
}

const PROGRAM = join(import.meta.dirname, 'measured-import.ts');

/** Imports a file as `npm run import` does, in a process of its own, so that its memory is its own. */
export async function importInOwnProcess(file: string, database: string): Promise<Imported> {
  const { stdout } = await promisify(execFile)(process.execPath, [PROGRAM, file, database]);
  return JSON.parse(stdout) as Imported;
}
