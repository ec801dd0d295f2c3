import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { SHORTCUTS } from '../../web/transport/shortcuts.ts';
import { ANY, violations } from './axe-violations.ts';
import { BrowserStage } from './browser-stage.ts';
import { SECONDS } from './recorded-shift.ts';
import { eventually, type ReplayPage } from './replay-page.ts';

let stage: BrowserStage;
let replay: ReplayPage;

beforeAll(async () => {
  stage = await BrowserStage.open();
  replay = await stage.show();
});
beforeEach(() => replay.ready());
afterAll(() => stage?.close());

const pressed = (key: string) => replay.commanding(() => replay.page.keyboard.press(key));
/** Changes the speed by a key, and waits until the page shows what the next key goes from. */
async function changesSpeed(key: string, speed: number): Promise<void> {
  expect((await pressed(key)).playbackSpeed).toBe(speed);
  await eventually(() => replay.page.locator('.speed').textContent()).toBe(`×${speed}`);
}

async function changesLoop(key: string, loop: boolean): Promise<void> {
  expect((await pressed(key)).loop).toBe(loop);
  await eventually(() => replay.button('Loop').getAttribute('aria-pressed')).toBe(`${loop}`);
}

const second = (state: { time: string; startTime: string }) =>
  (Date.parse(state.time) - Date.parse(state.startTime)) / 1000;

it('moves the playhead from anywhere on the page', async () => {
  expect(second(await pressed('Home'))).toBe(0);
  expect(second(await pressed('ArrowRight'))).toBe(10);
  expect(second(await pressed('Shift+ArrowRight'))).toBe(70);
  expect(second(await pressed('ArrowLeft'))).toBe(60);
  expect(second(await pressed('Shift+ArrowLeft'))).toBe(0);
  expect(second(await pressed(']'))).toBeGreaterThan(0);
  expect(second(await pressed('['))).toBe(0);
  await changesSpeed('ArrowUp', 2);
  await changesSpeed('ArrowUp', 5);
  await changesSpeed('ArrowDown', 2);
  expect((await pressed(' ')).status).toBe('playing');
  expect((await pressed(' ')).status).toBe('paused');
  await changesLoop('l', true);
  await changesLoop('L', false);
  expect(second(await pressed('End'))).toBe(SECONDS);
});

it('begins and ends a loop where the playhead is', async () => {
  await pressed('Home');
  await pressed('Shift+ArrowRight');
  await eventually(() => replay.playhead()).toBe(60);
  const begun = await pressed('i');
  expect(begun).toMatchObject({ loop: true, startTime: '2020-10-02T08:01:00.000Z' });
  const begin = replay.page.getByRole('slider', { name: 'Begin of the loop' });
  await eventually(() => begin.getAttribute('aria-valuenow')).toBe('60');
  await pressed('Shift+ArrowRight');
  await eventually(() => replay.playhead()).toBe(120);
  expect(await pressed('o')).toMatchObject({ loop: true, endTime: '2020-10-02T08:02:00.000Z' });
  await replay.commanding(() =>
    replay.page.getByRole('button', { name: 'Play the whole recording again' }).click(),
  );
});

it('finds, follows and lets go', async () => {
  const { page } = replay;
  await pressed('Home');
  await eventually(() => replay.playhead()).toBe(0);
  await page.keyboard.press('/');
  await eventually(() => page.evaluate(() => document.activeElement?.hasAttribute('data-search'))).toBe(true);
  const before = await replay.playhead();
  await page.keyboard.type('CAR 3 ]');
  expect(await page.locator('[data-search]').first().inputValue()).toBe('CAR 3 ]');
  expect(await replay.playhead()).toBe(before);
  await page.locator('[data-search]').first().fill('CAR 3');
  await page
    .locator('.row', { hasText: /^CAR 3(?!\d)/ })
    .first()
    .click();
  await eventually(() => page.locator('.details h2').textContent()).toBe('CAR 3');
  await page.locator('.clock').focus();
  await page.keyboard.press('f');
  await eventually(() =>
    page.getByRole('button', { name: 'Keep the map on it', pressed: true }).count(),
  ).toBe(1);
  await page.keyboard.press('Escape');
  await eventually(() => page.locator('.details').count()).toBe(0);
  await page.locator('[data-search]').first().fill('');
});

it('opens and closes the panes', async () => {
  const { page } = replay;
  await page.locator('.clock').focus();
  for (const [key, pane] of [
    ['g', 'Gantt'],
    ['b', 'Flights'],
    ['t', 'Turnaround'],
  ] as const) {
    await page.keyboard.press(key);
    await eventually(() => page.locator('.lower-pane').getAttribute('aria-label')).toBe(pane);
    await page.keyboard.press(key);
    await eventually(() => page.locator('.lower-pane').count()).toBe(0);
  }
});

it('tells every key in a dialog of which the keys are no commands', async () => {
  const { page } = replay;
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keys and gestures' });
  await eventually(() => help.locator('.help-row:not(.gesture)').count()).toBe(SHORTCUTS.length);
  expect(await violations(page, { within: 'dialog.help', impacts: ANY })).toEqual([]);
  const before = await replay.playhead();
  await page.keyboard.press('End');
  await page.keyboard.press('Escape');
  await eventually(() => help.count()).toBe(0);
  expect(await replay.playhead()).toBe(before);
  await replay.button('Keys and gestures').click();
  await eventually(() => help.count()).toBe(1);
  await help.getByRole('button', { name: 'Close' }).click();
  await eventually(() => help.count()).toBe(0);
});

it('has a timeline and a bar that assistive technology can use', async () => {
  expect(await violations(replay.page, { within: '.dock', impacts: ANY })).toEqual([]);
  expect(stage.complaints).toEqual([]);
});
