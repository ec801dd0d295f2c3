import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { ServerProcess } from '../end-to-end/server-process.ts';
import { at } from '../http/sample-shift.ts';
import { ANY, violations } from './axe-violations.ts';
import { launchChromium } from './chromium.ts';
import { dropFolder } from './drop-folder.ts';
import { MAP, NIGHT, ODD, RADAR, SHIFT, traceOf } from './files-to-import.ts';
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

/** Answers what is asked, and tries again. */
async function answer(label: string, text: string): Promise<void> {
  await stage.page.getByLabel(label, { exact: true }).fill(text);
  await stage.button('Try again').click();
}

it('tells why an import fails, asks for what would help, and goes to where a vehicle fell silent', async () => {
  await stage.choose(stage.file('cut.gz', gzipSync(SHIFT).subarray(0, 500)));
  await stage.page.getByText('cut.gz is cut off: its gzip data ends too early').waitFor();
  await stage.button('Choose other files').click();
  await stage.choose(stage.file('large.ndjson', Buffer.alloc(21_000_000, 'x')));
  await stage.heading('The files are too large').waitFor();
  await stage.page.getByText('Pack them with gzip').waitFor();
  await stage.page.keyboard.press('Escape');
  await stage.heading('Nothing is recorded yet').waitFor();
  await stage.choose(stage.file('odd.txt', ODD));
  await stage.page.getByText('odd.txt is of no known format').waitFor();
  await stage.page.getByLabel('Format', { exact: true }).selectOption('csv');
  await stage.button('Try again').click();
  await stage.heading('Something more is needed').waitFor();
  await stage.page.getByLabel('Profile', { exact: true }).waitFor();
  await answer('Columns', 'time=at,id=unit,lat=y,lon=x');
  await answer('Time zone', 'Mars');
  await stage.page.getByText('Must be UTC, an offset').waitFor();
  await answer('Time zone', 'Europe/Madrid');
  await stage.page.getByText('odd.txt does not name its airport').waitFor();
  await answer('Airport', '?');
  await stage.page.getByText('Three to eight capitals or digits').waitFor();
  await stage.page.getByLabel('Airport', { exact: true }).fill('lebl');
  await stage.page.keyboard.press('Enter');
  await stage.heading('Imported').waitFor();
  await stage.heading('Note: 1 vehicle fell silent for over a minute, 1 ×').waitFor();
  await stage.page.getByRole('button', { name: /^Open the replay at .* T1$/ }).click();
  await eventually(() => stage.page.locator('.connection-text').textContent()).toBe('Connected');
  await eventually(() =>
    stage.page.getByRole('slider', { name: 'Timeline' }).getAttribute('aria-valuenow').then(Number),
  ).toBe(0);
});

it('opens a recording and its map together once its date is told, and alone once its place is', async () => {
  await stage.choose(stage.file('201002-radar.ast', RADAR));
  await stage.page.getByText('201002-radar.ast has times of day alone').waitFor();
  await eventually(() => stage.page.getByLabel('Date of the first record').inputValue()).toBe('2020-10-02');
  await stage.button('Try again').click();
  await answer('Airport', 'LEBL');
  await answer('Reference point (latitude, longitude)', '41,297');
  await stage.page.getByText('Latitude, a comma, longitude').waitFor();
  await stage.page.keyboard.press('Escape');
  await stage.choose(stage.file('201002-radar.ast', RADAR), stage.file('apt.dat', MAP));
  await stage.button('Try again').click();
  await stage.page.getByText('Map of LEBL', { exact: true }).waitFor();
  await stage.button('Open the replay').click();
  await eventually(() => stage.page.locator('#tab-vehicles').textContent()).toMatch(/1/);
});

it('reads a table by a profile from a file', async () => {
  await stage.choose(stage.file('odd.csv', ODD.replace(',7', ',v')));
  await stage.page.getByLabel('Profile', { exact: true }).selectOption('One of your own');
  await answer('The profile’s text', 'kind: cars');
  await stage.page.getByText('kind: must be one of positions').waitFor();
  expect(await violations(stage.page, { within: '.import-dialog', impacts: ANY })).toEqual([]);
  const fields = 'fields: {time: at, vehicleId: unit, lat: y, lon: x}';
  await stage.page
    .getByLabel('Choose a profile’s file')
    .setInputFiles(stage.file('own.yaml', `kind: positions\nairport: LEBL\nzone: UTC\n${fields}\n`));
  await eventually(() => stage.page.getByLabel('The profile’s text').inputValue()).toContain(
    'vehicleId: unit',
  );
  await stage.button('Try again').click();
  await stage.heading('Imported').waitFor();
});

it('takes a folder of traces that is dropped, and leaves out what is none', async () => {
  const shift = join(stage.folder, 'shift');
  mkdirSync(join(shift, 'traces', '01'), { recursive: true });
  for (const icao of ['34aa01', '34bb01'])
    stage.file(`shift/traces/01/trace_full_${icao}.json`, traceOf(icao));
  stage.file('shift/notes.md', 'none');
  stage.file('shift/apt.dat', MAP);
  await dropFolder(stage.page, shift);
  await stage.heading('Imported').waitFor();
  await stage.page.getByText('Map of LEBL', { exact: true }).waitFor();
  expect(await stage.page.getByText(/^trace_full_34..01\.json/).count()).toBe(2);
  expect(await stage.page.getByText('notes.md').count()).toBe(0);
});

/** The process that imports for a stage.server; 0 while there is none. */
function importerOf({ pid }: ServerProcess): number {
  return Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ')[0]);
}

it('shows how far an import is, goes on in the background, and can be cancelled', async () => {
  await stage.choose(stage.file('night.ndjson', NIGHT));
  await stage.button('Open the replay').click();
  const long = stage.file('long.ndjson', NIGHT.repeat(150));
  await stage.button('Import a recording').click();
  await stage.choose(long);
  // Held: it could be over before it is cancelled.
  let importer = 0;
  await eventually(() => {
    importer = importerOf(stage.server);
    return importer;
  }).toBeGreaterThan(0);
  process.kill(importer, 'SIGSTOP');
  await stage.page.getByRole('progressbar', { name: 'Progress of the import' }).waitFor();
  await stage.page.locator('.import-stage', { hasText: /long\.ndjson|[\d.]+ MB of [\d.]+ MB/ }).waitFor();
  await stage.button('Go on in the background').click();
  await stage.page.getByRole('button', { name: /^Importing, \d+ %$/ }).click();
  await stage.button('Cancel').click();
  await stage.button('Import a recording').waitFor();
  await eventually(() => existsSync(join(stage.folder, 'replay.sqlite-uploads'))).toBe(false);
  const answer = await fetch(`${stage.server.url}/api/auto_dispatch/replay/airports/LEBL`);
  const { recorded } = await answer.json();
  expect(recorded).toContainEqual({ kind: 'task', from: at(1), to: at(400), records: 4 });
});
