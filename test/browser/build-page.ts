import { join } from 'node:path';
import { build } from 'vite';

/** Builds the page once for all tests that open it. */
export async function setup(): Promise<void> {
  await build({ configFile: join(import.meta.dirname, '..', '..', 'vite.config.ts'), logLevel: 'error' });
}
