import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { metresPerPixel } from '../../web/map/scale.ts';
import { ServerProcess } from '../end-to-end/server-process.ts';
import { MIDDLE, ROAD, recordedApron } from './apron.ts';
import { violations } from './axe-violations.ts';
import { launchChromium } from './chromium.ts';
import { complaintsOf } from './complaints-of.ts';
import { eventually, ReplayPage } from './replay-page.ts';

const WINDOW = { width: 1280, height: 800 };
let browser: Browser;
let database: Awaited<ReturnType<typeof recordedApron>>;
let server: ServerProcess;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  browser = await launchChromium();
  database = await recordedApron();
  server = await ServerProcess.start({ DATABASE: database.path, PORT: '0', IMPORT_DEMO: 'false' });
});
afterAll(async () => {
  await browser?.close();
  await server?.kill('SIGKILL');
  database?.remove();
});
afterEach(() => page?.context().close());

async function open(search: string, options: BrowserContextOptions = {}): Promise<void> {
  const context = await browser.newContext({ viewport: WINDOW, ...options });
  page = await context.newPage();
  complaints = complaintsOf(page);
  await page.goto(`${server.url}/?${search}`);
  await page.locator('.map-view[data-loaded]').waitFor();
  await page.locator('.timeline[aria-busy="false"]:not([aria-disabled])').waitFor();
}

/** Two fingers that go apart and turn by a quarter of a circle. */
async function pinch(): Promise<void> {
  const fingers = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', radius: number, turn: number) =>
    fingers.send('Input.dispatchTouchEvent', {
      type,
      touchPoints:
        type === 'touchEnd'
          ? []
          : [0, Math.PI].map((side, id) => ({
              id,
              x: 320 + radius * Math.cos(side + turn),
              y: 300 + radius * Math.sin(side + turn),
            })),
    });
  await touch('touchStart', 40, 0);
  for (let step = 1; step <= 8; step += 1) await touch('touchMove', 40 + 10 * step, (step * Math.PI) / 16);
  await touch('touchEnd', 0, 0);
}

const button = (name: string) => page.getByRole('button', { name, exact: true });
const at = (clock: string, airport = 'LEBL') => `airport=${airport}&time=2020-10-02T${clock}.000Z`;
const stands = () => page.locator('.map-view').getAttribute('data-stands');
const shownPlace = () => page.locator('.map-place').textContent();

it('tells how stands are used at the shown time', async () => {
  await open(at('08:45:00'));
  await eventually(stands).toBe('21 overdue');
  await page.keyboard.press('Home');
  await eventually(stands).toBe('');
  await page.goto(`${server.url}/?${at('08:05:00')}`);
  await eventually(stands).toBe('21 expected');
  expect(complaints).toEqual([]);
});

it('opens as a link tells, and is turned, tilted and fitted', async () => {
  await open(`${at('08:20:00')}&camera=2.0801,41.2971,16.5,30,45`);
  await eventually(shownPlace).toBe('41.29710, 2.08010');
  await eventually(() => page.locator('.map-zoom').textContent()).toBe('Zoom 16.5');
  const compass = page.locator('.map-compass');
  await eventually(() => compass.getAttribute('aria-label')).toContain('030°');
  await button('Tilt the map').click();
  const tilted = () => page.locator('.map-compass svg').evaluate(svg => svg.style.transform);
  await eventually(tilted).toContain('rotateX(48deg)');
  await eventually(() => page.locator('[title="The map cannot be tilted further"]').count()).toBe(1);
  await compass.click();
  await eventually(tilted).toContain('rotateX(0deg) rotate(0deg)');
  await page.mouse.move(400, 300);
  await page.mouse.down({ button: 'right' });
  await page.mouse.move(500, 260, { steps: 4 });
  await page.mouse.up({ button: 'right' });
  await eventually(tilted).toMatch(/^rotateX\((?!0deg).*rotate\(-(?!0deg)/);
  await button('Show the whole airport').click();
  await eventually(shownPlace).toBe('41.29700, 2.08000');
  await eventually(() => new URL(page.url()).searchParams.get('camera')).toMatch(/^2\.08,41\.297,/);
  await page.locator('.skip-links button').first().focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowRight');
  await eventually(shownPlace).toMatch(/^41\.29700, 2\.08[^0]/);
  expect(complaints).toEqual([]);
});

it('measures by clicks and by keys, and leaves the selection alone', async () => {
  await open(`${at('08:20:00')}&camera=${MIDDLE.lon},${MIDDLE.lat},16,0,0`);
  const map = await new ReplayPage(page, server.url).boxOf(page.locator('.map-view'));
  const [x, y] = [map.x + map.width / 2, map.y + map.height / 2];
  const told = page.locator('.measure-told strong');
  const total = async () => Number(/^Total (\d+) m$/.exec((await told.textContent()) ?? '')?.[1]);
  /** The ellipsoid is not the projection's sphere: they differ by a third of a per cent here. */
  const metres = (pixels: number) => Math.round(pixels * metresPerPixel(MIDDLE.lat, 16));
  const measures = (pixels: number) =>
    eventually(async () => Math.abs((await total()) - metres(pixels))).toBeLessThan(2);
  await button('Measure distances').click();
  await measures(0);
  await page.mouse.click(x, y);
  await page.mouse.click(x + 200, y);
  await measures(200);
  expect(await page.locator('.measure-told').textContent()).toContain('bearing 090°');
  await page.mouse.dblclick(x + 200, y + 150);
  await measures(350);
  await eventually(() => page.locator('.measure-told').textContent()).not.toContain('A double click ends');
  await page.mouse.click(x - 100, y - 100);
  expect(await page.locator('.measure-point').count()).toBe(3);
  expect(await page.locator('.details').count()).toBe(0);
  await page.mouse.move(x + 200, y + 150);
  await page.mouse.down();
  await page.mouse.move(x + 200, y + 50, { steps: 3 });
  await page.mouse.up();
  await measures(250);
  await page.keyboard.press('Escape');
  await eventually(() => page.locator('.measure-panel').count()).toBe(0);

  await button('Measure distances').focus();
  await page.keyboard.press('Enter');
  await measures(0);
  await page.mouse.move(5, 5);
  await button('Set a point in the middle of the map (Enter)').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await eventually(() => page.locator('.measure-point').count()).toBe(2);
  await page.getByRole('button', { name: /^Point 2/ }).focus();
  for (let press = 0; press < 5; press += 1) await page.keyboard.press('Shift+ArrowDown');
  await measures(100);
  await page.keyboard.press('Delete');
  await eventually(() => page.locator('.measure-point').count()).toBe(1);
  await button('Clear the measurement').click();
  await eventually(() => page.locator('.measure-point').count()).toBe(0);
  expect(complaints).toEqual([]);
});

it('measures along the roads too, where there are roads', async () => {
  await open(`${at('08:20:00')}&camera=${MIDDLE.lon},${MIDDLE.lat},16,0,0`);
  const map = await new ReplayPage(page, server.url).boxOf(page.locator('.map-view'));
  const [x, y] = [map.x + map.width / 2, map.y + map.height / 2];
  const [end = [0, 0]] = ROAD.slice(-1);
  const metresPerDegree = 111_195 * Math.cos((MIDDLE.lat * Math.PI) / 180);
  const east = ((end[0] - MIDDLE.lon) * metresPerDegree) / metresPerPixel(MIDDLE.lat, 16);
  const told = page.locator('.measure-roads');
  await button('Measure distances').click();
  await button('Measure along the roads too').click();
  await eventually(() => told.textContent()).toBe('Along the roads: set two points');
  await page.mouse.click(x, y);
  await page.mouse.dblclick(x + east, y);
  await eventually(() => told.textContent()).toMatch(/^Along the roads (49\d|50\d) m$/);
  expect(await page.locator('.measure-way').count()).toBe(1);
  expect(await violations(page, { within: '.measure-panel' })).toEqual([]);
  expect(complaints).toEqual([]);

  await page.context().close();
  await open(at('08:20:00', 'XNON'));
  await button('Measure distances').click();
  const along = button('Measure along the roads too');
  await eventually(() => along.getAttribute('title')).toBe('The map of this airport has no roads');
});

it('takes layers off, and remembers which', async () => {
  await open(at('08:20:00'));
  await button('Layers').click();
  await page.getByRole('checkbox', { name: 'Stand occupation' }).uncheck();
  expect(await violations(page, { within: '.map-area' })).toEqual([]);
  await page.reload();
  await page.locator('.map-view[data-loaded]').waitFor();
  await button('Layers').click();
  expect(await page.getByRole('checkbox', { name: 'Stand occupation' }).isChecked()).toBe(false);
  await button('Show all layers').click();
  await eventually(() => page.getByRole('checkbox', { name: 'Stand occupation' }).isChecked()).toBe(true);
  expect(complaints).toEqual([]);
});

it('shows distances where there is no map, copies places, and has controls for fingers', async () => {
  await open(at('08:20:00', 'XNON'), {
    hasTouch: true,
    isMobile: true,
    viewport: { width: 1024, height: 768 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await eventually(() => page.locator('.map-scale').textContent()).toMatch(/^\d+ k?m$/);
  await eventually(shownPlace).toBe('41.29700, 2.08000');
  await Promise.all([
    page.locator('.map-copied', { hasText: /^Copied$/ }).waitFor(),
    page.locator('.map-place').tap(),
  ]);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^41\.29700\d, 2\.080000$/);
  const zoom = () => page.locator('.map-zoom').textContent();
  const before = await zoom();
  await pinch();
  await eventually(zoom).not.toBe(before);
  await eventually(() => page.locator('.map-compass').getAttribute('aria-label')).not.toContain('000°');
  const sizes = await page
    .locator('.map-tools button')
    .evaluateAll(all =>
      all.map(each => each.getBoundingClientRect()).map(({ width, height }) => Math.min(width, height)),
    );
  expect(sizes).toHaveLength(8);
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(40);
  expect(complaints).toEqual([]);
});
