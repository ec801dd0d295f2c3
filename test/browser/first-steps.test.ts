import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { launchChromium } from './chromium.ts';
import { MAP, NIGHT, SHIFT, WITHOUT_POSITIONS } from './files-to-import.ts';
import { ImportStage } from './import-stage.ts';
import { eventually } from './replay-page.ts';

let browser: Browser;
let stage: ImportStage;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

beforeEach(async () => {
  stage = await ImportStage.open(browser);
});
afterEach(async () => {
  await stage?.close();
  expect(stage.errors).toEqual([]);
});

/** Drags a file over the page and drops it, as from the desktop. */
async function drop(name: string, content: string): Promise<void> {
  const data = await stage.page.evaluateHandle(
    ([fileName, text]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text ?? ''], fileName ?? ''));
      return transfer;
    },
    [name, content],
  );
  await stage.page.dispatchEvent('.page', 'dragenter', { dataTransfer: data });
  await stage.page.getByText('Drop to import').waitFor();
  await stage.page.dispatchEvent('.page', 'drop', { dataTransfer: data });
}

it('leads from nothing to a replay, also without WebGL 2: a recording dropped, what came of it, the replay', async () => {
  await stage.heading('Nothing is recorded yet').waitFor();
  await stage.page.getByText('npm run import').waitFor();
  await drop('night.ndjson', SHIFT);
  await stage.heading('Imported').waitFor();
  const dialog = stage.page.getByRole('dialog', { name: 'Import a recording' });
  expect(await dialog.locator('tbody tr').first().locator('th, td').allTextContents()).toEqual(
    expect.arrayContaining(['Positions', '662', '2 vehicles']),
  );
  await dialog.getByText('1 piece could not be used').waitFor();
  await dialog.getByText('1 × is not valid JSON').click();
  await dialog.getByText('{oops').waitFor();
  await dialog.getByText('No map: vehicles are drawn on empty ground').waitFor();
  await stage.button('Open the replay').click();
  await eventually(() => dialog.count()).toBe(0);
  await eventually(() => stage.page.locator('.connection-text').textContent()).toBe('Connected');
  await eventually(() => stage.page.locator('#tab-vehicles').textContent()).toMatch(/2/);
  await stage.heading('This browser cannot draw the map').waitFor();
  await stage.page
    .getByText('Lists, timeline, Gantt, flights board and turnarounds work without it')
    .waitFor();
  await stage.page.getByRole('slider', { name: 'Timeline' }).waitFor();
  expect(existsSync(join(stage.folder, 'replay.sqlite-uploads'))).toBe(false);
});

it('says what a recording without positions and flights lacks, and what works', async () => {
  await stage.choose(stage.file('tasks.ndjson', WITHOUT_POSITIONS));
  const dialog = stage.page.getByRole('dialog', { name: 'Import a recording' });
  await dialog.getByText('No positions: the map shows the airport and its stands').waitFor();
  await stage.button('Open the replay').click();
  const notice = stage.page.locator('.notice', { hasText: 'Missing at LEBL' });
  expect((await notice.boundingBox())?.height).toBeLessThan(40);
  await notice.getByRole('button', { name: 'Missing at LEBL: positions and flights' }).click();
  await notice.getByText('What works: the timeline and tasks with their Gantt chart').waitFor();
  await eventually(() => stage.page.locator('.connection-text').textContent()).toBe('Connected');
  await notice.getByRole('button', { name: 'Close' }).click();
  await stage.page.reload();
  await eventually(() => stage.page.locator('.connection-text').textContent()).toBe('Connected');
  expect(await notice.count()).toBe(0);
});

it('says in plain words why it stays empty where its scripts cannot run', async () => {
  await stage.page.route(/assets\/index-.*\.js/, route =>
    route.fulfill({ contentType: 'text/javascript', body: 'export a new syntax' }),
  );
  await stage.page.reload();
  await stage.heading('This browser cannot show the page').waitFor();
  await stage.page.getByText('Chrome or Edge 119').waitFor();
  expect(stage.errors.splice(0)).toHaveLength(1);
});

it('draws the map that is imported for the airport on show', async () => {
  const refused: string[] = [];
  await stage.showWithMap(page =>
    page.on('response', answer => {
      if (answer.status() >= 400) refused.push(answer.url());
    }),
  );
  await stage.choose(stage.file('night.ndjson', NIGHT));
  await stage.button('Open the replay').click();
  const notice = stage.page.locator('.notice', { hasText: 'Missing at LEBL' });
  await notice.getByRole('button', { name: /^Missing at LEBL/ }).click();
  await notice.getByRole('button', { name: 'Import' }).click();
  await stage.choose(stage.file('apt.dat', MAP));
  await stage.page.getByText('Map of LEBL', { exact: true }).waitFor();
  await eventually(() => notice.count()).toBe(0);
  await stage.button('Open the replay').click();
  expect(refused).toEqual([]);
});
