import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

const BROWSER = 'test/browser/**/*.test.ts';

export default defineConfig({
  test: {
    testTimeout: 60_000,
    // Most of the time goes into waiting for servers and browsers.
    maxWorkers: 2,
    hookTimeout: 120_000,
    // The programs that tests start are then compiled once, and not each time.
    env: { NODE_COMPILE_CACHE: join(import.meta.dirname, 'node_modules/.cache/node') },
    projects: [
      {
        extends: true,
        test: {
          name: 'all but the page',
          include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
          exclude: [BROWSER],
        },
      },
      {
        extends: true,
        test: {
          name: 'the page',
          include: [BROWSER],
          globalSetup: 'test/browser/build-page.ts',
          // A single wait may take a minute where the machine is busy; a test holds several.
          testTimeout: 240_000,
        },
      },
    ],
  },
});
