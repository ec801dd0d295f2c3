import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../browser/chromium.ts';
import { ServerProcess } from '../../end-to-end/server-process.ts';
import { recordMovingVehicles } from '../moving-vehicles.ts';
import { quantile, told } from '../quantile.ts';
import { figure, type Measured, progress } from '../report.ts';
import { inScratchFolder } from '../scratch.ts';
import { type Frame, traceFrames } from './main-thread-trace.ts';
import { openPage } from './open-page.ts';
import { buildPage } from './page-stage.ts';
import { scrubbing, TEN_HOURS } from './scrubbing.ts';

/** What all scripts may weigh until map and state are drawn, gzipped; and how long that may take. */
const MOST_SCRIPT_BYTES = 600_000;
const SHOWN_WITHIN_MS = 2500;
const SHARES = [0.5, 0.95];
const WARM_UP_MS = 3000;
const MEASURED_MS = 12_000;
const RECORDINGS = [
  { airportId: 'P0500', vehicles: 500, seconds: 60, budgetMs: 4 },
  { airportId: 'P2000', vehicles: 2000, seconds: 60, budgetMs: undefined },
  { airportId: 'P5000', vehicles: 5000, seconds: 60, budgetMs: 12 },
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
      rows.push(await scrubbing(browser, server.url));
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
  const { page, firstPaintMs, shownMs, scriptBytes } = await openPage(browser, url, airportId, vehicles);
  try {
    await page.getByRole('button', { name: 'Play', exact: true }).click();
    await page.waitForTimeout(WARM_UP_MS);
    const frames = await traceFrames(browser, page, MEASURED_MS);
    const cpu = frames.map(frame => frame.cpu);
    const part = 'page';
    const opening = {
      part,
      work: `opening with ${figure(vehicles)} vehicles: first paint; map and state drawn`,
      ours: `${figure(firstPaintMs)} ms; ${figure(shownMs)} ms`,
      budget: { text: `${figure(SHOWN_WITHIN_MS)} ms`, met: shownMs <= SHOWN_WITHIN_MS },
    };
    const scripts = {
      part,
      work: "JavaScript loaded until then, the workers' with it, gzipped",
      ours: `${figure(scriptBytes / 1000)} kB`,
      budget: { text: `${figure(MOST_SCRIPT_BYTES / 1000)} kB`, met: scriptBytes <= MOST_SCRIPT_BYTES },
    };
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
  } finally {
    await page.close();
  }
}

function besideOf(frames: readonly Frame[]): string {
  const [drawing, wall] = [frames.map(frame => frame.drawing), frames.map(frame => frame.wall)];
  const rate = figure(frames.length / (MEASURED_MS / 1000), 1);
  return `drawing alone ${told(drawing, SHARES)}; by the clock ${told(wall, SHARES)}; ${rate} frames/s`;
}
