import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { violations } from './axe-violations.ts';
import { BrowserStage } from './browser-stage.ts';
import { ARRIVALS, recordedTurnaround } from './recorded-turnaround.ts';
import { eventually, type ReplayPage } from './replay-page.ts';

let stage: BrowserStage;
let reader: BrowserContext;
let page: Page;
let replay: ReplayPage;

beforeAll(async () => {
  stage = await BrowserStage.open(recordedTurnaround);
  reader = await stage.newReader({ viewport: { width: 1440, height: 900 } });
});
afterAll(() => stage?.close());
afterEach(async () => {
  await page?.close();
  expect(stage.complaints.splice(0)).toEqual([]);
});

/** Opens a pane at so many minutes after ten on the airport's clock. */
async function open(pane: 'flights' | 'turnaround', minutes: number, more = ''): Promise<void> {
  const time = new Date(Date.parse('2020-10-02T08:00:00.000Z') + minutes * 60_000).toISOString();
  const search = `?airport=LEBL&time=${time}&pane=${pane}&lang=en${more}`;
  replay = await stage.show(`${stage.server.url}/${search}`, reader);
  page = replay.page;
  await replay.ready();
}

const grid = () => page.getByRole('grid');
const row = (name: string) => grid().getByRole('row', { name: new RegExp(`^${name} `) });
/** What a row says in the column of that name. */
async function cell(name: string, column: string): Promise<string> {
  const heads = await grid().getByRole('columnheader').allTextContents();
  return (await row(name).locator('th, td').nth(heads.indexOf(column)).textContent()) ?? '';
}
/** The flights that stand in the page, from the top. */
const names = () => grid().locator('tbody th').allTextContents();

it('shows arrivals as they were known, with a line at now that it keeps in view', async () => {
  await open('flights', 30);
  await replay.button('Arrivals').click();
  await eventually(() => row('IBE1030').count()).toBe(1);
  expect(await grid().getAttribute('aria-rowcount')).toBe(String(ARRIVALS + 2));
  expect((await names()).length).toBeLessThan(60);
  await eventually(() => cell('IBE1030', 'AIBT')).toBe('10:30');
  await eventually(() => cell('IBE1031', 'AIBT')).toBe('–');
  await eventually(() => cell('IBE1031', 'EIBT')).toContain('10:31');
  await eventually(() => row('IBE1031').locator('.board-due').textContent()).toContain('EIBT is due next');
  await eventually(() => page.locator('.board-now').textContent()).toBe('Now 10:30');

  await page.locator('.board-search input').fill('ibe1050');
  await eventually(() => names()).toEqual(['IBE1050']);
  await eventually(() => cell('IBE1050', 'Delay')).toBe('▲ +8');
  await eventually(() => row('IBE1050').locator('td.changed').getAttribute('title')).toContain(
    '10:50 until 10:29',
  );
  await page.locator('.board-search input').fill('');

  await replay.commanding(() => replay.button('Forward 10 seconds').click());
  await replay.commanding(() => page.keyboard.press('End'));
  await eventually(() => row('IBE1119').isVisible()).toBe(true);
  expect(await violations(page, { within: '.lower-pane' })).toEqual([]);
});

it('keeps now in view when it is opened with a flight selected that lies elsewhere', async () => {
  await open('flights', 30, '&select=flight:A119');
  await replay.button('Arrivals').click();
  await eventually(() => row('IBE1030').isVisible()).toBe(true);
  expect(await page.getByRole('button', { name: 'Keep now in view' }).getAttribute('aria-pressed')).toBe(
    'true',
  );
});

it('sorts, hides what is finished, and is worked by keys', async () => {
  await open('flights', 30);
  await replay.button('Arrivals').click();
  await grid().getByRole('button', { name: 'Flight' }).click();
  await eventually(() => names().then(([first]) => first)).toBe('IBE1000');
  await grid().getByRole('button', { name: 'Flight' }).click();
  await eventually(() => names().then(([first]) => first)).toBe('VLG100');
  await eventually(() => grid().getByRole('columnheader', { name: 'Flight' }).getAttribute('aria-sort')).toBe(
    'descending',
  );
  await grid().getByRole('button', { name: 'Time' }).click();
  await replay.button('Hide finished').click();
  await eventually(() => names().then(([first]) => first)).toBe('IBE1031');

  await grid().focus();
  await page.keyboard.press('ArrowDown');
  await eventually(() => page.locator('.details h2').textContent()).toBe('IBE1031');
  await page.keyboard.press('ArrowDown');
  await eventually(() => row('IBE1032').getAttribute('aria-selected')).toBe('true');
  const id = await row('IBE1032').getAttribute('id');
  await eventually(() => grid().getAttribute('aria-activedescendant')).toBe(id);
  await page.keyboard.press('End');
  await eventually(() => row('IBE1119').getAttribute('aria-selected')).toBe('true');
  await page.keyboard.press('Enter');
  await eventually(() => page.getByText('No tasks of this flight are recorded at this time.').count()).toBe(
    1,
  );
});

it('shows a departure that the recording tells of later by its schedule alone', async () => {
  await open('flights', 30);
  await replay.button('Departures').click();
  await eventually(() => names()).toEqual(['VLG101', 'AFR9']);
  await eventually(() => cell('AFR9', 'Status')).toBe('Not told of yet');
  await eventually(() => cell('AFR9', 'SOBT')).toContain('11:30');
  await eventually(() => cell('AFR9', 'TOBT')).toBe('–');
  await eventually(() => row('VLG101').locator('.board-due').textContent()).toContain('10:50');
});

it('finds the slack and the critical path of a turnaround, and follows the playhead', async () => {
  await open('turnaround', 30);
  await eventually(() => page.locator('.turnaround-list tbody tr').count()).toBe(1);
  // Fuelling began at 10:26 for 12 min, boarding takes 17: 10:55, five minutes after TOBT.
  await eventually(() => page.locator('.turnaround-list td').last().textContent()).toBe('▲ −5 min');
  await page.getByRole('button', { name: 'VLG101' }).click();
  await eventually(() => page.locator('.verdict').textContent()).toContain('5 min too late');
  const label = (name: string) => page.locator('.chart-labels').getByRole('button', { name });
  await eventually(() => page.locator('.chart-labels .critical').allTextContents()).toEqual([
    'Chocks',
    'Deboarding',
    'Fuelling',
    'Boarding',
    'Pushback',
  ]);
  await label('Fuelling').focus();
  await eventually(() => page.locator('.task-card').textContent()).toContain(
    'Began 7 min after Deboarding was over (10:19)',
  );
  // The chart's pane is too low for it: it lies over all panes, in sight whole.
  const card = page.locator('.task-card');
  await eventually(() => card.evaluate(each => each.matches(':popover-open'))).toBe(true);
  const box = await replay.boxOf(card);
  expect(box.y).toBeGreaterThan(0);
  expect(box.y + box.height).toBeLessThan(page.viewportSize()?.height ?? 0);
  await label('Fuelling').click();
  await eventually(() => page.locator('.details h2').textContent()).toContain('Fuelling');
  await eventually(() => label('Fuelling').getAttribute('aria-pressed')).toBe('true');
  expect(await violations(page, { within: '.lower-pane' })).toEqual([]);

  await replay.button('Table').click();
  const boarding = page.getByRole('row', { name: /^Boarding / });
  await eventually(() => boarding.locator('td').allTextContents()).toEqual([
    ' Planned',
    '–',
    '10:31 – 10:48',
    '–',
    '10:55',
    '10:50',
    '▲ −5 min',
    'Yes',
    'Cleaning, Fuelling',
  ]);
  expect(await violations(page, { within: '.lower-pane' })).toEqual([]);
  await replay.commanding(() => page.keyboard.press('Shift+ArrowRight'));
  await replay.commanding(() => page.keyboard.press('End'));
  await eventually(() => boarding.locator('td').nth(4).textContent()).toBe('12:17');
});

it('shows the turnaround of a vehicle at work, and of a stand', async () => {
  await open('turnaround', 30, '&select=vehicle:FUEL');
  await eventually(() => page.locator('.turnaround h2').textContent()).toBe('VLG100 / VLG101');
  await page.close();
  await open('turnaround', 30, '&select=stand:21');
  await eventually(() => page.locator('.turnaround h2').textContent()).toBe('VLG100 / VLG101');
  await page.close();
  await open('turnaround', 30, '&select=flight:LATER');
  await eventually(() => page.locator('.turnaround .empty').textContent()).toContain('not recorded');
  await replay.button('All turnarounds').click();
  await eventually(() => page.locator('.turnaround-list tbody tr').count()).toBe(1);
});
