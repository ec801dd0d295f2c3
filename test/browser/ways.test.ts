import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { BrowserStage } from './browser-stage.ts';
import { MeddlingProxy } from './meddling-proxy.ts';
import { eventually, type ReplayPage } from './replay-page.ts';

let stage: BrowserStage;
let proxy: MeddlingProxy;
let replay: ReplayPage;

beforeAll(async () => {
  stage = await BrowserStage.open();
});
afterAll(() => stage?.close());
beforeEach(async () => {
  proxy = await MeddlingProxy.start(stage.server.url);
});
afterEach(async () => {
  await replay?.page.close();
  await proxy.stop();
  expect(stage.complaints.splice(0)).toEqual([]);
});

const comesBy = (way: string) => eventually(() => replay.connectionDetail()).toBe(`Connected by ${way}`);

/** Plays a little, pauses, and sees that what is shown is the recorded state. */
async function playsOn(): Promise<void> {
  const before = await replay.playhead();
  await replay.commanding(() => replay.button('Play').click());
  await eventually(() => replay.playhead()).toBeGreaterThan(before);
  const paused = await replay.commanding(() => replay.button('Pause').click());
  await replay.showsVehiclesAt(paused.time);
}

it('comes by WebSocket where event streams are held back, by polling where that is blocked too', async () => {
  proxy.eventStreams = 'hold';
  replay = await stage.show(proxy.url);
  await comesBy('WebSocket');
  expect(proxy.asked).toEqual(['stream', 'ws']);
  await playsOn();

  proxy.asked.splice(0);
  await replay.page.reload();
  await comesBy('WebSocket');
  expect(proxy.asked).toEqual(['ws']);

  proxy.webSockets = 'refuse';
  proxy.cutOpen();
  await comesBy('polling');
  await playsOn();
  expect(proxy.asked.every(way => way !== 'stream')).toBe(true);
});

it('comes by WebSocket at once where event streams are refused, and says so to all', async () => {
  proxy.eventStreams = 'refuse';
  replay = await stage.show(proxy.url);
  await comesBy('WebSocket');
  const { page } = replay;
  await eventually(() => page.getByRole('status').filter({ hasText: 'Connected' }).count()).toBe(1);
  await page.getByRole('button', { name: 'Connected' }).focus();
  await page.keyboard.press('Enter');
  await eventually(() => page.getByRole('dialog').textContent()).toContain('Connected by WebSocket');
  await page.keyboard.press('Escape');
  await eventually(() => page.getByRole('dialog').count()).toBe(0);
});

it.each(['as soon as the page is seen again', 'by itself'])(
  'finds a connection dead that lets nothing through any more, %s',
  async when => {
    replay = await stage.showWithoutHub(proxy.url);
    const { page } = replay;
    await comesBy('event stream');
    await playsOn();
    proxy.asked.splice(0);
    proxy.swallowOpen();
    if (when === 'by itself') await page.clock.runFor(35_000);
    else {
      await page.clock.fastForward(20_000);
      await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    }
    await eventually(() => proxy.asked).toEqual(['stream resumed']);
    await comesBy('event stream');
    await playsOn();
  },
);

it('says when the network is gone, and goes on when it is back', async () => {
  replay = await stage.showWithoutHub(proxy.url);
  await comesBy('event stream');
  await stage.context.setOffline(true);
  await eventually(() => replay.connection()).toContain('Offline');
  await stage.context.setOffline(false);
  await eventually(() => replay.connectionDetail()).toMatch(/^Connected by /);
  await playsOn();
});
