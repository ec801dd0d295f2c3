import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Readiness } from './http/readiness.ts';

const PROGRAM = join(import.meta.dirname, 'bin', 'import-demo.ts');

/**
 * Makes the demo shift and imports it into an empty database, in a process of its own so that this one goes on
 * answering. Tells of its progress on the terminal and through `readiness`; where it fails, it stays not ready.
 */
export async function importDemo(database: string, readiness: Readiness, signal: AbortSignal): Promise<void> {
  const child = fork(PROGRAM, [database], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  child.on('message', progress => {
    readiness.waitFor(String(progress));
    console.log(String(progress));
  });
  signal.addEventListener('abort', () => child.kill());
  const [code] = await once(child, 'exit').catch(() => [null]);
  if (signal.aborted) return;
  if (code === 0) {
    readiness.ready();
    console.log('The demo shift is ready.');
    return;
  }
  const failure = 'The demo shift could not be imported; restart to try again, or set IMPORT_DEMO=false.';
  readiness.waitFor(failure);
  console.error(failure);
}
