import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

const BROWSER = 'test/browser/**/*.test.ts';
const PARTS_OF_THE_PAGE = 'test/web/**/*.test.{ts,tsx}';

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
          include: ['test/**/*.test.ts'],
          exclude: [BROWSER, PARTS_OF_THE_PAGE],
          // To load the server's modules anew for each of 200 files takes as long as many of their tests.
          isolate: false,
        },
      },
      {
        extends: true,
        test: { name: 'parts of the page', include: [PARTS_OF_THE_PAGE], pool: 'threads' },
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
