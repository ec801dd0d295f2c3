import { deepStrictEqual, ok } from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { Random } from '../../data/shift/random.ts';
import { busySessions, comeBack, SPEEDS, VIEWERS_EACH } from './busy-sessions.ts';
import type { FaultCase } from './fault-case.ts';
import { FaultStage } from './fault-stage.ts';
import { watchByPolling, watchWebSocket } from './watch-other-ways.ts';

export const terminatedServer: FaultCase = {
  fault: 'SIGTERM under load, the session taken up by another process',
  done: `3 times, ${SPEEDS.length} sessions with ${VIEWERS_EACH} viewers each, a WebSocket and a poll`,
  contract: 'streams end cleanly, with whole events; clients go on elsewhere; exit code 0 within 2 s',
  async run() {
    const random = new Random(13);
    await using stage = await FaultStage.open();
    const stop = new AbortController();
    const { sessions, over } = await busySessions(stage, stop.signal, random);
    const streams = sessions.flatMap(({ viewers: some }) => some);
    const [bySocket, byPoll] = [stage.viewer(), stage.viewer()];
    const shared = sessions[0]?.state.sessionId ?? '';
    const codes: number[] = [];
    const watchSocket = async () =>
      codes.push(await watchWebSocket(stage.streamUrl(shared, undefined, 'ws'), bySocket, stop.signal));
    const watchPoll = () => watchByPolling(stage.streamUrl(shared, undefined, 'poll'), byPoll, stop.signal);
    const others = [comeBack(watchSocket, stop.signal, random), comeBack(watchPoll, stop.signal, random)];
    const failed = Promise.race([over, ...others]);
    const viewers = [...streams, bySocket, byPoll];
    let longest = 0;
    for (let round = 0; round < 3; round++) {
      await Promise.race([sleep(random.between(300, 900)), failed]);
      const last = streams.map(({ visits }) => visits.at(-1));
      const began = performance.now();
      deepStrictEqual(await stage.server.kill('SIGTERM'), 0, 'exit code');
      longest = Math.max(longest, performance.now() - began);
      await sleep(50);
      for (const visit of last) {
        deepStrictEqual(visit?.closedInOrder, true, 'a stream broke off');
        deepStrictEqual(visit?.rest, '', 'a stream ended within an event');
      }
      deepStrictEqual(codes[0], 1001, 'the code that the WebSocket was closed with');
      codes.length = 0;
      await stage.restart();
      const counts = viewers.map(({ arrivals }) => arrivals.length);
      await Promise.race([
        Promise.all(viewers.map((viewer, at) => viewer.until(({ event }) => event === 'clock', counts[at]))),
        failed,
      ]);
      codes.length = 0;
    }
    ok(longest < 2000, `it took ${Math.round(longest)} ms to stop`);
    stop.abort();
    await Promise.all([over, ...others]);
    return `${3 * viewers.length} streams ended in order and went on in the next process; it stopped within ${Math.round(longest)} ms`;
  },
};
