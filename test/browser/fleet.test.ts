import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ServerProcess } from '../end-to-end/server-process.ts';
import { launchChromium } from './chromium.ts';
import { PAVED, recordedShift } from './recorded-shift.ts';
import { eventually, ReplayPage } from './replay-page.ts';

/** Where the first vehicle is half a minute into the recording, degrees; the page opens there. */
const FIRST = { lon: 2.0703, lat: 41.295 };

let browser: Browser;
let database: Awaited<ReturnType<typeof recordedShift>>;
let server: ServerProcess;
let replay: ReplayPage;
const complaints: string[] = [];

beforeAll(async () => {
  [browser, database] = await Promise.all([launchChromium(), recordedShift()]);
  server = await ServerProcess.start({ DATABASE: database.path, PORT: '0', IMPORT_DEMO: 'false' });
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  page.on('pageerror', error => complaints.push(String(error)));
  await page.goto(server.url);
  replay = new ReplayPage(page, server.url);
  await shown();
});
afterAll(async () => {
  await browser?.close();
  await server?.kill('SIGKILL');
  database?.remove();
});

async function shown(): Promise<void> {
  await replay.page.locator('.map-view[data-loaded][data-vehicles="16"]').waitFor();
  await replay.ready();
}

const told = (name: string) => replay.page.locator('.map-view').getAttribute(`data-${name}`);

it('tells in the legend what is on the map, and remembers that it is open', async () => {
  const { page } = replay;
  const signs = page.locator('.legend li');
  await page.getByText('Legend', { exact: true }).click();
  await eventually(() => signs.filter({ hasText: 'En route' }).textContent()).toMatch(/16$/);
  await eventually(() => signs.filter({ hasText: 'Fuel truck' }).textContent()).toBe('Fuel truck4');
  await page.reload();
  await shown();
  await eventually(() => signs.filter({ hasText: 'Tow tractor' }).count()).toBe(1);
  await page.getByText('Legend', { exact: true }).click();
  await eventually(() => signs.count()).toBe(0);
});

it('draws the trails of the length that is chosen, also while the replay stands', async () => {
  const { page } = replay;
  await eventually(() => told('trails')).toBe('0');
  await replay.button('Trails and lines').click();
  await page.getByRole('radio', { name: '5 min', exact: true }).check({ force: true });
  await eventually(async () => Number(await told('trails'))).toBeGreaterThan(16);
  await page.getByRole('radio', { name: 'The selected one' }).check({ force: true });
  await eventually(() => told('trails')).toBe('0');
  await page.getByRole('radio', { name: 'All vehicles' }).check({ force: true });
  await eventually(async () => Number(await told('trails'))).toBeGreaterThan(16);
  const lengths = page.getByRole('group', { name: 'Length of trails' });
  await lengths.getByRole('radio', { name: 'Off' }).check({ force: true });
  await eventually(() => told('trails')).toBe('0');
  await page.keyboard.press('Escape');
});

it('names what is under the pointer, and says whom the camera follows', async () => {
  const { page } = replay;
  await replay.clickOnMap(FIRST, PAVED);
  await eventually(() => page.locator('.map-tooltip > *').allTextContents()).toEqual([
    'CAR 0',
    'Tow tractor · En route',
    '29 km/h',
    'Fuelling',
  ]);
  const chip = page.locator('.follow-chip');
  expect(await chip.count()).toBe(0);
  await page.keyboard.press('f');
  await eventually(() => chip.textContent()).toContain('Following CAR 0');
  await chip.getByRole('button').click();
  await eventually(() => chip.count()).toBe(0);
  expect(complaints).toEqual([]);
});

it('draws a decision while it is open, unless its layer is off', async () => {
  const { page } = replay;
  await page.locator('#panel-vehicles .row', { hasText: 'CAR 0' }).click();
  await page.getByRole('tab', { name: 'Decisions' }).click();
  await eventually(() => told('weighed')).toBe('0');
  const camera = () => new URL(page.url()).searchParams.get('camera');
  const before = camera();
  await page.locator('.decision-head').click();
  await eventually(() => told('weighed')).toBe('1');
  await eventually(camera).not.toBe(before);
  await replay.button('Layers').click();
  await page.getByRole('checkbox', { name: 'Decisions' }).uncheck();
  await eventually(() => told('weighed')).toBe('0');
  await page.getByRole('checkbox', { name: 'Decisions' }).check();
  await eventually(() => told('weighed')).toBe('1');
  await page.keyboard.press('Escape');
  await page.locator('.decision-head').click();
  await eventually(() => told('weighed')).toBe('0');
  expect(complaints).toEqual([]);
});
