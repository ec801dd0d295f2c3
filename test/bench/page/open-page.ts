import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { toIso } from '../../../server/contract/time.ts';

const VIEWPORT = { width: 1280, height: 800 };

/** A page that shows its map and state; times in ms from the navigation's start, sizes in bytes. */
export interface OpenedPage {
  readonly page: Page;
  /** First contentful paint. */
  readonly firstPaintMs: number;
  /** The first picture with the map loaded and the vehicles on it. */
  readonly shownMs: number;
  /** All scripts loaded until then, each gzipped. */
  readonly scriptBytes: number;
}

/** A ratio for `openPage`: painting by a software GL does not count, and with few pixels it does not hold up the frames either. */
export const LITTLE_TO_PAINT = 0.25;

type Opening = {
  readonly airportId: string;
  /** Ms since 1970; by default where the page itself begins. */
  readonly time?: number;
  /** How many to wait for; by default any. */
  readonly vehicles?: number;
  /** Device pixels in a CSS pixel, by default 1. With fewer of them the software GL has less to paint, the page as much to do. */
  readonly ratio?: number;
};

/** Opens the page of an airport with nothing in the browser's cache. */
export async function openPage(
  browser: Browser,
  url: string,
  { airportId, time, vehicles, ratio = 1 }: Opening,
): Promise<OpenedPage> {
  const page = await browser.newPage({ viewport: VIEWPORT, deviceScaleFactor: ratio });
  const scripts: Promise<Buffer>[] = [];
  page.on('response', response => {
    if (response.request().resourceType() === 'script') scripts.push(response.body());
  });
  await page.goto(`${url}/?airport=${airportId}${time === undefined ? '' : `&time=${toIso(time)}`}`);
  const shown = await page.waitForFunction(count => {
    const map = document.querySelector<HTMLElement>('.map-view');
    const drawn = Number(map?.dataset.vehicles ?? 0);
    const all = count === undefined ? drawn > 0 : drawn === count;
    return map?.dataset.loaded === 'true' && all && performance.now();
  }, vehicles);
  const bodies = await Promise.all(scripts);
  return {
    page,
    shownMs: Number(await shown.jsonValue()),
    firstPaintMs: await page.evaluate(
      () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
    ),
    scriptBytes: bodies.reduce((sum, body) => sum + gzipSync(body).length, 0),
  };
}
