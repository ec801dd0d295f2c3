import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { sessionState } from '../../server/contract/session.ts';
import { API } from '../http/test-app.ts';
import { violations } from './axe-violations.ts';
import { BrowserStage } from './browser-stage.ts';
import { AIRPORT_ID } from './recorded-shift.ts';
import { eventually, ReplayPage } from './replay-page.ts';

const TABLET = { width: 1024, height: 768 };

let stage: BrowserStage;
let reader: BrowserContext;
let page: Page;
let replay: ReplayPage;

beforeAll(async () => {
  stage = await BrowserStage.open();
  reader = await stage.newReader({ withMap: true, viewport: TABLET });
});
afterAll(() => stage?.close());
afterEach(async () => {
  await page?.close();
  expect(stage.complaints.splice(0)).toEqual([]);
});

async function open(search: string): Promise<void> {
  page = await reader.newPage();
  replay = new ReplayPage(page, stage.server.url);
  await page.goto(`${stage.server.url}/${search}`);
  await page.locator('[data-loaded]').waitFor();
  if (!search.includes('kiosk')) await replay.ready();
}

/** What has the focus: its role or tag, and its name. */
const focused = () =>
  page.evaluate(() => {
    const at = document.activeElement;
    const name = at?.getAttribute('aria-label') || at?.textContent || at?.getAttribute('placeholder') || '';
    return `${at?.getAttribute('role') ?? at?.tagName.toLowerCase()}: ${name.trim()}`;
  });

it('can be walked through with the keyboard alone', async () => {
  await open('?lang=en');
  const { keyboard } = page;
  await keyboard.press('Tab');
  expect(await focused()).toBe('button: Skip to the map');
  await keyboard.press('Enter');
  await eventually(() => page.evaluate(() => document.activeElement?.matches('.map-area canvas'))).toBe(true);
  await page.locator('.skip-links button').nth(1).focus();
  await keyboard.press('Enter');
  await eventually(focused).toContain('tab: Vehicles');
  await page.locator('.skip-links button').nth(2).focus();
  await keyboard.press('Enter');
  await eventually(() => page.evaluate(() => document.activeElement?.closest('.dock') !== null)).toBe(true);

  await page.locator('.skip-links button').first().focus();
  const seen = new Set<string>();
  const unseen: string[] = [];
  for (let stop = 0; stop < 120; stop++) {
    await keyboard.press('Tab');
    const at = await focused();
    if (at.startsWith('body')) break;
    const shown = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element) return false;
      const outlined = [element, element.closest('label, .search')].some(
        each =>
          each &&
          (getComputedStyle(each).outlineStyle !== 'none' || getComputedStyle(each).boxShadow !== 'none'),
      );
      return outlined && element.getBoundingClientRect().width > 0;
    });
    if (!shown || at.endsWith(': ')) unseen.push(at);
    seen.add(at);
  }
  expect(unseen).toEqual([]);
  for (const name of ['button: Settings', 'button: Share this replay', 'button: Play', 'slider: Timeline']) {
    expect([...seen]).toContain(name);
  }
});

it('keeps the focus in a dialog, and gives it back', async () => {
  await open('?lang=en');
  const { keyboard } = page;
  await replay.button('Settings').focus();
  await keyboard.press('Enter');
  const inside = () => page.evaluate(() => document.activeElement?.closest('[role="dialog"]') !== null);
  await eventually(inside).toBe(true);
  for (let stop = 0; stop < 10; stop++) {
    expect(await inside()).toBe(true);
    await keyboard.press(stop < 6 ? 'Tab' : 'Shift+Tab');
  }
  await page.getByRole('radio', { name: '简体中文' }).focus();
  await keyboard.press('Space');
  await eventually(() => page.getByRole('dialog').getAttribute('aria-label')).toBe('设置');
  await keyboard.press('Escape');
  await eventually(focused).toBe('button: 设置');
  expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
  await eventually(() => page.evaluate(() => location.search)).toContain('lang=zh-CN');
  await page.reload();
  await eventually(() => replay.button('设置').count()).toBe(1);
});

it('tells one who does not see it what the replay does, and nothing more while it plays', async () => {
  await open('?lang=en');
  for (const role of ['banner', 'main', 'complementary'] as const) {
    expect([role, await page.getByRole(role).count()]).toEqual([role, 1]);
  }
  expect(await page.getByRole('region', { name: 'Playback' }).count()).toBe(1);
  await page.evaluate(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    for (const region of document.querySelectorAll('[role="status"], [aria-live]')) {
      new MutationObserver(() => said.push(region.textContent ?? '')).observe(region, {
        subtree: true,
        childList: true,
        characterData: true,
      });
    }
  });
  const said = () => page.evaluate(() => (window as unknown as { said: string[] }).said);
  const start = await replay.playhead();
  await replay.commanding(() => replay.button('Play').click());
  await eventually(() => said()).toEqual([expect.stringMatching(/^Playing from \d\d:\d\d:\d\d, 1 times/)]);
  await eventually(() => replay.playhead()).toBeGreaterThan(start + 3);
  expect(await said()).toHaveLength(1);
  await replay.commanding(() => replay.button('Pause').click());
  await eventually(() => said()).toEqual([expect.anything(), expect.stringMatching(/^Paused at/)]);
  await replay.commanding(() => page.keyboard.press('End'));
  await eventually(() => said()).toHaveLength(3);
});

it('is a wall display without anything to press, that plays on until Escape', async () => {
  await open('?lang=en');
  await replay.commanding(() => replay.button('Play').click());
  await replay.button('Gantt').click();
  await replay.button('Settings').click();
  await replay.button('Wall display').click();
  await eventually(() => page.locator('.kiosk-clock time').count()).toBe(1);
  expect(await page.locator('button:visible:not(.map-foot button)').allTextContents()).toEqual([]);
  expect(await page.locator('.lower-pane').isVisible()).toBe(true);
  expect(await page.locator('.kiosk-frame').textContent()).toContain('Connected');
  await eventually(() => page.locator('html.pointer-hidden').count()).toBe(1);
  await eventually(() => page.evaluate(() => location.search)).toContain('kiosk=1');
  const clock = () => page.locator('.kiosk-clock time').textContent();
  const before = await clock();
  await eventually(clock).not.toBe(before);
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await eventually(() => replay.button('Pause').count()).toBe(1);
});

it('tells on a wall display what is wrong, with nothing to press there either', async () => {
  const range = { startTime: '2020-10-02T08:00:00Z', endTime: '2020-10-02T08:10:00Z' };
  const body = JSON.stringify({ airportId: AIRPORT_ID, ...range, paused: true });
  const headers = { 'Content-Type': 'application/json' };
  const made = await fetch(`${stage.server.url}${API}/sessions`, { method: 'POST', headers, body });
  const { sessionId } = sessionState.parse(await made.json());
  await open(`?lang=en&kiosk=1&sessionId=${sessionId}`);
  await eventually(() => page.locator('.kiosk-frame').textContent()).toContain('Connected');
  expect(await page.locator('.notice').count()).toBe(0);
  await fetch(`${stage.server.url}${API}/sessions/${sessionId}`, { method: 'DELETE' });
  await eventually(() => page.locator('.notice').allTextContents()).toEqual([
    'The session was endedWhat is shown is its last state.',
  ]);
  expect(await page.locator('.notice button').count()).toBe(0);
});

it.each([
  { width: 1024, height: 768 },
  { width: 3840, height: 2160 },
])('has everything in its place at %o', async viewport => {
  const sized = await stage.show(`${stage.server.url}/?lang=en&pane=flights`);
  page = sized.page;
  await page.setViewportSize(viewport);
  await sized.ready();
  await page.locator('#panel-vehicles .row').first().waitFor();
  const out = await page.evaluate(() => {
    const { innerWidth, innerHeight } = window;
    return [...document.querySelectorAll('.top-bar button, .dock button, .side-head button, .lower-pane')]
      .map(each => ({ each, box: each.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0)
      .filter(({ box }) => box.right > innerWidth || box.left < 0 || box.top < 0 || box.bottom > innerHeight)
      .map(({ each }) => each.getAttribute('aria-label') ?? each.textContent);
  });
  expect(out).toEqual([]);
  const { scrollWidth, clientWidth } = await page.evaluate(() => ({
    scrollWidth: document.documentElement.scrollWidth,
    clientWidth: document.documentElement.clientWidth,
  }));
  expect(scrollWidth).toBe(clientWidth);
});
