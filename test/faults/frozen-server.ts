import { deepStrictEqual, ok } from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { toMs } from '../../server/contract/time.ts';
import type { Judged } from '../fidelity/judge.ts';
import { judge } from '../fidelity/judge.ts';
import type { FaultCase } from './fault-case.ts';
import { FaultStage } from './fault-stage.ts';
import { StrictViewer } from './strict-viewer.ts';
import { watchSse } from './watch-sse.ts';

const FROZEN_MS = [500, 3000, 8000];
const SPEED = 10;
/** How far from where arithmetic puts it the playhead may be once the server runs again, in ms of wall time. */
const OFF_MS = 1000;

export const frozenServer: FaultCase = {
  fault: 'a server that stands still, as when its machine is suspended',
  done: `SIGSTOP for ${FROZEN_MS.map(ms => `${ms / 1000} s`).join(', ')}; two viewers, one of which wants every position`,
  contract: 'no transition is lost, the playhead is where it would have been',
  async run() {
    await using stage = await FaultStage.open();
    const judged: Judged = { states: 0, transitions: 0 };
    const { sessionId } = await stage.share({ playbackSpeed: SPEED });
    const every = await stage.share({ playbackSpeed: SPEED, conflate: false });
    const viewers = [true, false].map(conflate => new StrictViewer(judge(stage.outcomes, conflate, judged)));
    const stop = new AbortController();
    const over = [sessionId, every.sessionId].map((id, at) =>
      watchSse(stage.streamUrl(id), viewers[at] as StrictViewer, { signal: stop.signal }),
    );
    await Promise.all(viewers.map(viewer => viewer.until(({ event }) => event === 'clock')));
    const pid = stage.server.pid ?? 0;
    const began = { wall: performance.now(), at: toMs((await stage.session(sessionId)).time) };
    let furthest = 0;
    for (const ms of FROZEN_MS) {
      process.kill(pid, 'SIGSTOP');
      await sleep(ms);
      process.kill(pid, 'SIGCONT');
      const counts = viewers.map(({ arrivals }) => arrivals.length);
      await Promise.race([
        Promise.all(viewers.map((viewer, at) => viewer.until(({ event }) => event === 'clock', counts[at]))),
        ...over,
      ]);
      await sleep(300);
      const played = toMs((await stage.session(sessionId)).time) - began.at;
      const off = Math.abs(played / SPEED - (performance.now() - began.wall));
      furthest = Math.max(furthest, off);
      ok(off < OFF_MS, `the playhead is ${Math.round(off)} ms off`);
    }
    stop.abort();
    for (const { over: how } of await Promise.all(over))
      deepStrictEqual(how, 'aborted', 'a viewer was let go');
    return `${judged.states} states and ${judged.transitions} transitions compared; the playhead at most ${Math.round(furthest)} ms off`;
  },
};
