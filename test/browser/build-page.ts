import { join } from 'node:path';
import { build } from 'vite';

/** Builds the page once for all tests that open it, as it is shipped: a test run is no reason for a build of another kind. */
export async function setup(): Promise<void> {
  const { NODE_ENV = '' } = process.env;
  process.env.NODE_ENV = 'production';
  await build({ configFile: join(import.meta.dirname, '..', '..', 'vite.config.ts'), logLevel: 'error' });
  process.env.NODE_ENV = NODE_ENV;
}
