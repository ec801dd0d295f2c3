import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'vite';

const ROOT = join(import.meta.dirname, '..', '..', '..');

/** Builds the page as it is shipped. */
export async function buildPage(): Promise<void> {
  await build({ configFile: join(ROOT, 'vite.config.ts'), logLevel: 'error' });
}

/** Makes a database with the demo shift in it; its path. */
export async function demoInto(folder: string): Promise<string> {
  const path = join(folder, 'demo.sqlite');
  await promisify(execFile)(process.execPath, [join(ROOT, 'server', 'bin', 'import-demo.ts'), path]);
  return path;
}
