import { ok } from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { Random } from '../../data/shift/random.ts';
import { type Judged, judge } from '../fidelity/judge.ts';
import { API } from '../http/test-app.ts';
import type { FaultCase } from './fault-case.ts';
import { FaultStage } from './fault-stage.ts';
import { FaultyProxy } from './faulty-proxy.ts';
import { isPausedAgain } from './paused-again.ts';
import { StrictViewer } from './strict-viewer.ts';
import { watchByPolling, watchWebSocket } from './watch-other-ways.ts';
import { watchSse } from './watch-sse.ts';

const SECONDS = 6;
const RATES = ['', '&maxRate=1', '&maxRate=5', '&maxRate=40'];

type Watch = (url: string, viewer: StrictViewer, signal: AbortSignal) => Promise<unknown>;

const WAYS: readonly (readonly [string, Watch])[] = [
  ['stream', (url, viewer, signal) => watchSse(url, viewer, { signal })],
  ['ws', watchWebSocket],
  ['poll', (url, viewer, signal) => watchByPolling(`${url}&wait=2`, viewer, signal)],
];

/**
 * Watches by each way until the session is paused, every connection at another rate than the one before, all of them cut
 * again and again; the judges compare each state that is held, and each transition.
 */
export const changingRates: FaultCase = {
  fault: 'viewers on weak links that come back with another maxRate each time',
  done: `a private session that tells every position and a shared one, by every way, cut every 40 ms for ${SECONDS} s`,
  contract: 'no transition is missed or told twice, every state that is held is true',
  async run() {
    const random = new Random(41);
    await using stage = await FaultStage.open();
    const { sessionId } = await stage.share({ playbackSpeed: 20 });
    const proxy = await FaultyProxy.start(stage.server.url);
    const judged: Judged = { states: 0, transitions: 0 };
    const stop = new AbortController();
    const until = async (watch: (rate: string) => Promise<unknown>) => {
      while (!stop.signal.aborted) await watch(random.pick(RATES));
    };
    const over: Promise<void>[] = [];
    const viewers: StrictViewer[] = [];
    for (const [way, watch] of WAYS) {
      for (let each = 0; each < 3; each++) {
        const viewer = new StrictViewer(judge(stage.outcomes, true, judged));
        viewers.push(viewer);
        over.push(
          until(rate =>
            watch(`${proxy.url}${API}/${way}?sessionId=${sessionId}${rate}`, viewer, stop.signal),
          ),
        );
      }
      const every = new StrictViewer(judge(stage.outcomes, false, judged));
      const options = stage.options({ playbackSpeed: '20', conflate: 'false' }) as Record<string, string>;
      const query = new URLSearchParams(options);
      viewers.push(every);
      over.push(until(() => watch(`${proxy.url}${API}/${way}?${query}`, every, stop.signal)));
    }
    let cuts = 0;
    for (const end = performance.now() + SECONDS * 1000; performance.now() < end; ) {
      await Promise.race([sleep(40), ...over]);
      const { connections } = proxy;
      if (connections.length === 0) continue;
      cuts++;
      random.pick(connections).cut();
    }
    await stage.control(sessionId, 'pause');
    const shared = viewers.filter(({ session }) => session?.sessionId === sessionId);
    await Promise.race([Promise.all(shared.map(viewer => viewer.until(isPausedAgain))), ...over]);
    stop.abort();
    await Promise.all(over);
    await proxy.stop();
    const own = viewers.filter(viewer => !shared.includes(viewer));
    ok(shared.length === 9 && own.length === 3, 'a viewer never got its session');
    for (const viewer of own) {
      const sessions = viewer.eventsSince(0).filter(({ event }) => event === 'playback');
      const ids = new Set(sessions.map(({ data }) => JSON.parse(data).sessionId));
      ok(ids.size === 1, 'a private session was not found again');
    }
    const visits = viewers.reduce((sum, viewer) => sum + viewer.visits.length, 0);
    return `${cuts} cuts, ${visits} streams; ${judged.states} states and ${judged.transitions} transitions compared`;
  },
};
