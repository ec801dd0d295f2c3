import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { type LaneId, layout } from '../../web/timeline/layout.ts';
import { BrowserStage } from './browser-stage.ts';
import { pinch } from './pinch.ts';
import { SECONDS } from './recorded-shift.ts';
import { eventually, type ReplayPage } from './replay-page.ts';

const START = Date.parse('2020-10-02T08:00:00.000Z');
const LAYOUT = layout(true);

let stage: BrowserStage;
let page: Page;
let replay: ReplayPage;

beforeAll(async () => {
  stage = await BrowserStage.open();
});
afterAll(() => stage?.close());

beforeEach(async () => {
  const reader = await stage.newReader({ viewport: { width: 1280, height: 900 } });
  replay = await stage.show(stage.server.url, reader);
  page = replay.page;
  await replay.ready();
});
afterEach(async () => {
  await page.context().close();
  expect(stage.complaints.splice(0)).toEqual([]);
});

/** A place of the timeline: so many seconds from the start of the recording, at so many pixels from the top. */
async function placeOf(seconds: number, y: number): Promise<[number, number]> {
  const box = await replay.boxOf(page.locator('.timeline-plot'));
  return [box.x + (box.width * seconds) / SECONDS, box.y + y];
}

/** The height of a lane at `share` of it from its foot. */
function inLane(lane: LaneId, share = 0.5): number {
  const row = LAYOUT.rows.find(each => each.id === lane);
  if (!row) throw new Error(`there is no lane ${lane}`);
  return row.top + row.height * (1 - share);
}

/** What part of the recording the overview marks as shown, s. */
async function shownPart(): Promise<{ from: number; length: number }> {
  const [all, shown] = [
    await replay.boxOf(page.locator('.timeline-overview')),
    await replay.boxOf(page.locator('.timeline-overview-window')),
  ];
  const secondsPerPixel = SECONDS / all.width;
  return { from: (shown.x - all.x) * secondsPerPixel, length: shown.width * secondsPerPixel };
}

/** In one go: a busy machine may take its time between one step and the next, and two clicks too far apart are two. */
async function doubleClick([x, y]: readonly [number, number]): Promise<void> {
  const client = await page.context().newCDPSession(page);
  await page.mouse.move(x, y);
  const press = (type: 'mousePressed' | 'mouseReleased', clickCount: number) =>
    client.send('Input.dispatchMouseEvent', { type, x, y, button: 'left', clickCount });
  await Promise.all([1, 2].flatMap(count => [press('mousePressed', count), press('mouseReleased', count)]));
}

const ON_AXIS = 18;
const hoverText = () => page.locator('.timeline-hover').textContent();
const secondsOf = (time: string) => (Date.parse(time) - START) / 1000;

it('names what lies under the pointer, marks it in the lists, and brings one there', async () => {
  await page.mouse.move(...(await placeOf(60, inLane('notifications'))));
  await eventually(hoverText).toContain('Trouble 1');
  await eventually(hoverText).toContain('10:01:00');
  const alert = await replay.commanding(() => page.mouse.down().then(() => page.mouse.up()));
  expect(secondsOf(alert.time)).toBe(60);
  await eventually(() => page.locator('.details h2').textContent()).toBe('CAR 1');

  await page.mouse.move(...(await placeOf(300, inLane('turnarounds', 0.25))));
  await eventually(hoverText).toContain('VLG100');
  await eventually(hoverText).toContain('Stand 210');
  await eventually(hoverText).toContain('2 on stand');
  await replay.commanding(() => page.mouse.down().then(() => page.mouse.up()));
  await eventually(() => page.locator('.details h2').textContent()).toBe('VLG100');

  await page.mouse.move(...(await placeOf(420, inLane('late'))));
  await eventually(hoverText).toContain('Fuelling VLG100');
  await eventually(hoverText).toContain('late');
});

it('loops a range that is marked along the axis, in one command, and moves its ends', async () => {
  let commands = 0;
  page.on('request', request => {
    if (/\/(control|set-params)$/.test(request.url())) commands += 1;
  });
  await page.mouse.move(...(await placeOf(150, ON_AXIS)));
  await page.mouse.down();
  await page.mouse.move(...(await placeOf(300, ON_AXIS)), { steps: 4 });
  const looped = await replay.commanding(() => page.mouse.up());
  expect(looped.loop).toBe(true);
  expect(secondsOf(looped.startTime)).toBeCloseTo(150, -0.5);
  expect(secondsOf(looped.endTime)).toBeCloseTo(300, -0.5);
  expect(commands).toBe(1);
  await eventually(() => page.locator('.played-part').textContent()).toMatch(
    /^Loop of 2 min (29|30|31) s|^Loop of 2 min/,
  );

  const outside = await placeOf(500, 40);
  const stopped = await replay.commanding(() => page.mouse.click(...outside));
  expect(stopped.time).toBe(looped.endTime);

  const end = page.getByRole('slider', { name: 'End of the loop' });
  await end.focus();
  const later = await replay.commanding(() => page.keyboard.press('Shift+ArrowRight'));
  expect(Date.parse(later.endTime) - Date.parse(looped.endTime)).toBe(60_000);
  expect(later.startTime).toBe(looped.startTime);
  await eventually(() => end.getAttribute('aria-valuenow').then(Number)).toBe(
    Math.round(secondsOf(later.endTime)),
  );
  const handle = await replay.boxOf(end);
  await page.mouse.move(handle.x + handle.width / 2, handle.y + 10);
  await page.mouse.down();
  await page.mouse.move(...(await placeOf(450, ON_AXIS)), { steps: 4 });
  const dragged = await replay.commanding(() => page.mouse.up());
  expect(secondsOf(dragged.endTime)).toBeCloseTo(450, -0.5);
  expect(dragged.startTime).toBe(looped.startTime);

  const whole = await replay.commanding(() =>
    page.getByRole('button', { name: 'Play the whole recording again' }).click(),
  );
  expect(whole).toMatchObject({ loop: false, startTime: '2020-10-02T08:00:00.000Z' });
  expect(secondsOf(whole.endTime)).toBe(SECONDS);
  await eventually(() => page.locator('.played-part').count()).toBe(0);

  await page.keyboard.down('Shift');
  await page.mouse.move(...(await placeOf(100, inLane('turnarounds'))));
  await page.mouse.down();
  await page.mouse.move(...(await placeOf(200, inLane('turnarounds'))), { steps: 4 });
  const byShift = await replay.commanding(() => page.mouse.up());
  await page.keyboard.up('Shift');
  expect(byShift.loop).toBe(true);
});

it('zooms around the pointer, pans, goes along with the playhead, and shows all again', async () => {
  const middle = await placeOf(300, 40);
  await page.mouse.move(...middle);
  await eventually(hoverText).toContain('10:05:00');
  for (let turn = 0; turn < 3; turn++) await page.mouse.wheel(0, -500);
  await eventually(async () => (await shownPart()).length).toBeCloseTo(SECONDS / 8, 0);
  await eventually(hoverText).toContain('10:05:00');
  const zoomed = await replay.commanding(async () => page.mouse.click(...(await placeOf(450, 40))));
  expect(secondsOf(zoomed.time)).toBeCloseTo(300 + SECONDS / 8 / 4, 0);

  await replay.commanding(() => page.keyboard.press('Home'));
  await eventually(async () => (await shownPart()).from).toBeCloseTo(0, 0);
  await eventually(() => page.locator('.timeline-playhead').getAttribute('style')).toContain('visible');
  await page.keyboard.down('Shift');
  await page.mouse.wheel(0, 2000);
  await page.keyboard.up('Shift');
  await eventually(() => page.locator('.timeline-playhead').getAttribute('style')).toContain('hidden');
  await replay.button('Follow the playhead').click();
  await eventually(() => page.locator('.timeline-playhead').getAttribute('style')).toContain('visible');

  await page.getByRole('slider', { name: 'Timeline' }).focus();
  await page.keyboard.press('0');
  await eventually(() => page.locator('.timeline-overview-window').count()).toBe(0);
  await pinch(page, second => placeOf(second, inLane('turnarounds')), [300, 310], [250, 360]);
  await eventually(() => page.locator('.timeline-overview-window').count()).toBe(1);
  await page.keyboard.press('0');
  await eventually(() => page.locator('.timeline-overview-window').count()).toBe(0);
  await page.keyboard.press('+');
  await eventually(() => page.locator('.timeline-overview-window').count()).toBe(1);
  const before = await replay.playhead();
  await doubleClick(await placeOf(500, ON_AXIS));
  await eventually(() => page.locator('.timeline-overview-window').count()).toBe(0);
  expect(await replay.playhead()).toBe(before);
});

it('steps through a lane, and selects what it comes to', async () => {
  await replay.commanding(() => page.keyboard.press('Home'));
  await eventually(() => replay.playhead()).toBe(0);
  await replay.button('Alerts').click();
  const first = await replay.commanding(() => page.keyboard.press(']'));
  expect(secondsOf(first.time)).toBe(10);
  await eventually(() => page.locator('.details h2').textContent()).toBe('CAR 0');
  await eventually(() => replay.playhead()).toBe(10);
  const second = await replay.commanding(() => replay.button('Next in Alerts').first().click());
  expect(secondsOf(second.time)).toBe(60);
  await eventually(() => replay.playhead()).toBe(60);
  const back = await replay.commanding(() => page.keyboard.press('['));
  expect(secondsOf(back.time)).toBe(10);
  await eventually(() => replay.playhead()).toBe(10);
  await Promise.all([
    page.locator('.timeline-step', { hasText: /^Nothing earlier in Alerts$/ }).waitFor(),
    page.keyboard.press('['),
  ]);
  const block = await replay.commanding(() => replay.button('Next in On stand').click());
  expect(secondsOf(block.time)).toBe(90);
  await eventually(() => page.locator('.details h2').textContent()).toBe('VLG100');
});

it('says that a lane is still being read instead of that it holds nothing', async () => {
  let read: () => void = () => {};
  const held = new Promise<void>(resolve => {
    read = resolve;
  });
  await page.route(/history\/notifications/, async route => {
    await held;
    await route.continue();
  });
  await page.reload();
  await replay.takesCommands();
  const lanes = page.locator('.lane-labels');
  await replay.button('Alerts').click();
  await Promise.all([
    page.locator('.timeline-step', { hasText: 'Alerts is still being read' }).waitFor(),
    page.keyboard.press(']'),
  ]);
  expect(await lanes.getAttribute('aria-busy')).toBe('true');
  read();
  await eventually(() => lanes.getAttribute('aria-busy')).toBe('false');
  await replay.commanding(() => page.keyboard.press('Home'));
  await eventually(() => replay.playhead()).toBe(0);
  const first = await replay.commanding(() => page.keyboard.press(']'));
  expect(secondsOf(first.time)).toBe(10);
  await eventually(() => replay.playhead()).toBe(10);
  await replay.commanding(() => page.keyboard.press('Home'));
  await eventually(() => replay.playhead()).toBe(0);
  const again = await replay.commanding(() => page.keyboard.press(']'));
  expect(secondsOf(again.time)).toBe(10);
  await eventually(() => replay.playhead()).toBe(10);

  await page.keyboard.press(']');
  await page.keyboard.press(']');
  await page.keyboard.press(']');
  await eventually(() => replay.playhead()).toBe(160);
});

it('folds up its lanes, and remembers that', async () => {
  const high = async () => (await page.locator('.timeline-plot').boundingBox())?.height;
  expect(await high()).toBe(LAYOUT.height);
  // Nobody's work was handed out by hand.
  await eventually(() => page.locator('.lane-empty').allTextContents()).toEqual(['None']);
  await replay.button('Hide lanes save the alerts').click();
  await eventually(high).toBe(layout(false).height);
  await page.reload();
  await replay.ready();
  await eventually(high).toBe(layout(false).height);
  await replay.button('Show all lanes').click();
  await eventually(high).toBe(LAYOUT.height);
});
