import type { Page } from 'playwright-core';

/** Drops a folder of this machine onto a page, as a person does from the desktop. */
export async function dropFolder(page: Page, path: string): Promise<void> {
  const devTools = await page.context().newCDPSession(page);
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await devTools.send('Input.dispatchDragEvent', { type, x: 400, y: 200, data });
}
