import { readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { ServerProcess } from '../../end-to-end/server-process.ts';
import { onInterrupt } from '../interrupt.ts';
import { CORES, keepOn } from './cores.ts';

/** Runs `work` with the server as `npm start` runs it, on its core, with no sessions left over; stopped afterwards. */
export async function withServer<T>(
  database: string,
  work: (server: ServerProcess) => Promise<T>,
  env: Readonly<Record<string, string>> = {},
): Promise<T> {
  for (const name of readdirSync(dirname(database))) {
    if (name.startsWith(`${basename(database)}-sessions`)) rmSync(join(dirname(database), name));
  }
  const server = await ServerProcess.start({ DATABASE: database, PORT: '0', IMPORT_DEMO: 'false', ...env });
  const forget = onInterrupt(() => server.kill('SIGKILL'));
  if (server.pid !== undefined) keepOn(CORES.server, server.pid);
  try {
    return await work(server);
  } finally {
    forget();
    await server.kill('SIGTERM');
  }
}
