import type { Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { AXIS_HEIGHT, LABELS_WIDTH } from '../../web/gantt/gantt-view.ts';
import { HEADER_HEIGHT } from '../../web/gantt/row-layout.ts';
import { ANY, violations } from './axe-violations.ts';
import { BrowserStage } from './browser-stage.ts';
import { pinch } from './pinch.ts';
import { SECONDS } from './recorded-shift.ts';
import { eventually, type ReplayPage } from './replay-page.ts';

/** Counts how often each canvas of the chart is drawn; the map is not drawn at all. */
const COUNT_DRAWINGS = `
  const drawings = (globalThis.drawings = new Map());
  const { clearRect } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.clearRect = function (...box) {
    drawings.set(this.canvas, (drawings.get(this.canvas) ?? 0) + 1);
    return clearRect.apply(this, box);
  };
`;

const OPEN_PANE = `localStorage.setItem('airside-replay.pane', '"gantt"')`;

let stage: BrowserStage;
let replay: ReplayPage;
let chart: Locator;

beforeAll(async () => {
  stage = await BrowserStage.open();
  await stage.context.addInitScript(COUNT_DRAWINGS);
  await stage.context.addInitScript(OPEN_PANE);
});
afterEach(() => replay?.page.close());
afterAll(() => stage?.close());

beforeEach(async () => {
  replay = await stage.show();
  const { page } = replay;
  await replay.ready();
  chart = page.getByRole('application', { name: /^Gantt by/ });
  await replay.button('Vehicles').click();
  await replay.button('As it turned out').click();
  await page.getByRole('searchbox', { name: 'Search rows' }).fill('CAR 0');
  await eventually(() => page.locator('.gantt-status').count()).toBe(0);
  await replay.drawn();
});

/** Where a second of the range lies in the first row of the first group. */
async function placeOf(second: number, y = AXIS_HEIGHT + HEADER_HEIGHT + 10) {
  const box = await replay.boxOf(chart);
  return [box.x + LABELS_WIDTH + ((box.width - LABELS_WIDTH) * second) / SECONDS, box.y + y] as const;
}

it('tells of the bar under the pointer, why it is late, and selects it by click', async () => {
  const { page } = replay;
  await page.mouse.move(...(await placeOf(300)));
  const card = page.locator('.gantt-card');
  await eventually(() => card.textContent()).toContain('Fuelling');
  expect(await card.textContent()).toContain('8 min late');
  expect(await card.locator('li').allTextContents()).toEqual(['The work took 9 min 30 s instead of 2 min']);
  await page.mouse.click(...(await placeOf(300)));
  await eventually(() => page.url()).toContain('T0');
  const begun = await replay.commanding(() => page.keyboard.press('Home'));
  const stepped = await replay.commanding(() => page.keyboard.press('ArrowRight'));
  expect(Date.parse(stepped.time) - Date.parse(begun.time)).toBe(10_000);
  await page.mouse.move(...(await placeOf(300, 300)));
  await eventually(() => card.count()).toBe(0);
});

it('is walked through by keys, which tell what they come to', async () => {
  const { page } = replay;
  await chart.focus();
  await page.keyboard.press('ArrowDown');
  const spoken = page.locator('.gantt [aria-live]');
  await eventually(() => spoken.textContent()).toContain('CAR 0. Fuelling. VLG100');
  expect(await spoken.textContent()).toContain('The work took');
  await page.keyboard.press('Enter');
  await eventually(() => page.url()).toContain('T0');
  await page.keyboard.press('Escape');
  await eventually(() => spoken.textContent()).toBe('');
});

it('seeks by a click on its axis, and moves the playhead without drawing bars anew', async () => {
  const { page } = replay;
  const { time, startTime } = await replay.commanding(async () =>
    page.mouse.click(...(await placeOf(150, 12))),
  );
  expect((Date.parse(time) - Date.parse(startTime)) / 1000).toBeCloseTo(150, -1);
  const drawn = async () => {
    await replay.drawn();
    return page.evaluate(() => {
      const bars = document.querySelector('.gantt-picture canvas');
      return (globalThis as unknown as { drawings: Map<Element | null, number> }).drawings.get(bars);
    });
  };
  const playheadAt = () => page.locator('.gantt-playhead').evaluate(line => line.getBoundingClientRect().x);
  const [before, x] = [await drawn(), await playheadAt()];
  expect(before).toBeGreaterThan(0);
  await replay.commanding(() => replay.button('Forward 10 seconds').click());
  await eventually(playheadAt).toBeGreaterThan(x + 5);
  expect(await drawn()).toBe(before);

  await replay.button('As known at the playhead').click();
  await eventually(drawn).toBeGreaterThan(before ?? 0);
});

it('zooms around the pointer, moves sideways, and shows the whole shift again', async () => {
  const { page } = replay;
  // The bar reaches from the 40th to the 240th second.
  await page.getByRole('searchbox', { name: 'Search rows' }).fill('CAR 1');
  const isBarAt = async (second: number) => {
    await page.mouse.move(...(await placeOf(second, 300)));
    await page.mouse.move(...(await placeOf(second)));
    return (await page.locator('.gantt-card').count()) === 1;
  };
  await eventually(() => isBarAt(100)).toBe(true);
  await eventually(() => isBarAt(300)).toBe(false);
  await page.mouse.move(...(await placeOf(100, 12)));
  await page.mouse.wheel(0, -600);
  await eventually(() => isBarAt(300)).toBe(true);
  await page.mouse.wheel(400, 0);
  await eventually(() => isBarAt(300)).toBe(false);
  await chart.focus();
  await page.keyboard.press('0');
  await eventually(() => isBarAt(100)).toBe(true);
  expect(await isBarAt(300)).toBe(false);
  const before = await replay.playhead();
  await pinch(page, placeOf, [100, 120], [30, 190]);
  await eventually(() => isBarAt(300)).toBe(true);
  expect(await replay.playhead()).toBe(before);
  expect(new URL(page.url()).searchParams.has('select')).toBe(false);
});

it('has nothing that keeps anybody out', async () => {
  expect(await violations(replay.page, { within: '.gantt', impacts: ANY })).toEqual([]);
});
