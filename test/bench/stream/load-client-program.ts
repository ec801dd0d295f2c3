import { join } from 'node:path';
import { CORES } from './cores.ts';
import type { LoadClient } from './load/load-client.ts';
import { Program } from './program.ts';

/** Starts a load client on its core. */
export function startLoadClient(): Program<LoadClient> {
  return new Program<LoadClient>(join(import.meta.dirname, 'load', 'load-client.ts'), CORES.load);
}
