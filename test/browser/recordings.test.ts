import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { ServerProcess } from '../end-to-end/server-process.ts';
import { at, sampleShift } from '../http/sample-shift.ts';
import { API } from '../http/test-app.ts';
import { ANY, violations } from './axe-violations.ts';
import { launchChromium } from './chromium.ts';
import { eventually, ReplayPage } from './replay-page.ts';

const WITHOUT_MAP = `{
  const { getContext } = HTMLCanvasElement.prototype;
  HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
    return kind === '2d' ? getContext.call(this, kind, ...rest) : null;
  };
}`;

const ndjson = (lines: Iterable<object>) => [...lines].map(line => `${JSON.stringify(line)}\n`).join('');
const NIGHT = ndjson(sampleShift());
/** Another airport, and a vehicle more at the first; one line is no good. */
const EXTRA = `${ndjson([
  { kind: 'task_update', airportId: 'KSFO', taskId: 'T9', time: at(30), status: 'planned' },
  ...[0, 300, 900].map(second => ({
    kind: 'vehicle_update',
    airportId: 'LEBL',
    vehicleId: 'X1',
    time: at(second),
    lon: 2.07,
    lat: 41.3,
  })),
])}{oops\n`;

let browser: Browser;
let server: ServerProcess;
let folder: string;
let page: Page;
let replay: ReplayPage;
let errors: string[];

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'airside-recordings-'));
  server = await ServerProcess.start({
    DATABASE: join(folder, 'replay.sqlite'),
    PORT: '0',
    IMPORT_DEMO: 'false',
  });
  await upload('night.ndjson', NIGHT);
  await upload('extra.ndjson', EXTRA);
  page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.addInitScript(WITHOUT_MAP);
  errors = [];
  page.on('pageerror', error => errors.push(String(error)));
  await page.goto(`${server.url}/?airport=LEBL`);
  replay = new ReplayPage(page, server.url);
  await replay.ready();
});
afterEach(async () => {
  await page?.close();
  await server?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
  expect(errors).toEqual([]);
});

async function upload(name: string, content: string): Promise<void> {
  const form = new FormData();
  form.append('file', new Blob([content]), name);
  const answer = await fetch(`${server.url}${API}/recordings`, { method: 'POST', body: form });
  expect(answer.status).toBe(201);
}

const dialog = () => page.getByRole('dialog', { name: 'Recordings', exact: true });
const rows = () => dialog().locator('.stored-recording');
const names = () => rows().locator('h3').allTextContents();
/** How long the timeline is. */
const seconds = () => page.getByRole('slider', { name: 'Timeline' }).getAttribute('aria-valuemax');
const heading = (name: string) => dialog().getByRole('heading', { name });

async function openList(): Promise<void> {
  await replay.button('Settings').click();
  await replay.button('Recordings in the store').click();
  await rows().first().waitFor();
}

it('lists what was imported, shows its report and leads to the moments in it, by keyboard too', async () => {
  await openList();
  expect(await names()).toEqual(['extra.ndjson ndjson', 'night.ndjson ndjson']);
  const text = await rows().nth(0).textContent();
  for (const part of ['KSFO, LEBL', '3 positions · 1 task update · 1 piece set aside', 'imported'])
    expect(text).toContain(part);
  const spans = rows().locator('.stored-where .muted');
  expect(await spans.allTextContents()).toEqual([
    'Fri 2 Oct 2020 08:00 to 08:15 UTC',
    'Fri 2 Oct 2020 10:00 to 10:10 CEST',
  ]);
  expect(await violations(page, { within: '.stored-dialog', impacts: ANY })).toEqual([]);

  await replay.button('Report on extra.ndjson').focus();
  await page.keyboard.press('Enter');
  await dialog().getByText('1 piece could not be used').waitFor();
  await dialog().getByText('1 × is not valid JSON').waitFor();
  expect(await dialog().locator('[lang=en]').first().textContent()).toBe('is not valid JSON');
  await eventually(() => heading('extra.ndjson').evaluate(each => each === document.activeElement)).toBe(
    true,
  );
  expect(await violations(page, { within: '.stored-dialog', impacts: ANY })).toEqual([]);
  await page.keyboard.press('Escape');
  await heading('Recordings').waitFor();
  await page.keyboard.press('Escape');
  await eventually(() => dialog().count()).toBe(0);

  await openList();
  await replay.button('Go to its beginning: night.ndjson').click();
  await eventually(() => dialog().count()).toBe(0);
  await eventually(() => replay.playhead()).toBe(0);
});

it('shows what is recorded where that is of one moment', async () => {
  const moment = { kind: 'vehicle_update', airportId: 'EGLL', vehicleId: 'M1', time: at(30) };
  await upload('moment.ndjson', ndjson([{ ...moment, lon: -0.45, lat: 51.47 }]));
  await openList();
  await replay.button('Go to its beginning: moment.ndjson').click();
  await eventually(() => page.locator('#tab-vehicles').textContent()).toMatch(/1/);
  await eventually(() => replay.rows('vehicles')).toHaveLength(1);
  expect(await seconds()).toBe('60');
});

it('finds the place of an airport that nothing tells of by its vehicles, and names none where there are none', async () => {
  const moment = { kind: 'vehicle_update', airportId: 'EGLL', vehicleId: 'M1', time: at(30) };
  await upload('moment.ndjson', ndjson([{ ...moment, lon: -0.45, lat: 51.47 }]));
  await page.close();
  page = await browser.newPage({ viewport: { width: 1024, height: 768 } });
  await page.goto(`${server.url}/?airport=LEBL`);
  const place = page.locator('.map-place');
  await eventually(() => place.textContent()).toMatch(/^41\.29/);
  const airports = page.getByRole('combobox', { name: 'Airport' });
  await airports.selectOption('KSFO');
  await eventually(() => place.count()).toBe(0);
  await airports.selectOption('EGLL');
  await eventually(() => place.textContent()).toMatch(/^51\.4700., -0\.4500.$/);
});

it('deletes a recording once that is confirmed, and shows the past without it at once', async () => {
  expect(await seconds()).toBe('900');
  await eventually(() => page.locator('#tab-vehicles').textContent()).toMatch(/3/);
  await openList();
  await replay.button('Delete extra.ndjson').click();
  await dialog().getByText('KSFO with all that is known of it').waitFor();
  expect(await dialog().locator('.stored-gone li').allTextContents()).toEqual([
    '3 positions',
    '1 task update',
    '1 piece set aside',
    'KSFO with all that is known of it: no other recording names it',
  ]);
  expect(await violations(page, { within: '.stored-dialog', impacts: ANY })).toEqual([]);
  await replay.button('Keep it').click();
  await rows().nth(1).waitFor();
  await replay.button('Delete extra.ndjson').click();
  await replay.button('Delete').click();
  await eventually(names).toEqual(['night.ndjson ndjson']);
  await page.keyboard.press('Escape');
  await eventually(() => page.locator('#tab-vehicles').textContent()).toMatch(/2/);
  await eventually(seconds).toBe('600');
  await eventually(() => replay.connection()).toBe('Connected');
});

it('shows the first steps again where the last recording is deleted', async () => {
  for (const name of ['extra.ndjson', 'night.ndjson']) {
    await openList();
    await replay.button(`Delete ${name}`).click();
    await replay.button('Delete').click();
    await eventually(names).not.toContain(`${name} ndjson`);
    await page.keyboard.press('Escape');
    await eventually(() => dialog().count()).toBe(0);
  }
  await page.getByRole('heading', { name: 'Nothing is recorded yet' }).waitFor();
});

it('follows what others import and delete, without being loaded again', async () => {
  await openList();
  await upload(
    'task.ndjson',
    ndjson([{ kind: 'task_update', airportId: 'LEBL', taskId: 'T8', time: at(9) }]),
  );
  await eventually(names).toEqual(['task.ndjson ndjson', 'extra.ndjson ndjson', 'night.ndjson ndjson']);
  await page.keyboard.press('Escape');
  for (const id of [1, 2, 3]) await fetch(`${server.url}${API}/recordings/${id}`, { method: 'DELETE' });
  await page.getByRole('heading', { name: 'Nothing is recorded yet' }).waitFor();
  await upload('night.ndjson', NIGHT);
  await eventually(seconds).toBe('600');
  await eventually(() => replay.connection()).toBe('Connected');
});

it('says why a recording could not be deleted', async () => {
  await openList();
  await page.route('**/recordings/2', route =>
    route.fulfill({
      status: 409,
      contentType: 'application/problem+json',
      body: JSON.stringify({
        type: 'urn:x',
        title: 'x',
        status: 409,
        detail: 'x',
        code: 'import_in_progress',
      }),
    }),
  );
  await replay.button('Delete extra.ndjson').click();
  await replay.button('Delete').click();
  await dialog().getByText('Recordings are being imported or deleted already').waitFor();
  await replay.button('Back to the list').click();
  await rows().nth(1).waitFor();
});
