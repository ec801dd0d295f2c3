import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import type { MovingVehicles } from '../moving-vehicles.ts';
import { figure, type Measured } from '../report.ts';
import { openPage } from './open-page.ts';

/** A shift of ten hours. */
export const TEN_HOURS: MovingVehicles = { airportId: 'P10H', vehicles: 150, seconds: 36_000, every: 2 };

/** From one end of the timeline to the other. */
const SCRUB_MS = 10_000;
const LEAST_PER_SECOND = 20;
/** As a mouse tells its moves. */
const MOVE_EVERY_MS = 16;
/** How many moves may be on their way: the page is to lose moves when it lags, not to be waited for. */
const MOVES_ON_THEIR_WAY = 4;

/** What the page did while it was scrubbed, each a second. */
interface Followed {
  /** Pictures of the map at another time than the one before. */
  readonly pictures: number;
  /** Recorded states read and taken over. */
  readonly states: number;
  /** Processor time of the main thread's tasks, ms. */
  readonly mainThreadMs: number;
}

/**
 * Drags the playhead over ten hours, end to end, and counts how the map follows. A software GL composites each frame
 * on the cores that the page needs, which is not to count: what the page's own thread needs for a picture stands beside.
 */
export async function scrubbing(browser: Browser, url: string): Promise<Measured[]> {
  const { pictures, states, mainThreadMs } = await scrubbed(browser, url);
  const work = `ten hours of ${TEN_HOURS.vehicles} vehicles scrubbed end to end in ${SCRUB_MS / 1000} s`;
  const ownMs = mainThreadMs / pictures;
  return [
    {
      part: 'page',
      work: `${work}: main thread per picture`,
      ours: `${figure(ownMs, 1)} ms of processor`,
      beside: `a thread busy with nothing else could show ${figure(1000 / ownMs)} pictures/s`,
      budget: {
        text: `${LEAST_PER_SECOND} pictures/s, so ${1000 / LEAST_PER_SECOND} ms`,
        met: ownMs <= 1000 / LEAST_PER_SECOND,
      },
    },
    {
      part: 'page',
      work: `${work}, composited in software`,
      ours: `${figure(pictures, 1)} pictures/s; ${figure(states, 1)} recorded states/s`,
      beside: `main thread busy ${figure(mainThreadMs / 10)} % of the time`,
      budget: {
        text: `${LEAST_PER_SECOND} pictures/s`,
        met: pictures >= LEAST_PER_SECOND,
      },
    },
  ];
}

async function scrubbed(browser: Browser, url: string): Promise<Followed> {
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
    await countPictures(page);
    const spent = await mainThreadClock(page);
    states = 0;
    const began = performance.now();
    const onTheirWay = new Set<Promise<void>>();
    for (let past = 0; past < SCRUB_MS; past = performance.now() - began) {
      if (onTheirWay.size < MOVES_ON_THEIR_WAY) {
        const move = page.mouse.move(box.x + 1 + ((box.width - 2) * past) / SCRUB_MS, y);
        onTheirWay.add(move);
        void move.finally(() => onTheirWay.delete(move));
      }
      await sleep(MOVE_EVERY_MS);
    }
    const read = states;
    const pictures = Number(await page.locator('.map-view').getAttribute('data-pictures'));
    const mainThreadMs = await spent();
    const seconds = (performance.now() - began) / 1000;
    await Promise.all(onTheirWay);
    await page.mouse.up();
    return { pictures: pictures / seconds, states: read / seconds, mainThreadMs: mainThreadMs / seconds };
  } finally {
    await page.close();
  }
}

/** Has the map count its pictures in `data-pictures`. */
function countPictures(page: Page): Promise<void> {
  return page.evaluate(() => {
    const map = document.querySelector<HTMLElement>('.map-view');
    if (!map) throw new Error('the page has no map');
    new MutationObserver(() => {
      map.dataset.pictures = `${Number(map.dataset.pictures ?? 0) + 1}`;
    }).observe(map, { attributes: true, attributeFilter: ['data-time'] });
  });
}

/** Starts to count the processor time of the main thread's tasks; what it answers tells how much it was since, ms. */
async function mainThreadClock(page: Page): Promise<() => Promise<number>> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const taken = async () => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
  };
  const before = await taken();
  return async () => (await taken()) - before;
}
