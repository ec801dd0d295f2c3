import { ok } from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { Random } from '../../data/shift/random.ts';
import type { FaultCase } from './fault-case.ts';
import { FaultStage } from './fault-stage.ts';
import { type FaultyConnection, FaultyProxy } from './faulty-proxy.ts';
import type { StrictViewer } from './strict-viewer.ts';
import { watchAsPage } from './watch-as-page.ts';

const SECONDS = 80;
/** Once the faults are over, everybody has what was told last within so many ms: a dead connection is noticed in 35 s. */
const RECOVERY_MS = 60_000;

type Harm = (connection: FaultyConnection, nth: number, random: Random) => void;

const later = (ms: number, harm: () => void) => void setTimeout(harm, ms).unref();

const HARMS: Readonly<Record<string, Harm>> = {
  none: () => {},
  'a delay of 400 ms each way'({ toClient, toServer }) {
    toClient.delay(400);
    toServer.delay(400);
  },
  '10 kB/s': ({ toClient }) => toClient.throttle(10_000),
  'cuts every few seconds': (connection, _nth, random) =>
    later(random.between(500, 6000), () => connection.cut()),
  'resets every few seconds': (connection, _nth, random) =>
    later(random.between(500, 6000), () => connection.reset()),
  'cuts in the middle of events': (connection, _nth, random) =>
    connection.toClient.cutAfter(random.integer(300, 90_000), () => connection.cut()),
  'the server half closed': (connection, _nth, random) =>
    later(random.between(500, 6000), () => connection.closeTowardsClient()),
  'the client half closed': (connection, _nth, random) =>
    later(random.between(500, 6000), () => connection.closeTowardsServer()),
  'a stall of 75 s': ({ toClient, toServer }, nth) => {
    if (nth > 2) return;
    later(3000, () => {
      toClient.stall(75_000);
      toServer.stall(75_000);
    });
  },
  'a stall of 8 s every 10 s': ({ toClient }) => {
    const timer = setInterval(() => toClient.stall(8000), 10_000);
    timer.unref();
  },
  'answers that are swallowed': ({ toClient }, nth) => {
    if (nth <= 2) later(3000, () => toClient.swallow());
  },
};

export const pageReader: FaultCase = {
  fault: "the page's own reader behind every fault of the proxy",
  done: `${Object.keys(HARMS).length} readers for ${SECONDS} s: ${Object.keys(HARMS).join(', ')}`,
  contract: 'it goes on by itself; all that it holds is true; in the end it has what was told last',
  async run() {
    const random = new Random(31);
    await using stage = await FaultStage.open();
    const { sessionId } = await stage.share({ playbackSpeed: 2, loop: true });
    let breach: unknown;
    const readers = await Promise.all(
      Object.entries(HARMS).map(async ([name, harm]) => {
        let connections = 0;
        const proxy = await FaultyProxy.start(stage.server.url, connection =>
          harm(connection, ++connections, random),
        );
        const viewer = stage.viewer();
        const watch = watchAsPage(proxy.url, sessionId, viewer, error => {
          breach ??= new Error(`behind ${name}: ${error instanceof Error ? error.message : error}`);
        });
        return { name, proxy, viewer, watch };
      }),
    );
    const until = async (ms: number, isDone: () => boolean) => {
      for (const end = performance.now() + ms; performance.now() < end && !isDone(); ) {
        await sleep(100);
        if (breach) throw breach;
      }
    };
    await until(SECONDS * 1000, () => false);
    await stage.control(sessionId, 'pause');
    const hasEnd = ({ session }: StrictViewer) => session?.status === 'paused';
    await until(RECOVERY_MS, () => readers.every(({ viewer }) => hasEnd(viewer)));
    const told = readers.map(({ name, proxy, viewer, watch }) => {
      watch.close();
      void proxy.stop();
      ok(hasEnd(viewer), `behind ${name} it did not come back`);
      return `${name}: ${viewer.arrivals.length} events, ${viewer.visits.length} connections`;
    });
    return told.join('; ');
  },
};
