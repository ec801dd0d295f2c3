import { deepStrictEqual, ok } from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BusyShift } from './busy-shift.ts';
import type { FaultCase } from './fault-case.ts';
import { FaultStage } from './fault-stage.ts';
import { type FaultyConnection, FaultyProxy } from './faulty-proxy.ts';
import { isPausedAgain } from './paused-again.ts';
import { ownBytes } from './process-state.ts';
import { expectSameStream } from './same-events.ts';
import type { StrictViewer } from './strict-viewer.ts';
import { watchSse } from './watch-sse.ts';

/** Each second of this shift is a third of a megabyte. */
const HEAVY: BusyShift = { seconds: 150, vehicles: 60, tasks: 100, ballast: 5000 };
const SPEED = 10;
const MB = 1e6;
/** By how much a process's memory comes and goes, the same being done; it takes more than that to see a leak. */
const NOISE_BYTES = 64 * MB;
/** For how long the server plays without slow viewers first. */
const WARM_SECONDS = 16;

const bytesOf = (viewer: StrictViewer) =>
  viewer.eventsSince(0).reduce((sum, { data }) => sum + data.length, 0);

/** Watches until the session is paused, coming back after every break. */
async function watchThrough(url: string, viewer: StrictViewer): Promise<void> {
  const stop = new AbortController();
  void viewer.until(isPausedAgain, 2).then(() => stop.abort());
  while (!stop.signal.aborted) await watchSse(url, viewer, { signal: stop.signal });
}

interface Slowness {
  readonly slow: number;
  readonly seconds: number;
  /** What befalls the connection of a slow viewer, and what ends it. */
  readonly hamper: (connection: FaultyConnection) => void;
  readonly relieve: (connection: FaultyConnection) => void;
}

/** Lets some viewers read slowly while the session plays, then lets them catch up; what was seen, in words. */
async function beSlow({ slow, seconds, hamper, relieve }: Slowness): Promise<string> {
  await using stage = await FaultStage.open(HEAVY);
  const { sessionId, startTime } = await stage.share({ playbackSpeed: SPEED, paused: true, loop: true });
  let relieved = false;
  const proxy = await FaultyProxy.start(stage.server.url, connection => {
    if (!relieved) hamper(connection);
  });
  const healthy = Array.from({ length: 2 }, () => stage.viewer());
  const [witness] = healthy as [StrictViewer];
  const watching = healthy.map(viewer => watchThrough(stage.streamUrl(sessionId), viewer));
  /** The most memory that the server holds for itself in so many seconds from the beginning of the range. */
  const play = async (times: number) => {
    let most = 0;
    await stage.control(sessionId, 'seek', { time: startTime });
    for (let second = 0; second < times; second++) {
      await Promise.race([sleep(1000), ...watching]);
      most = Math.max(most, ownBytes(stage.server.pid ?? 0));
    }
    return most;
  };

  await witness.until(({ event }) => event === 'snapshot');
  await stage.control(sessionId, 'play');
  const alone = await play(Math.min(seconds, WARM_SECONDS));
  const hampered = Array.from({ length: slow }, () => stage.viewer());
  watching.push(...hampered.map(viewer => watchThrough(stage.streamUrl(sessionId, proxy.url), viewer)));
  const begun = bytesOf(witness);
  const withSlow = await play(seconds);
  const passed = bytesOf(witness) - begun;
  relieved = true;
  for (const connection of proxy.connections) relieve(connection);
  await stage.control(sessionId, 'pause');
  await Promise.all(watching);
  await proxy.stop();

  for (const viewer of healthy) {
    deepStrictEqual(viewer.visits.length, 1, 'a viewer that kept up was let go');
    if (viewer !== witness) expectSameStream(viewer, witness, 'a viewer that kept up');
  }
  for (const viewer of hampered) deepStrictEqual(viewer.session?.time, witness.session?.time);
  const grown = withSlow - alone;
  const bound = passed < 3 * NOISE_BYTES ? Number.POSITIVE_INFINITY : slow * MB + NOISE_BYTES;
  ok(grown < bound, `the server grew by ${inMb(grown)} while ${inMb(passed)} passed`);
  const visits = hampered.reduce((sum, viewer) => sum + viewer.visits.length, 0);
  const snapshots = hampered.map(
    viewer => viewer.eventsSince(0).filter(({ event }) => event === 'snapshot').length,
  );
  return (
    `${inMb(passed)} passed to each who kept up, none of it missed; the server held ${inMb(grown)} more than without ` +
    `the slow ones; those came back ${visits - slow} times, got ${Math.min(...snapshots)} to ${Math.max(...snapshots)} ` +
    'snapshots each, and every state that they held was true'
  );
}

const inMb = (bytes: number) => `${(bytes / MB).toFixed(0)} MB`;

export const neverReading: FaultCase = {
  fault: 'viewers that stop reading, for 3 s or for good',
  done: '8 of 10 viewers, while some MB/s pass',
  contract: 'bounded memory, nobody else delayed; the backlog is dropped and a fresh snapshot comes',
  run() {
    let hampered = 0;
    return beSlow({
      slow: 8,
      seconds: 6,
      hamper({ toClient }) {
        const ms = hampered++ % 2 === 0 ? 3000 : undefined;
        setTimeout(() => toClient.stall(ms), 500).unref();
      },
      relieve: ({ toClient }) => toClient.goOn(),
    });
  },
};

export const throttled: FaultCase = {
  fault: 'viewers throttled to 10 kB/s',
  done: '4 of 6 viewers get 10 kB/s for 100 s of a stream of some MB/s, then all that they need',
  contract: 'bounded memory, nobody else delayed; the backlog is dropped and a fresh snapshot comes',
  run: () =>
    beSlow({
      slow: 4,
      seconds: 100,
      hamper: ({ toClient }) => toClient.throttle(10_000),
      relieve: ({ toClient }) => toClient.throttle(Number.POSITIVE_INFINITY),
    }),
};
