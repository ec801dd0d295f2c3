import { setTimeout as sleep } from 'node:timers/promises';
import type { CDPSession } from 'playwright-core';
import { AIRPORT } from '../../../data/shift/shift-constants.ts';
import { launchChromium } from '../../browser/chromium.ts';
import { ServerProcess } from '../../end-to-end/server-process.ts';
import { quantile } from '../quantile.ts';
import { figure, type Measured, megabytes, progress } from '../report.ts';
import { inScratchFolder } from '../scratch.ts';
import { flatness } from '../soak/flatness.ts';
import { LITTLE_TO_PAINT, openPage } from './open-page.ts';
import { buildPage, demoInto } from './page-stage.ts';

const MINUTES = 30;
const SPEED = 60;
const SAMPLES_PER_MINUTE = 4;

/** What a page holds, after a collection of garbage. Bytes, and counts. */
interface Held {
  readonly heap: number;
  readonly nodes: number;
  readonly listeners: number;
}

/** Plays the demo shift at 60 times, over and over, for so many minutes, by default 30; the page's memory has to stay flat. */
export function pageSoak([minutes = `${MINUTES}`]: readonly string[]): Promise<Measured[]> {
  const length = Number(minutes);
  if (!(length >= 1)) throw new Error(`${minutes} is no number of minutes from 1 on`);
  return inScratchFolder(async folder => {
    await buildPage();
    const server = await ServerProcess.start({
      DATABASE: await demoInto(folder),
      PORT: '0',
      IMPORT_DEMO: 'false',
    });
    const browser = await launchChromium();
    try {
      const { page } = await openPage(browser, server.url, {
        airportId: AIRPORT.airportId,
        ratio: LITTLE_TO_PAINT,
      });
      await page.keyboard.press('l');
      await page.locator('.speed').click();
      await page.getByRole('textbox').last().fill(`${SPEED}`);
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Play', exact: true }).click();
      const session = await page.context().newCDPSession(page);
      const samples: Held[] = [];
      for (let number = 0; number < length * SAMPLES_PER_MINUTE; number += 1) {
        await sleep(60_000 / SAMPLES_PER_MINUTE);
        samples.push(await held(session));
        const last = samples.at(-1);
        if (number % SAMPLES_PER_MINUTE === 0 && last)
          progress(`  ${figure(number / SAMPLES_PER_MINUTE)} min: ${megabytes(last.heap)}`);
      }
      const playing = await page.getByRole('button', { name: 'Pause', exact: true }).count();
      if (playing !== 1) throw new Error('the page does not play any more');
      return [row(samples, length)];
    } finally {
      await browser.close();
      await server.kill('SIGTERM');
    }
  });
}

function row(samples: readonly Held[], minutes: number): Measured {
  const typical = (values: readonly number[]) => quantile(values, 0.5);
  const heap = flatness(samples, each => each.heap, { typical, slack: 1e6 });
  const nodes = flatness(samples, each => each.nodes, { typical, slack: 100 });
  const listeners = flatness(samples, each => each.listeners, { typical, slack: 20 });
  return {
    part: 'page-soak',
    work: `the demo shift at ${SPEED} times, looped, for ${figure(minutes)} minutes`,
    ours: `heap ${megabytes(heap.last)} (middle third ${megabytes(heap.middle)}); nodes ${figure(nodes.last)} (${figure(nodes.middle)}); listeners ${figure(listeners.last)} (${figure(listeners.middle)})`,
    budget: { text: 'flat: 5 % from the middle third', met: heap.flat && nodes.flat && listeners.flat },
  };
}

async function held(session: CDPSession): Promise<Held> {
  await session.send('HeapProfiler.collectGarbage');
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  const read = (name: string) => metrics.find(metric => metric.name === name)?.value ?? Number.NaN;
  return { heap: read('JSHeapUsedSize'), nodes: read('Nodes'), listeners: read('JSEventListeners') };
}
