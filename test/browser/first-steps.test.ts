import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { ServerProcess } from '../end-to-end/server-process.ts';
import { at } from '../http/sample-shift.ts';
import { ANY, violations } from './axe-violations.ts';
import { launchChromium } from './chromium.ts';
import { dropFolder } from './drop-folder.ts';
import { MAP, NIGHT, ODD, RADAR, SHIFT, traceOf, WITHOUT_POSITIONS } from './files-to-import.ts';
import { eventually } from './replay-page.ts';
import { WITHOUT_WEBGL } from './without-webgl.ts';

let browser: Browser;
let server: ServerProcess;
let folder: string;
let page: Page;
let errors: string[];

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'airside-steps-'));
  server = await ServerProcess.start({
    DATABASE: join(folder, 'replay.sqlite'),
    PORT: '0',
    IMPORT_DEMO: 'false',
    MAX_UPLOAD_MB: '20',
  });
  page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.addInitScript(WITHOUT_WEBGL);
  errors = [];
  page.on('pageerror', error => errors.push(String(error)));
  await page.goto(server.url);
});
afterEach(async () => {
  await page?.close();
  await server?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
  expect(errors).toEqual([]);
});

const heading = (name: string) => page.getByRole('heading', { name, exact: true });
const button = (name: string) => page.getByRole('button', { name, exact: true });

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function choose(...paths: string[]): Promise<void> {
  await page.locator('.drop-area input[type=file]:not([webkitdirectory])').last().setInputFiles(paths);
}

/** Answers what is asked, and tries again. */
async function answer(label: string, text: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).fill(text);
  await button('Try again').click();
}

/** Drags a file over the page and drops it, as from the desktop. */
async function drop(name: string, content: string): Promise<void> {
  const data = await page.evaluateHandle(
    ([fileName, text]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text ?? ''], fileName ?? ''));
      return transfer;
    },
    [name, content],
  );
  await page.dispatchEvent('.page', 'dragenter', { dataTransfer: data });
  await page.getByText('Drop to import').waitFor();
  await page.dispatchEvent('.page', 'drop', { dataTransfer: data });
}

it('leads from nothing to a replay, also without WebGL 2: a recording dropped, what came of it, the replay', async () => {
  await heading('Nothing is recorded yet').waitFor();
  await page.getByText('npm run import').waitFor();
  await drop('night.ndjson', SHIFT);
  await heading('Imported').waitFor();
  const dialog = page.getByRole('dialog', { name: 'Import a recording' });
  expect(await dialog.locator('tbody tr').first().locator('th, td').allTextContents()).toEqual(
    expect.arrayContaining(['Positions', '662', '2 vehicles']),
  );
  await dialog.getByText('1 piece could not be used').waitFor();
  await dialog.getByText('1 × is not valid JSON').click();
  await dialog.getByText('{oops').waitFor();
  await dialog.getByText('No map: vehicles are drawn on empty ground').waitFor();
  await button('Open the replay').click();
  await eventually(() => dialog.count()).toBe(0);
  await eventually(() => page.locator('.connection-text').textContent()).toBe('Connected');
  await eventually(() => page.locator('#tab-vehicles').textContent()).toMatch(/2/);
  await heading('This browser cannot draw the map').waitFor();
  await page.getByText('Lists, timeline, Gantt, flights board and turnarounds work without it').waitFor();
  await page.getByRole('slider', { name: 'Timeline' }).waitFor();
  expect(existsSync(join(folder, 'replay.sqlite-uploads'))).toBe(false);
});

it('says what a recording without positions and flights lacks, and what works', async () => {
  await choose(file('tasks.ndjson', WITHOUT_POSITIONS));
  const dialog = page.getByRole('dialog', { name: 'Import a recording' });
  await dialog.getByText('No positions: the map shows the airport and its stands').waitFor();
  await button('Open the replay').click();
  const notice = page.locator('.notice', { hasText: 'Missing at LEBL' });
  expect((await notice.boundingBox())?.height).toBeLessThan(40);
  await notice.getByRole('button', { name: 'Missing at LEBL: positions and flights' }).click();
  await notice.getByText('What works: the timeline and tasks with their Gantt chart').waitFor();
  await eventually(() => page.locator('.connection-text').textContent()).toBe('Connected');
  await notice.getByRole('button', { name: 'Close' }).click();
  await page.reload();
  await eventually(() => page.locator('.connection-text').textContent()).toBe('Connected');
  expect(await notice.count()).toBe(0);
});

it('tells why an import fails, asks for what would help, and goes to where a vehicle fell silent', async () => {
  await choose(file('cut.gz', gzipSync(SHIFT).subarray(0, 500)));
  await page.getByText('cut.gz is cut off: its gzip data ends too early').waitFor();
  await button('Choose other files').click();
  await choose(file('large.ndjson', Buffer.alloc(21_000_000, 'x')));
  await heading('The files are too large').waitFor();
  await page.getByText('Pack them with gzip').waitFor();
  await page.keyboard.press('Escape');
  await heading('Nothing is recorded yet').waitFor();
  await choose(file('odd.txt', ODD));
  await page.getByText('odd.txt is of no known format').waitFor();
  await page.getByLabel('Format', { exact: true }).selectOption('csv');
  await button('Try again').click();
  await heading('Something more is needed').waitFor();
  await page.getByLabel('Profile', { exact: true }).waitFor();
  await answer('Columns', 'time=at,id=unit,lat=y,lon=x');
  await answer('Time zone', 'Mars');
  await page.getByText('Must be UTC, an offset').waitFor();
  await answer('Time zone', 'Europe/Madrid');
  await page.getByText('odd.txt does not name its airport').waitFor();
  await answer('Airport', '?');
  await page.getByText('Three to eight capitals or digits').waitFor();
  await page.getByLabel('Airport', { exact: true }).fill('lebl');
  await page.keyboard.press('Enter');
  await heading('Imported').waitFor();
  await heading('Note: 1 vehicle fell silent for over a minute, 1 ×').waitFor();
  await page.getByRole('button', { name: /^Open the replay at .* T1$/ }).click();
  await eventually(() => page.locator('.connection-text').textContent()).toBe('Connected');
  await eventually(() =>
    page.getByRole('slider', { name: 'Timeline' }).getAttribute('aria-valuenow').then(Number),
  ).toBe(0);
});

it('opens a recording and its map together once its date is told, and alone once its place is', async () => {
  await choose(file('201002-radar.ast', RADAR));
  await page.getByText('201002-radar.ast has times of day alone').waitFor();
  await eventually(() => page.getByLabel('Date of the first record').inputValue()).toBe('2020-10-02');
  await button('Try again').click();
  await answer('Airport', 'LEBL');
  await answer('Reference point (latitude, longitude)', '41,297');
  await page.getByText('Latitude, a comma, longitude').waitFor();
  await page.keyboard.press('Escape');
  await choose(file('201002-radar.ast', RADAR), file('apt.dat', MAP));
  await button('Try again').click();
  await page.getByText('Map of LEBL', { exact: true }).waitFor();
  await button('Open the replay').click();
  await eventually(() => page.locator('#tab-vehicles').textContent()).toMatch(/1/);
});

it('reads a table by a profile from a file', async () => {
  await choose(file('odd.csv', ODD.replace(',7', ',v')));
  await page.getByLabel('Profile', { exact: true }).selectOption('One of your own');
  await answer('The profile’s text', 'kind: cars');
  await page.getByText('kind: must be one of positions').waitFor();
  expect(await violations(page, { within: '.import-dialog', impacts: ANY })).toEqual([]);
  const fields = 'fields: {time: at, vehicleId: unit, lat: y, lon: x}';
  await page
    .getByLabel('Choose a profile’s file')
    .setInputFiles(file('own.yaml', `kind: positions\nairport: LEBL\nzone: UTC\n${fields}\n`));
  await eventually(() => page.getByLabel('The profile’s text').inputValue()).toContain('vehicleId: unit');
  await button('Try again').click();
  await heading('Imported').waitFor();
});

it('takes a folder of traces that is dropped, and leaves out what is none', async () => {
  const shift = join(folder, 'shift');
  mkdirSync(join(shift, 'traces', '01'), { recursive: true });
  for (const icao of ['34aa01', '34bb01']) file(`shift/traces/01/trace_full_${icao}.json`, traceOf(icao));
  file('shift/notes.md', 'none');
  file('shift/apt.dat', MAP);
  await dropFolder(page, shift);
  await heading('Imported').waitFor();
  await page.getByText('Map of LEBL', { exact: true }).waitFor();
  expect(await page.getByText(/^trace_full_34..01\.json/).count()).toBe(2);
  expect(await page.getByText('notes.md').count()).toBe(0);
});

/** The process that imports for a server; 0 while there is none. */
function importerOf({ pid }: ServerProcess): number {
  return Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ')[0]);
}

it('shows how far an import is, goes on in the background, and can be cancelled', async () => {
  await choose(file('night.ndjson', NIGHT));
  await button('Open the replay').click();
  const long = file('long.ndjson', NIGHT.repeat(150));
  await button('Import a recording').click();
  await choose(long);
  // Held: it could be over before it is cancelled.
  let importer = 0;
  await eventually(() => {
    importer = importerOf(server);
    return importer;
  }).toBeGreaterThan(0);
  process.kill(importer, 'SIGSTOP');
  await page.getByRole('progressbar', { name: 'Progress of the import' }).waitFor();
  await page.locator('.import-stage', { hasText: /long\.ndjson|[\d.]+ MB of [\d.]+ MB/ }).waitFor();
  await button('Go on in the background').click();
  await page.getByRole('button', { name: /^Importing, \d+ %$/ }).click();
  await button('Cancel').click();
  await button('Import a recording').waitFor();
  await eventually(() => existsSync(join(folder, 'replay.sqlite-uploads'))).toBe(false);
  const answer = await fetch(`${server.url}/api/auto_dispatch/replay/airports/LEBL`);
  const { recorded } = await answer.json();
  expect(recorded).toContainEqual({ kind: 'task', from: at(1), to: at(400), records: 4 });
});

it('says in plain words why it stays empty where its scripts cannot run', async () => {
  await page.route(/assets\/index-.*\.js/, route =>
    route.fulfill({ contentType: 'text/javascript', body: 'export a new syntax' }),
  );
  await page.reload();
  await heading('This browser cannot show the page').waitFor();
  await page.getByText('Chrome or Edge 119').waitFor();
  expect(errors.splice(0)).toHaveLength(1);
});

it('draws the map that is imported for the airport on show', async () => {
  await page.close();
  page = await browser.newPage({ viewport: { width: 1024, height: 768 } });
  const refused: string[] = [];
  page.on('response', answer => {
    if (answer.status() >= 400) refused.push(answer.url());
  });
  await page.goto(server.url);
  await choose(file('night.ndjson', NIGHT));
  await button('Open the replay').click();
  const notice = page.locator('.notice', { hasText: 'Missing at LEBL' });
  await notice.getByRole('button', { name: /^Missing at LEBL/ }).click();
  await notice.getByRole('button', { name: 'Import' }).click();
  await choose(file('apt.dat', MAP));
  await page.getByText('Map of LEBL', { exact: true }).waitFor();
  await eventually(() => notice.count()).toBe(0);
  await button('Open the replay').click();
  expect(refused).toEqual([]);
});
