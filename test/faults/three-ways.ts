import { ok } from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { Random } from '../../data/shift/random.ts';
import type { FaultCase } from './fault-case.ts';
import { FaultStage } from './fault-stage.ts';
import { FaultyProxy } from './faulty-proxy.ts';
import { isPausedAgain } from './paused-again.ts';
import { expectSameStream } from './same-events.ts';
import type { StrictViewer } from './strict-viewer.ts';
import { watchByPolling, watchWebSocket } from './watch-other-ways.ts';
import { watchSse } from './watch-sse.ts';

const EACH = 6;
const SECONDS = 6;

type Way = (
  stage: FaultStage,
  url: string,
  sessionId: string,
  viewer: StrictViewer,
  stop: AbortSignal,
) => Promise<unknown>;

const WAYS: Readonly<Record<string, Way>> = {
  stream: (stage, url, sessionId, viewer, signal) =>
    watchSse(stage.streamUrl(sessionId, url), viewer, { signal }),
  ws: (stage, url, sessionId, viewer, signal) =>
    watchWebSocket(stage.streamUrl(sessionId, url, 'ws'), viewer, signal),
  poll: (stage, url, sessionId, viewer, signal) =>
    watchByPolling(`${stage.streamUrl(sessionId, url, 'poll')}&wait=2`, viewer, signal),
};

export const threeWays: FaultCase = {
  fault: 'event streams, WebSockets and long polls cut at random, beside each other',
  done: `${EACH} viewers each way of one session at 10 times speed, with seeks and filters, for ${SECONDS} s; every 15 ms one is cut`,
  contract: 'all see the same sequence, nothing missed and nothing twice',
  async run() {
    const random = new Random(23);
    await using stage = await FaultStage.open();
    const { sessionId, startTime } = await stage.share({ playbackSpeed: 10, paused: true });
    const proxy = await FaultyProxy.start(stage.server.url);
    const witness = stage.viewer();
    const stopWitness = new AbortController();
    const watched = watchSse(stage.streamUrl(sessionId), witness, { signal: stopWitness.signal });
    await witness.until(({ event }) => event === 'snapshot');
    const viewers = Object.entries(WAYS).flatMap(([name, way]) =>
      Array.from({ length: EACH }, () => ({ name, way, viewer: stage.viewer() })),
    );
    const over = viewers.map(async ({ way, viewer }) => {
      const stop = new AbortController();
      void viewer.until(isPausedAgain, 2).then(() => stop.abort());
      while (!stop.signal.aborted) {
        await way(stage, proxy.url, sessionId, viewer, stop.signal);
        await sleep(5);
      }
    });
    await Promise.race([
      Promise.all(viewers.map(({ viewer }) => viewer.until(({ event }) => event === 'snapshot'))),
      ...over,
    ]);
    await stage.control(sessionId, 'play');
    let cuts = 0;
    const end = performance.now() + SECONDS * 1000;
    for (let round = 0; performance.now() < end; round++) {
      await Promise.race([sleep(15), ...over]);
      const open = proxy.connections;
      if (open.length > 0) {
        cuts++;
        const connection = random.pick(open);
        if (random.chance(0.5)) connection.cut();
        else connection.toClient.cutAfter(random.integer(0, 3000), () => connection.reset());
      }
      if (round % 60 === 30) await stage.control(sessionId, 'seek', { time: startTime });
      if (round % 60 === 0) {
        const filters = random.pick([{}, { vehicleTypes: ['bus'] }, { kinds: ['task', 'vehicle'] }]);
        await stage.post('/set-params', { sessionId, filters });
      }
    }
    await stage.control(sessionId, 'pause');
    await Promise.all(over);
    await witness.until(isPausedAgain, 2);
    stopWitness.abort();
    await watched;
    await proxy.stop();

    const told = witness.arrivals.length;
    for (const { name, viewer } of viewers) {
      const compared = expectSameStream(viewer, witness, `a viewer by ${name}`);
      ok(compared > told / 2, `a viewer by ${name} saw only ${compared} of ${told} events`);
    }
    return `${cuts} cuts; all ${viewers.length} viewers and one that was never cut saw the same ${told} events, every state true`;
  },
};
