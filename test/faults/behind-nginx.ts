import { deepStrictEqual, ok } from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { OutboxEvent } from '../../server/replay/outbox-event.ts';
import type { FaultCase } from './fault-case.ts';
import { FaultStage } from './fault-stage.ts';
import { FaultyProxy } from './faulty-proxy.ts';
import { FIRST_EVENT_MS, timeFirstEvents } from './first-events.ts';
import { Nginx } from './nginx.ts';
import { isPausedAgain } from './paused-again.ts';
import { expectSameStream } from './same-events.ts';
import type { StrictViewer } from './strict-viewer.ts';
import { watchByPolling, watchWebSocket } from './watch-other-ways.ts';
import { watchSse } from './watch-sse.ts';

const IDLE_MS = 80_000;

export const behindNginx: FaultCase = {
  fault: 'nginx before the server, with proxy_pass and nothing else',
  done: `first events; a paused session for ${IDLE_MS / 1000} s by every way, then a command; playing; connections to nginx cut`,
  contract: `first event within ${FIRST_EVENT_MS} ms, idle streams stay open and alive, ticks come as they are told, resumes go on`,
  async run() {
    await using stage = await FaultStage.open();
    await using nginx = await Nginx.start(stage.server.url);
    const { sessionId } = await stage.share({ paused: true, playbackSpeed: 10 });
    const first = await timeFirstEvents(stage.streamUrl(sessionId, nginx.url));
    const proxy = await FaultyProxy.start(nginx.url);
    const stop = new AbortController();
    const { signal } = stop;
    const viewers = {
      witness: stage.viewer(),
      stream: stage.viewer(),
      socket: stage.viewer(),
      poll: stage.viewer(),
    };
    const again = async (viewer: StrictViewer, way: () => Promise<unknown>) => {
      while (!signal.aborted) await way();
      return viewer;
    };
    const over = [
      watchSse(stage.streamUrl(sessionId), viewers.witness, { signal }),
      again(viewers.stream, () =>
        watchSse(stage.streamUrl(sessionId, proxy.url), viewers.stream, { signal }),
      ),
      again(viewers.socket, () =>
        watchWebSocket(stage.streamUrl(sessionId, proxy.url, 'ws'), viewers.socket, signal),
      ),
      again(viewers.poll, () =>
        watchByPolling(stage.streamUrl(sessionId, proxy.url, 'poll'), viewers.poll, signal),
      ),
    ];
    const all = Object.values(viewers);
    const allSee = (found: (event: OutboxEvent) => boolean) => {
      const from = all.map(({ arrivals }) => arrivals.length);
      return () =>
        Promise.race([Promise.all(all.map((viewer, at) => viewer.until(found, from[at]))), ...over]);
    };
    await Promise.all(all.map(viewer => viewer.until(({ event }) => event === 'snapshot')));
    await Promise.race([sleep(IDLE_MS), ...over]);
    const idleVisits = [viewers.stream, viewers.socket].map(({ visits }) => visits.length);
    deepStrictEqual(idleVisits, [1, 1], 'an idle stream or WebSocket was let go');
    const silent = viewers.stream.visits[0]?.longestSilenceMs ?? Number.POSITIVE_INFINITY;
    ok(silent < 15_000, `nothing came for ${Math.round(silent)} ms`);

    const stepped = allSee(({ event }) => event === 'snapshot');
    const commanded = performance.now();
    await stage.control(sessionId, 'step', { by: 'PT1S' });
    await stepped();
    const alive = performance.now() - commanded;
    ok(alive < 1000, `a command reached idle viewers after ${Math.round(alive)} ms`);

    await stage.control(sessionId, 'play');
    await sleep(3000);
    const lag = all.map(({ arrivals }) => performance.now() - (arrivals.at(-1)?.at ?? 0));
    ok(Math.max(...lag) < 1000, `ticks are held up for ${Math.round(Math.max(...lag))} ms`);
    for (let cut = 0; cut < 30; cut++) {
      for (const connection of proxy.connections) connection.cut();
      await sleep(50);
    }
    const paused = allSee(isPausedAgain);
    await stage.control(sessionId, 'pause');
    await paused();
    stop.abort();
    await Promise.all(over);
    await proxy.stop();
    const { witness, ...others } = viewers;
    for (const [name, viewer] of Object.entries(others))
      expectSameStream(viewer, witness, `the viewer by ${name}`);
    return `${first}; idle for ${IDLE_MS / 1000} s, never silent for more than ${(silent / 1000).toFixed(1)} s, a command then came within ${Math.round(alive)} ms by every way; cut 30 times each, all saw the same ${witness.arrivals.length} events`;
  },
};
