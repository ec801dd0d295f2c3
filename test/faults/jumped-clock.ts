import { deepStrictEqual, ok } from 'node:assert/strict';
import { Random } from '../../data/shift/random.ts';
import { comeBack } from './busy-sessions.ts';
import type { FaultCase } from './fault-case.ts';
import { FaultStage } from './fault-stage.ts';
import { watchSse } from './watch-sse.ts';

const HOUR_MS = 3_600_000;
/** How far the wall clock is off after each start, in ms: it goes back, back by a day, on by ten minutes, back by an hour. */
const OFF_MS = [-1000, -24 * HOUR_MS, -24 * HOUR_MS + 600_000, -25 * HOUR_MS];

/** Node's option that starts a process with its wall clock `ms` off. */
function clockOff(ms: number): string {
  const code = `const zero = performance.timeOrigin, now = Date.now;
    Object.defineProperty(performance, 'timeOrigin', { get: () => zero + ${ms} });
    Date.now = () => now() + ${ms};`;
  return `--import=data:text/javascript,${encodeURIComponent(code)}`;
}

export const jumpedClock: FaultCase = {
  fault: 'a wall clock that jumps between kill -9 and the next start',
  done: 'back by a second, by a day, on by ten minutes, back by an hour; two playing sessions and one paused',
  contract:
    'no session is lost, clients go on with a snapshot, a clock set back moves no playhead back before its anchor',
  async run() {
    const random = new Random(43);
    await using stage = await FaultStage.open();
    const stop = new AbortController();
    const states = await Promise.all(
      [{ loop: true, playbackSpeed: 10 }, { playbackSpeed: 0.01 }, { paused: true }].map(options =>
        stage.share(options),
      ),
    );
    const viewers = states.map(() => stage.viewer());
    const over = viewers.map((viewer, at) =>
      comeBack(
        () => watchSse(stage.streamUrl(states[at]?.sessionId ?? ''), viewer, { signal: stop.signal }),
        stop.signal,
        random,
      ),
    );
    await Promise.all(viewers.map(viewer => viewer.until(({ event }) => event === 'snapshot')));
    for (const off of OFF_MS) {
      const counts = viewers.map(({ arrivals }) => arrivals.length);
      await stage.server.kill('SIGKILL');
      await stage.restart({ NODE_OPTIONS: clockOff(off) });
      await Promise.race([
        Promise.all(
          viewers.map((viewer, at) => viewer.until(({ event }) => event === 'snapshot', counts[at])),
        ),
        ...over,
      ]);
      await Promise.race([
        viewers[0]?.until(({ event }) => event === 'clock', viewers[0].arrivals.length),
        ...over,
      ]);
      for (const [at, { sessionId, startTime, status }] of states.entries()) {
        const found = await stage.session(sessionId);
        deepStrictEqual(found.status, status, `status of session ${at} with the clock ${off} ms off`);
        ok(found.time >= startTime);
        if (status === 'paused') deepStrictEqual(found.time, startTime);
      }
    }
    stop.abort();
    await Promise.all(over);
    return `all sessions were found ${OFF_MS.length} times, played on at once, and every state was true`;
  },
};
