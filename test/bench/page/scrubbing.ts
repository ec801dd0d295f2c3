import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import type { MovingVehicles } from '../moving-vehicles.ts';
import { figure, type Measured } from '../report.ts';
import { openPage } from './open-page.ts';

/** A shift of ten hours. */
export const TEN_HOURS: MovingVehicles = { airportId: 'P10H', vehicles: 150, seconds: 36_000, every: 2 };

/** From one end of the timeline to the other. */
const SCRUB_MS = 10_000;
const LEAST_PER_SECOND = 20;
/** As a mouse tells its moves. */
const MOVE_EVERY_MS = 15;

/** What the page did while it was scrubbed. */
interface Followed {
  /** Pictures of the map at another time than the one before. */
  readonly pictures: number;
  /** Recorded states read and taken over. */
  readonly states: number;
  readonly seconds: number;
}

/** Drags the playhead over ten hours, end to end, and counts how the map follows. */
export async function scrubbing(browser: Browser, url: string): Promise<Measured> {
  const { page } = await openPage(browser, url, TEN_HOURS);
  try {
    let states = 0;
    page.on('requestfinished', request => {
      if (request.url().includes('/history/state')) states += 1;
    });
    const box = await page.getByRole('slider', { name: 'Timeline' }).boundingBox();
    if (!box) throw new Error('the page has no timeline');
    const y = box.y + box.height / 2;
    await page.mouse.move(box.x + 1, y);
    await page.mouse.down();
    await page.evaluate(() => {
      const map = document.querySelector<HTMLElement>('.map-view');
      if (!map) throw new Error('the page has no map');
      new MutationObserver(() => {
        map.dataset.pictures = `${Number(map.dataset.pictures ?? 0) + 1}`;
      }).observe(map, { attributes: true, attributeFilter: ['data-time'] });
    });
    states = 0;
    const began = performance.now();
    for (let past = 0; past < SCRUB_MS; past = performance.now() - began) {
      await page.mouse.move(box.x + 1 + ((box.width - 2) * past) / SCRUB_MS, y);
      await sleep(MOVE_EVERY_MS);
    }
    const seconds = (performance.now() - began) / 1000;
    const pictures = Number(await page.locator('.map-view').getAttribute('data-pictures'));
    const read = states;
    await page.mouse.up();
    return row({ pictures, states: read, seconds });
  } finally {
    await page.close();
  }
}

function row({ pictures, states, seconds }: Followed): Measured {
  const [drawn, read] = [pictures / seconds, states / seconds];
  return {
    part: 'page',
    work: `ten hours of ${TEN_HOURS.vehicles} vehicles scrubbed end to end in ${figure(seconds)} s`,
    ours: `${figure(drawn, 1)} pictures/s; ${figure(read, 1)} recorded states/s`,
    budget: {
      text: `${LEAST_PER_SECOND} of each a second`,
      met: drawn >= LEAST_PER_SECOND && read >= LEAST_PER_SECOND,
    },
  };
}
