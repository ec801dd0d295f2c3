import type { BrowserContext, Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { violations } from './axe-violations.ts';
import { BrowserStage } from './browser-stage.ts';
import { eventually, type ReplayPage } from './replay-page.ts';

let stage: BrowserStage;
let reader: BrowserContext;
let replay: ReplayPage;

beforeAll(async () => {
  stage = await BrowserStage.open();
});
afterAll(() => stage?.close());

beforeEach(async () => {
  reader = await stage.newReader();
  replay = await stage.show(stage.server.url, reader);
  await replay.ready();
  await replay.commanding(() => replay.page.keyboard.press('End'));
});
afterEach(async () => {
  await reader?.close();
  expect(stage.complaints.splice(0)).toEqual([]);
});

const titles = () => replay.page.locator('.row .row-title').allTextContents();
const search = () => replay.page.locator('[data-search]');
const chip = (name: string) => replay.page.locator('.quick-filters').getByRole('button', { name });
const chosen = () => replay.page.locator('.details h2').textContent().then(String);
const part = (name: string): Locator => replay.page.getByRole('tab', { name, exact: true });
const story = () => replay.page.locator('.story-entry');
const present = () => replay.page.locator('.story-entry[aria-current="step"] .story-text').textContent();

it('searches in both languages, and keeps the order that was chosen', async () => {
  const { page } = replay;
  await search().fill('摆渡车');
  await eventually(titles).toEqual(['CAR 3', 'CAR 7', 'CAR 11', 'CAR 15']);
  await search().fill('vlg100 V4');
  await eventually(titles).toEqual(['CAR 4']);
  await page.keyboard.press('Escape');
  await eventually(() => titles().then(each => each.length)).toBe(16);

  await page.locator('.sort-button').click();
  await page.getByRole('radio', { name: 'Name' }).check();
  await page.getByRole('checkbox', { name: 'Turn round' }).check();
  await eventually(async () => (await titles()).slice(0, 2)).toEqual(['CAR 15', 'CAR 14']);
  await page.reload();
  await eventually(async () => (await titles()).slice(0, 2)).toEqual(['CAR 15', 'CAR 14']);
});

it('filters by chips and by names, shows what is in force and takes each part away', async () => {
  const { page } = replay;
  await chip('Type').click();
  const filtered = await replay.commanding(() => page.getByRole('checkbox', { name: 'Bus' }).check());
  expect(filtered.filters).toEqual({ vehicleTypes: ['bus'] });
  await eventually(() => titles().then(each => each.length)).toBe(4);
  await page.keyboard.press('Escape');

  await replay.button('Filter on (1)').click();
  await page.getByRole('combobox', { name: 'Flights' }).fill('nobody');
  await page.keyboard.press('Enter');
  await eventually(() => page.getByRole('alert').textContent()).toContain('nobody');
  await page.getByRole('combobox', { name: 'Flights' }).fill('vlg101');
  const named = await replay.commanding(() => page.keyboard.press('Enter'));
  expect(named.filters).toEqual({ vehicleTypes: ['bus'], flightIds: ['F1'] });
  await page.keyboard.press('Escape');

  await page.locator('#tab-flights').click();
  await eventually(titles).toEqual(['VLG101']);
  const less = await replay.commanding(() => replay.button('Remove Flights: VLG101').click());
  expect(less.filters).toEqual({ vehicleTypes: ['bus'] });
  await replay.commanding(() =>
    page.locator('.filter-sign').getByRole('button', { name: 'Show everything' }).click(),
  );
  await eventually(() => page.locator('.filter-sign').count()).toBe(0);
});

it('keeps what is selected in sight when its details open below it', async () => {
  const { page } = replay;
  const list = page.locator('#panel-vehicles .list');
  await page.setViewportSize({ width: 1024, height: 700 });
  const [box, rows] = [await replay.boxOf(list), page.locator('#panel-vehicles .row')];
  await page.mouse.click(box.x + 60, box.y + box.height - 30);
  const selected = rows.and(page.locator('[aria-selected=true]'));
  await page.locator('.details h2').waitFor();
  const [row, lower] = [await replay.boxOf(selected), await replay.boxOf(list)];
  expect(lower.height).toBeLessThan(box.height);
  expect(row.bottom).toBeLessThanOrEqual(lower.bottom + 1);
  expect(row.top).toBeGreaterThanOrEqual(lower.top - 1);
});

it('tells the story of a task, and goes to each step of it', async () => {
  const { page } = replay;
  await page.locator('#tab-tasks').click();
  await search().fill('T1');
  await eventually(titles).toHaveLength(1);
  await page.locator('.row').click();
  await part('Story').click();
  await eventually(() => story().locator('.story-text').allTextContents()).toEqual([
    'Planned',
    'Decided for CAR 1 · 1 considered',
    'Assigned to CAR 1 · Auto',
    expect.stringMatching(/^In progress/),
    expect.stringMatching(/^Completed/),
  ]);
  await eventually(present).toMatch(/^Completed/);

  await replay.commanding(() => story().nth(3).locator('.story-jump').click());
  await eventually(() => replay.playhead()).toBe(70);
  await eventually(present).toMatch(/^In progress/);
  await eventually(() => page.locator('.story-entry.to-come').count()).toBe(1);

  await replay.commanding(() => replay.button('To the step before').click());
  await eventually(() => replay.playhead()).toBe(25);
  await page.locator('.story-jump[tabindex="0"]').focus();
  await page.keyboard.press('Home');
  await replay.commanding(() => page.keyboard.press('Enter'));
  await eventually(() => replay.playhead()).toBe(0);
});

it('opens a decision with whom it weighed, and goes to its moment', async () => {
  const { page } = replay;
  await search().fill('V3');
  await eventually(titles).toEqual(['CAR 3']);
  await page.locator('.row').click();
  await part('Decisions').click();
  const head = page.locator('.decision-head');
  await eventually(() => head.count()).toBe(1);
  await head.click();
  await eventually(() => head.getAttribute('aria-expanded')).toBe('true');
  await eventually(() => page.locator('.candidates .chosen').textContent()).toMatch(/CAR 3.*0\.8.*400 m/);
  await replay.commanding(() => replay.button('Go to this moment').click());
  await eventually(() => replay.playhead()).toBe(65);
  await head.click();
  await eventually(() => page.locator('.candidates').count()).toBe(0);
});

it('plots the speed of a vehicle, and goes where the plot is clicked', async () => {
  const { page } = replay;
  await search().fill('V5');
  await eventually(titles).toEqual(['CAR 5']);
  await page.locator('.row').click();
  await part('Speed').click();
  const plot = page.locator('.plot-box .u-over');
  await plot.waitFor();
  await eventually(() => page.locator('.plot-summary').textContent()).toContain('At most 29 km/h');
  const { width } = await replay.boxOf(plot);
  await plot.hover({ position: { x: 30, y: 40 } });
  await eventually(() => page.locator('.plot-reading').textContent()).toMatch(/^10:0\d:\d\d · \d+ km\/h$/);
  const sought = await replay.commanding(() => plot.click({ position: { x: width / 2, y: 40 } }));
  expect(Date.parse(sought.time) - Date.parse(sought.startTime)).toBeCloseTo(300_000, -4);
});

it('leads by keys from the search to the details, and folds away', async () => {
  const { page } = replay;
  await page.setViewportSize({ width: 1024, height: 768 });
  await search().focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await eventually(async () => (await titles()).indexOf(await chosen())).toBe(1);
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowRight');
  await eventually(() => part('Story').evaluate(tab => tab === document.activeElement)).toBe(true);
  expect((await replay.boxOf(page.locator('.list'))).height).toBeGreaterThan(88);

  await replay.button('Give the details all the room').click();
  await eventually(() => page.locator('.list').count()).toBe(0);
  await replay.button('Give the list room again').click();
  await replay.button('Hide lists and details').click();
  await eventually(() => page.locator('.list, .details').count()).toBe(0);
  await page.reload();
  await replay.button('Show lists and details').click();
  await eventually(() => titles().then(each => each.length)).toBeGreaterThan(0);
});

it('has nothing grave for axe to find, whatever is open', async () => {
  const { page } = replay;
  const check = async () => {
    expect(await violations(page, { within: '.side' })).toEqual([]);
  };
  await page.locator('.row').first().click();
  for (const name of ['Now', 'Story', 'Decisions', 'Speed']) {
    await part(name).click();
    if (name === 'Speed') await page.locator('.u-over').waitFor();
    if (name === 'Decisions') await page.locator('.decision-head').first().click();
    await check();
  }
  await page.locator('#tab-notifications').click();
  await chip('Whole shift').click();
  await eventually(() => titles().then(each => each.length)).toBe(8);
  await check();
});
