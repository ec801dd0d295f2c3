import type { Page } from 'playwright-core';

/** What a browser says that reads pictures back from WebGL, which is no fault of the page: `chromium.ts` asks for it. */
const READS_BACK = /GL Driver Message .*GPU stall due to ReadPixels/;

/** What a page says of errors, and warns of, from now on. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', message => {
    if (['error', 'warning'].includes(message.type()) && !READS_BACK.test(message.text()))
      complaints.push(message.text());
  });
  page.on('pageerror', error => complaints.push(String(error)));
  return complaints;
}
