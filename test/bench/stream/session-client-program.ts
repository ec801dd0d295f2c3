import { join } from 'node:path';
import { CORES } from './cores.ts';
import type { SessionClient } from './load/session-client.ts';
import { Program } from './program.ts';

/** Starts a program of session viewers on its core. */
export function startSessionClient(): Program<SessionClient> {
  return new Program<SessionClient>(join(import.meta.dirname, 'load', 'session-client.ts'), CORES.load);
}
