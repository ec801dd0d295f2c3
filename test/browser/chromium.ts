import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/**
 * WebGL without a graphics card, and no traffic of the browser's own. Pages are put together without GL: in software
 * that takes a third of the time.
 */
const ARGUMENTS = [
  '--disable-gpu-compositing',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** Starts a headless Chromium. Throws, saying how to get one, where the machine has none. */
export function launchChromium(): Promise<Browser> {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath: chromiumPath(), args: [...ARGUMENTS, ...asRoot] });
}

function chromiumPath(): string {
  const { CHROME_PATH } = process.env;
  const found = [CHROME_PATH, '/usr/bin/chromium', chromium.executablePath()].find(
    path => path && existsSync(path),
  );
  if (found) return found;
  throw new Error(
    'The tests of the page need a Chromium and found none. Install one (apt-get install chromium, or ' +
      'npx playwright-core install chromium), or name its executable in CHROME_PATH.',
  );
}
