import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { ServerProcess } from '../end-to-end/server-process.ts';
import { launchChromium } from './chromium.ts';
import { complaintsOf } from './complaints-of.ts';
import { PAVED, recordedShift, SECONDS } from './recorded-shift.ts';
import { eventually, ReplayPage } from './replay-page.ts';

const TALL = { width: 1024, height: 1600 };
/** What Chromium itself says of a request that a stopped server did not answer. */
const NO_ANSWER = /net::ERR_|Failed to load resource/;

let browser: Browser;
let database: Awaited<ReturnType<typeof recordedShift>>;
let server: ServerProcess;
let replay: ReplayPage;
let complaints: string[];

beforeAll(async () => {
  browser = await launchChromium();
  database = await recordedShift();
  server = await ServerProcess.start({ DATABASE: database.path, PORT: '0', IMPORT_DEMO: 'false' });
});
afterAll(async () => {
  await browser?.close();
  await server?.kill('SIGKILL');
  database?.remove();
});

beforeEach(async () => {
  const page = await browser.newPage({ viewport: TALL });
  complaints = complaintsOf(page);
  await page.goto(server.url);
  replay = new ReplayPage(page, server.url);
  await replay.ready();
});
afterEach(() => replay?.page.close());

it('plays, changes speed and seeks, and always shows the recorded state', async () => {
  const { page } = replay;
  const opened = await replay.playhead();
  await replay.commanding(() => replay.button('Play').click());
  await eventually(() => replay.playhead()).toBeGreaterThan(opened);

  await page.locator('.speed').click();
  await page.getByLabel('Another speed').fill('4000');
  await page.keyboard.press('Enter');
  await eventually(() => page.getByRole('alert').textContent()).toBe(
    'The speed must be above 0 and at most 3600.',
  );
  await page.getByLabel('Another speed').fill('45');
  const faster = await replay.commanding(() => page.keyboard.press('Enter'));
  expect(faster).toMatchObject({ playbackSpeed: 45, status: 'playing' });
  await eventually(() => page.locator('.speed').textContent()).toBe('×45');

  await replay.commanding(() => replay.button('Forward 10 seconds').click());
  const paused = await replay.commanding(() => page.keyboard.press(' '));
  expect(paused.status).toBe('paused');
  await replay.showsStateAt(paused.time);

  const timeline = page.getByRole('slider', { name: 'Timeline' });
  const box = await replay.boxOf(timeline);
  const along = (share: number) => [box.x + box.width * share, box.y + box.height / 2] as const;
  const clicked = await replay.commanding(() => page.mouse.click(...along(0.5)));
  expect(Date.parse(clicked.time) - Date.parse(clicked.startTime)).toBeCloseTo(SECONDS * 500, -4);
  await replay.showsStateAt(clicked.time);

  await page.mouse.move(...along(0.5));
  await page.mouse.down();
  await page.mouse.move(...along(0.25), { steps: 5 });
  await eventually(() => replay.playhead()).toBeLessThan(SECONDS * 0.26);
  await eventually(() => replay.rows('tasks').then(rows => rows.length)).toBe(0);
  await page.keyboard.press('Escape');
  await eventually(() => replay.playhead()).toBeGreaterThan(SECONDS * 0.49);
  await page.mouse.up();
  await page.mouse.down();
  await page.mouse.move(...along(0.75), { steps: 5 });
  const scrubbed = await replay.commanding(() => page.mouse.up());
  expect(Date.parse(scrubbed.time) - Date.parse(scrubbed.startTime)).toBeCloseTo(SECONDS * 750, -4);
  await replay.showsStateAt(scrubbed.time);

  await page.locator('.clock').click();
  await page.getByRole('textbox', { name: 'Go to' }).fill('09:00');
  await page.keyboard.press('Enter');
  await eventually(() => page.getByRole('alert').textContent()).toContain('Outside the range');
  await page.getByRole('textbox', { name: 'Go to' }).fill('10:03:20');
  const entered = await replay.commanding(() => page.keyboard.press('Enter'));
  expect(entered.time).toBe('2020-10-02T08:03:20.000Z');
  await eventually(() => page.locator('.clock-local').textContent()).toBe('10:03:20');
  await replay.showsStateAt(entered.time);
  expect(complaints).toEqual([]);
});

it('shows what is selected, and only what the filter lets through', async () => {
  const { page } = replay;
  const { time } = await replay.commanding(() => page.keyboard.press('End'));
  const state = await replay.showsStateAt(time);
  for (const vehicle of state.vehicles.slice(0, 4)) {
    await page.locator('.row', { hasText: new RegExp(`^${vehicle.callsign}(?!\\d)`) }).click();
    await eventually(() => page.locator('.details h2').textContent()).toBe(vehicle.callsign);
    await eventually(() => replay.fact('Position').textContent()).toBe(
      `${vehicle.lat.toFixed(5)}, ${vehicle.lon.toFixed(5)}`,
    );
  }
  await page.locator('.row', { hasText: /^CAR 1(?!\d)/ }).click();
  await replay.fact('Task').getByRole('button').click();
  await eventually(() => page.locator('.details h2').textContent()).toBe('Fuelling');
  await eventually(() => replay.fact('Vehicle').textContent()).toBe('CAR 1 (Auto)');
  await eventually(() => page.locator('#tab-tasks').getAttribute('aria-selected')).toBe('true');

  await page.locator('#tab-vehicles').click();
  await replay.button('Filter').click();
  await replay.commanding(() => replay.button('Bus').click());
  await eventually(() => replay.rows('vehicles').then(rows => rows.length)).toBe(4);
  await page.keyboard.press('Escape');
  await replay.commanding(() =>
    page.locator('.filter-sign').getByRole('button', { name: 'Show everything' }).click(),
  );
  await eventually(() => replay.rows('vehicles').then(rows => rows.length)).toBe(16);

  const chip = replay.button('In view');
  const inView = await replay.commanding(() => chip.click());
  const [west = 0, south = 0, east = 0, north = 0] = inView.filters.bbox ?? [];
  expect([west < PAVED[0], south < PAVED[1], east > PAVED[2], north > PAVED[3]]).not.toContain(false);
  expect(east - west).toBeLessThan(1);
  await eventually(() => chip.getAttribute('aria-pressed')).toBe('true');
  const everywhere = await replay.commanding(() => chip.click());
  expect(everywhere.filters).toEqual({});
  expect(complaints).toEqual([]);
});

it('filters by what is in view only once the map shows the airport', async () => {
  const { page } = replay;
  let read: () => void = () => {};
  const held = new Promise<void>(resolve => {
    read = resolve;
  });
  await page.route(/airports\/LEBL\/map$/, async route => {
    await held;
    await route.continue();
  });
  await page.reload();
  await replay.ready();
  await page.locator('.map-tools').waitFor();
  expect(await replay.button('In view').count()).toBe(0);
  read();
  await replay.button('In view').waitFor();
  expect(complaints).toEqual([]);
});

it('selects what is clicked on the map, and comes back to the same moment after a reload', async () => {
  const { page } = replay;
  const { time } = await replay.commanding(() => page.keyboard.press('End'));
  const { vehicles } = await replay.showsStateAt(time);
  await replay.mapShows(time);
  for (const vehicle of vehicles.slice(0, 3)) {
    await replay.clickOnMap(vehicle, PAVED);
    await eventually(() => page.locator('.details h2').textContent()).toBe(vehicle.callsign);
    await eventually(() => page.locator('.row.selected .row-title').textContent()).toBe(vehicle.callsign);
  }
  await replay.clickOnMap({ lon: 2.066, lat: 41.3 }, PAVED);
  await eventually(() => page.locator('.details').count()).toBe(0);

  await page.reload();
  await replay.ready();
  await eventually(() => replay.playhead()).toBe(SECONDS);
  await replay.showsStateAt(time);
  expect(complaints).toEqual([]);
});

it('loses its connection, says so, and goes on where it was', async () => {
  const { page } = replay;
  await replay.commanding(() => replay.button('Play').click());
  expect(complaints).toEqual([]);
  const { port } = server;
  await server.kill('SIGKILL');
  await eventually(() => replay.connection()).toContain('Connection lost');
  await eventually(() => replay.button('Pause').getAttribute('aria-disabled')).toBe('true');
  const lostAt = await replay.playhead();

  server = await ServerProcess.start({ DATABASE: database.path, PORT: port, IMPORT_DEMO: 'false' });
  const connected = page.locator('.connection-text', { hasText: /^Connected$/ });
  // The button is gone as soon as the page came back, which it also does by itself.
  const tryNow = replay.button('Try now').click();
  await Promise.any([tryNow, connected.waitFor()]);
  await eventually(() => replay.connection()).toBe('Connected');
  await eventually(() => replay.playhead()).toBeGreaterThan(lostAt);
  const paused = await replay.commanding(() => replay.button('Pause').click());
  await replay.showsStateAt(paused.time);
  expect(await page.locator('.notice').count()).toBe(0);
  expect(complaints.filter(each => !NO_ANSWER.test(each))).toEqual([]);
});
