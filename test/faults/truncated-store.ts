import { deepStrictEqual, ok } from 'node:assert/strict';
import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { OutboxEvent } from '../../server/replay/outbox-event.ts';
import type { FaultCase } from './fault-case.ts';
import { FaultStage } from './fault-stage.ts';
import { watchSse } from './watch-sse.ts';

const LENGTHS = [0.9, 0.5, 0];
const isUnavailable = ({ event, data }: OutboxEvent) =>
  event === 'error' && JSON.parse(data).code === 'unavailable';

export const truncatedStore: FaultCase = {
  fault: "the recordings' file cut short while the server plays it, and put back",
  done: 'to nine tenths, to the half, to nothing, a seek meanwhile; 2 s later its bytes are back',
  contract: 'an error event, the server lives; once it can be read again a snapshot, and the truth',
  async run() {
    await using stage = await FaultStage.open();
    const { path } = stage.database;
    const { sessionId, startTime } = await stage.share({ playbackSpeed: 60, loop: true });
    const viewer = stage.viewer();
    const stop = new AbortController();
    const over = watchSse(stage.streamUrl(sessionId), viewer, { signal: stop.signal });
    await viewer.until(({ event }) => event === 'clock');
    const whole = readFileSync(path);
    let told = 0;
    for (const length of LENGTHS) {
      const begun = viewer.arrivals.length;
      truncateSync(path, whole.length * length);
      await sleep(1000);
      await stage.control(sessionId, 'seek', { time: startTime });
      await sleep(1000);
      deepStrictEqual((await fetch(`${stage.server.url}/healthz`)).status, 200);
      writeFileSync(path, whole, { flag: 'r+' });
      const healed = viewer.arrivals.length;
      await Promise.race([
        viewer.until(({ event }) => event === 'snapshot', healed),
        over.then(() => Promise.reject(new Error('the stream ended'))),
      ]);
      await viewer.until(({ event }) => event === 'clock', viewer.arrivals.length);
      told += viewer.eventsSince(begun).filter(isUnavailable).length;
    }
    stop.abort();
    deepStrictEqual((await over).over, 'aborted', 'the viewer was let go');
    // What the server holds in memory already can still be read.
    ok(told > 0, 'no error event came');
    return `${told} error events, a snapshot each time that the file was whole again, every state true, the stream never ended`;
  },
};
