import { deepStrictEqual } from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { Random } from '../../data/shift/random.ts';
import type { FaultCase } from './fault-case.ts';
import { FaultStage } from './fault-stage.ts';
import { watchSse } from './watch-sse.ts';

export const killedClients: FaultCase = {
  fault: 'clients killed at random moments, under load',
  done: 'every 20 ms one of 12 viewers is reset without a word, for 4 s',
  contract: 'nobody is left behind; who comes back goes on with the next event',
  async run() {
    const random = new Random(11);
    await using stage = await FaultStage.open();
    const { sessionId } = await stage.share({ playbackSpeed: 10 });
    const stop = new AbortController();
    const viewers = Array.from({ length: 12 }, () => ({
      viewer: stage.viewer(),
      kill: new AbortController(),
    }));
    const over = viewers.map(async each => {
      while (!stop.signal.aborted) {
        each.kill = new AbortController();
        await watchSse(stage.streamUrl(sessionId), each.viewer, { signal: each.kill.signal });
      }
    });
    for (let kills = 0; kills < 200; kills++) {
      await Promise.race([sleep(20), ...over]);
      random.pick(viewers).kill.abort();
    }
    await stage.control(sessionId, 'pause');
    const isPaused = ({ event, data }: { event: string; data: string }) =>
      event === 'playback' && JSON.parse(data).status === 'paused';
    await Promise.all(viewers.map(({ viewer }) => viewer.until(isPaused)));
    const { viewers: watching } = await stage.session(sessionId);
    deepStrictEqual(watching, viewers.length, 'viewers counted');
    stop.abort();
    for (const { kill } of viewers) kill.abort();
    await Promise.all(over);
    const visits = viewers.reduce((sum, { viewer }) => sum + viewer.visits.length, 0);
    const snapshots = viewers.map(
      ({ viewer }) => viewer.eventsSince(0).filter(({ event }) => event === 'snapshot').length,
    );
    return `${visits} streams begun or gone on with, ${Math.max(...snapshots)} snapshots at most to one viewer, every state true`;
  },
};
