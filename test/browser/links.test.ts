import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { sessionState } from '../../server/contract/session.ts';
import { airportTime } from '../../web/format/airport-time.ts';
import { API } from '../http/test-app.ts';
import { BrowserStage } from './browser-stage.ts';
import { eventually, type ReplayPage } from './replay-page.ts';

let stage: BrowserStage;
const opened: ReplayPage[] = [];

beforeAll(async () => {
  stage = await BrowserStage.open();
});
afterAll(() => stage?.close());
afterEach(async () => {
  for (const { page } of opened.splice(0)) await page.close();
  expect(stage.complaints.splice(0)).toEqual([]);
});

async function open(url: string, reader?: BrowserContext): Promise<ReplayPage> {
  const replay = await stage.show(url.startsWith('http') ? url : `${stage.server.url}/${url}`, reader);
  opened.push(replay);
  await eventually(() => replay.connection()).toMatch(/^(Connected|已连接)$/);
  await replay.takesCommands();
  return replay;
}

const search = (page: Page) => page.evaluate(() => location.search);

const MOMENT =
  '?airport=LEBL&from=2020-10-02T08:01:00Z&to=2020-10-02T08:09:00Z&time=2020-10-02T08:03:20.250Z&speed=7.5&loop=1' +
  '&vehicleTypes=bus,fuel_truck&select=vehicle:V3&camera=2.08,41.2975,16.5,-30,45&pane=flights&lang=en';

it('opens the very moment that a link tells, and the address goes on telling it', async () => {
  const reader = await stage.newReader({ withMap: true, viewport: { width: 1024, height: 768 } });
  const { page } = await open(MOMENT, reader);
  for (const reloaded of [false, true]) {
    if (reloaded) await page.reload();
    await page.locator('[data-loaded]').waitFor();
    await eventually(() => search(page)).toBe(MOMENT);
    await eventually(() => page.locator('.clock-local').textContent()).toBe('10:03:20');
    await eventually(() => page.locator('.speed').textContent()).toBe('×7.5');
    await eventually(() => page.locator('.details h2').textContent()).toBe('CAR 3');
    expect(await page.locator('.lower-pane').getAttribute('aria-label')).toBe('Flights');
    await eventually(() => page.locator('.filter-sign').count()).toBe(1);
    await eventually(() => page.title()).toBe('10:03 LEBL · Airside Replay');
  }
});

it('copies a link to what is shown just now, that another reader opens', async () => {
  await stage.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const first = await open('?airport=LEBL&lang=en');
  await first.commanding(() => first.button('Play').click());
  const paused = await first.commanding(() => first.button('Pause').click());
  await first.page.locator('#panel-vehicles .row').nth(2).click();
  const name = await first.page.locator('.details h2').textContent();
  await Promise.all([
    first.page.locator('.copy-told', { hasText: /^Link copied$/ }).waitFor(),
    first.button('Copy link to this moment').click(),
  ]);
  const link = await first.page.evaluate(() => navigator.clipboard.readText());
  expect(link).toContain(`time=${paused.time}`.replace('.000Z', 'Z'));
  const second = await open(link);
  await eventually(() => second.page.locator('.details h2').textContent()).toBe(name);
  await eventually(() => second.page.locator('.clock-local').textContent()).toBe(
    airportTime('Europe/Madrid').clock(Date.parse(paused.time)),
  );
});

it('leaves out what of a link is broken, and says which', async () => {
  const { page } = await open('?airport=LEBL&to=tomorrow&time=2020-10-02T08:05:00Z&select=gate:1&lang=en');
  await eventually(() => page.locator('.notice').textContent()).toContain('Left out: to, select.');
  await eventually(() => page.locator('.clock-local').textContent()).toBe('10:05:00');
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await eventually(() => page.locator('.notice').count()).toBe(0);
});

it('writes the page in the language of the reader, unless the address names another', async () => {
  const { page } = await open('?lang=zh-CN');
  await eventually(() => page.locator('html').getAttribute('lang')).toBe('zh-CN');
  await page.goto(stage.server.url);
  await eventually(() => page.locator('html').getAttribute('lang')).toBe('en');
  await page.goto(`${stage.server.url}/?lang=zh-CN&sessionId=none`);
  await eventually(() => page.locator('.clock-rest').textContent()).toBe('无会话--:--:-- UTC');
});

it('lets others join one playhead, and tells who drives it and how many watch', async () => {
  const first = await open('?airport=LEBL&time=2020-10-02T08:02:00Z&speed=20&select=vehicle:V1&lang=en');
  await first.button('Share this replay').click();
  await first.page.getByLabel('Your name').fill('Li');
  await first.button('Share session').click();
  const link = await first.page.getByLabel('Link to the session').inputValue();
  expect(link).toContain('?sessionId=');
  await first.page.keyboard.press('Escape');
  await eventually(() => first.page.locator('.details h2').textContent()).toBe('CAR 1');
  await eventually(() => search(first.page)).toMatch(/^\?sessionId=[^&]+&select=vehicle:V1&/);

  const guest = await open(`${link}&lang=zh-CN`, await stage.newReader());
  await eventually(() => guest.page.locator('.clock-local').textContent()).toBe('10:02:00');
  const sign = (replay: ReplayPage) => replay.page.locator('.shared-sign').textContent();
  await eventually(() => sign(first)).toBe('Nobody drives yet · 2 watching');
  // It is gone after some seconds.
  const told = (to: ReplayPage, hasText: string | RegExp) =>
    to.page.locator('.notice.change', { hasText }).waitFor();
  await Promise.all([
    told(guest, /^Li 移动了播放进度$/),
    first.commanding(() => first.page.keyboard.press('Shift+ArrowRight')),
  ]);
  await eventually(() => sign(guest)).toBe('Li 主控 · 2 人观看');
  await eventually(() => sign(first)).toBe('You drive · 2 watching');
  expect(await first.page.locator('.notice.change').count()).toBe(0);
  await Promise.all([
    told(first, /started the replay$/),
    guest.commanding(() => guest.page.keyboard.press(' ')),
  ]);
  await eventually(() => sign(first)).toMatch(/^访客 [0-9A-F]{3} drives · 2 watching$/);

  const id = new URL(link).searchParams.get('sessionId') ?? '';
  await first.page.locator('.shared-sign').click();
  await first.button('Leave').click();
  await eventually(() => search(first.page)).toContain('airport=LEBL');
  await eventually(async () => (await read(id)).viewers).toBe(1);
  await guest.page.locator('.shared-sign').click();
  await guest.button('为所有人结束').click();
  await guest.button('确定结束').click();
  await eventually(() => search(guest.page)).toContain('airport=LEBL');
  await eventually(async () => (await fetch(`${stage.server.url}${API}/sessions/${id}`)).status).toBe(404);
});

async function read(sessionId: string) {
  const answer = await fetch(`${stage.server.url}${API}/sessions/${sessionId}`);
  return sessionState.parse(await answer.json());
}
