import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../browser/chromium.ts';
import { ServerProcess } from '../../end-to-end/server-process.ts';
import { recordMovingVehicles } from '../moving-vehicles.ts';
import { quantile, told } from '../quantile.ts';
import { figure, type Measured, progress } from '../report.ts';
import { inScratchFolder } from '../scratch.ts';
import { START } from '../ten-million.ts';
import { type Frame, traceFrames } from './main-thread-trace.ts';
import { LITTLE_TO_PAINT, type OpenedPage, openPage } from './open-page.ts';
import { buildPage } from './page-stage.ts';
import { scrubbing, TEN_HOURS } from './scrubbing.ts';

/** What all scripts may weigh until map and state are drawn, gzipped; and how long that may take. */
const MOST_SCRIPT_BYTES = 600_000;
const SHOWN_WITHIN_MS = 2500;
const SHARES = [0.5, 0.95];
const WARM_UP_MS = 3000;
const MEASURED_MS = 12_000;
const OPENINGS = 3;
/** Where the playhead begins, after the first fix of all. */
const BEGINS_MS = 2000;
const RECORDINGS = [
  { airportId: 'P0500', vehicles: 500, seconds: 60, lasts: 3600, budgetMs: 4 },
  { airportId: 'P2000', vehicles: 2000, seconds: 60, lasts: 3600, budgetMs: undefined },
  { airportId: 'P5000', vehicles: 5000, seconds: 60, lasts: 3600, budgetMs: 12 },
];

/** Measures the built page in a headless Chromium whose WebGL is drawn in software, by another process. */
export function page(): Promise<Measured[]> {
  return inScratchFolder(async folder => {
    const database = join(folder, 'replay.sqlite');
    progress('  building the page and recording its vehicles');
    await buildPage();
    await recordMovingVehicles(database, [...RECORDINGS, TEN_HOURS]);
    const server = await ServerProcess.start({ DATABASE: database, PORT: '0', IMPORT_DEMO: 'false' });
    const browser = await launchChromium();
    try {
      const rows: Measured[] = [];
      for (const recording of RECORDINGS) {
        progress(`  ${recording.vehicles} vehicles`);
        rows.push(...(await measure(browser, server.url, recording)));
      }
      progress('  scrubbing');
      rows.push(...(await scrubbing(browser, server.url)));
      return rows;
    } finally {
      await browser.close();
      await server.kill('SIGTERM');
    }
  });
}

async function measure(
  browser: Browser,
  url: string,
  { airportId, vehicles, budgetMs }: (typeof RECORDINGS)[number],
): Promise<Measured[]> {
  const part = 'page';
  const time = START + BEGINS_MS;
  const opened: OpenedPage[] = [];
  for (let round = 0; round < OPENINGS; round += 1) {
    const opening = await openPage(browser, url, { airportId, time, vehicles });
    await opening.page.close();
    opened.push(opening);
  }
  const shown = opened.map(each => each.shownMs);
  const typical = quantile(shown, 0.5);
  const bytes = Math.max(...opened.map(each => each.scriptBytes));
  const opening = {
    part,
    work: `opening with ${figure(vehicles)} vehicles, median of ${OPENINGS}: map and state drawn`,
    ours: `${figure(typical)} ms`,
    beside: `longest ${figure(Math.max(...shown))} ms; first paint ${told(
      opened.map(each => each.firstPaintMs),
      [0.5],
    )}`,
    budget: { text: `${figure(SHOWN_WITHIN_MS)} ms`, met: typical <= SHOWN_WITHIN_MS },
  };
  const scripts = {
    part,
    work: "JavaScript loaded until then, the workers' with it, gzipped",
    ours: `${figure(bytes / 1000)} kB`,
    budget: { text: `${figure(MOST_SCRIPT_BYTES / 1000)} kB`, met: bytes <= MOST_SCRIPT_BYTES },
  };
  const frames = await playedFrames(browser, url, { airportId, time, vehicles, ratio: LITTLE_TO_PAINT });
  const cpu = frames.map(frame => frame.cpu);
  const drawing = {
    part,
    work: `main thread per frame, ${figure(vehicles)} moving vehicles: processor time of all its tasks`,
    ours: told(cpu, SHARES),
    beside: besideOf(frames),
    ...(budgetMs !== undefined && {
      budget: { text: `p95 ${budgetMs} ms`, met: quantile(cpu, 0.95) <= budgetMs },
    }),
  };
  return vehicles === RECORDINGS[0]?.vehicles ? [scripts, opening, drawing] : [opening, drawing];
}

async function playedFrames(
  browser: Browser,
  url: string,
  opening: Parameters<typeof openPage>[2],
): Promise<Frame[]> {
  const { page } = await openPage(browser, url, opening);
  try {
    await page.getByRole('button', { name: 'Play', exact: true }).click();
    await page.waitForTimeout(WARM_UP_MS);
    return await traceFrames(browser, page, MEASURED_MS);
  } finally {
    await page.close();
  }
}

function besideOf(frames: readonly Frame[]): string {
  const [drawing, wall] = [frames.map(frame => frame.drawing), frames.map(frame => frame.wall)];
  const rate = figure(frames.length / (MEASURED_MS / 1000), 1);
  return `drawing alone ${told(drawing, SHARES)}; by the clock ${told(wall, SHARES)}; ${rate} frames/s`;
}
