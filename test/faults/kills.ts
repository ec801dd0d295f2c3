import { deepStrictEqual, ok } from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { Random } from '../../data/shift/random.ts';
import type { SessionState } from '../../server/contract/session.ts';
import { toMs } from '../../server/contract/time.ts';
import { API } from '../http/test-app.ts';
import type { FaultCase } from './fault-case.ts';
import { FaultStage } from './fault-stage.ts';
import type { StrictViewer } from './strict-viewer.ts';
import { watchSse } from './watch-sse.ts';

const SPEEDS = [1, 10, 60];
const VIEWERS_EACH = 4;
/** How far the clocks of two processes may be apart, in ms. */
const CLOCKS_APART_MS = 100;

interface Watched {
  readonly state: SessionState;
  readonly viewers: readonly StrictViewer[];
}

/** Sessions at several speeds, each with viewers that come back after every break until `stop` aborts. */
async function underLoad(stage: FaultStage, stop: AbortSignal, random: Random) {
  const sessions: Watched[] = [];
  const over: Promise<void>[] = [];
  for (const playbackSpeed of SPEEDS) {
    const state = await stage.share({ playbackSpeed, loop: playbackSpeed === 60 });
    const viewers = Array.from({ length: VIEWERS_EACH }, () => stage.viewer());
    sessions.push({ state, viewers });
    for (const viewer of viewers) {
      over.push(comeBack(() => stage.streamUrl(state.sessionId), viewer, stop, random));
    }
  }
  return { sessions, over: Promise.all(over) };
}

async function comeBack(
  url: () => string,
  viewer: StrictViewer,
  stop: AbortSignal,
  random: Random,
): Promise<void> {
  while (!stop.aborted) {
    await watchSse(url(), viewer, { signal: stop });
    await sleep(random.between(20, 120));
  }
}

/** The wall time at which the playhead of a state that was told now stands at zero, at its speed. */
const zeroOf = ({ time, playbackSpeed }: SessionState, wall: number) => wall - toMs(time) / playbackSpeed;

/** Reads a session, with the wall times between which the server answered. */
async function readAt(stage: FaultStage, sessionId: string) {
  const asked = Date.now();
  const state = await stage.session(sessionId);
  return { state, asked, answered: Date.now() };
}

const ROUNDS = 6;

export const killedServer: FaultCase = {
  fault: 'kill -9 of the server at random moments, under load',
  done: `${ROUNDS} kills, ${SPEEDS.length} sessions with ${VIEWERS_EACH} viewers each, commands meanwhile; started again on the same store`,
  contract: 'sessions go on where they would have been; clients go on with a snapshot',
  async run() {
    const random = new Random(9);
    await using stage = await FaultStage.open();
    const stop = new AbortController();
    const { sessions, over } = await underLoad(stage, stop.signal, random);
    const own = stage.viewer();
    const query = new URLSearchParams(stage.options({ playbackSpeed: '5' }) as Record<string, string>);
    const ownOver = comeBack(() => `${stage.server.url}${API}/stream?${query}`, own, stop.signal, random);
    const failed = Promise.race([over, ownOver]);
    let furthest = 0;
    for (let round = 0; round < ROUNDS; round++) {
      await Promise.race([sleep(random.between(100, 900)), failed]);
      const before = await Promise.all(sessions.map(({ state }) => readAt(stage, state.sessionId)));
      const filters = random.pick([{}, { vehicleTypes: ['bus'] }, { kinds: ['task'] }]);
      const commands = sessions.map(({ state: { sessionId } }) =>
        stage.post('/set-params', { sessionId, filters }).catch(() => {}),
      );
      await sleep(random.between(0, 30));
      await stage.server.kill('SIGKILL');
      await Promise.all(commands);
      await stage.restart();
      for (const [index, { state }] of sessions.entries()) {
        const was = before[index];
        const is = await readAt(stage, state.sessionId);
        if (!was) throw new Error('a session was not read');
        deepStrictEqual(is.state.status, 'playing');
        ok(is.state.revision >= was.state.revision, 'a revision was lost');
        if (state.loop) continue;
        // Where the playhead has its zero lies between what each answer leaves open.
        const off = Math.max(
          zeroOf(is.state, is.asked) - zeroOf(was.state, was.answered),
          zeroOf(was.state, was.asked) - zeroOf(is.state, is.answered),
        );
        ok(off < CLOCKS_APART_MS, `a playhead is ${Math.round(off)} ms off after the restart`);
        furthest = Math.max(furthest, off);
      }
      const connected = sessions.flatMap(({ viewers }) => viewers.map(viewer => viewer.arrivals.length));
      await Promise.race([
        Promise.all(
          sessions.flatMap(({ viewers }, at) =>
            viewers.map((viewer, of) =>
              viewer.until(({ event }) => event === 'clock', connected[at * VIEWERS_EACH + of]),
            ),
          ),
        ),
        failed,
      ]);
    }
    stop.abort();
    await Promise.all([over, ownOver]);
    const playbacks = own.eventsSince(0).filter(({ event }) => event === 'playback');
    deepStrictEqual(
      new Set(playbacks.map(({ data }) => JSON.parse(data).sessionId)).size,
      1,
      'a private session was lost',
    );
    const viewers = [own, ...sessions.flatMap(({ viewers: some }) => some)];
    const visits = viewers.reduce((sum, viewer) => sum + viewer.visits.length, 0);
    const states = viewers.reduce((sum, { arrivals }) => sum + arrivals.length, 0);
    return (
      `${sessions.length + 1} sessions found again ${ROUNDS} times, at most ${Math.max(0, Math.round(furthest))} ms ` +
      `off beyond what two readings leave open; ${visits} streams, ${states} events, every state true`
    );
  },
};

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

export const terminatedServer: FaultCase = {
  fault: 'SIGTERM under load, the session taken up by another process',
  done: `3 times, ${SPEEDS.length} sessions with ${VIEWERS_EACH} viewers each`,
  contract: 'streams end cleanly, with whole events; clients go on elsewhere; exit code 0 within 2 s',
  async run() {
    const random = new Random(13);
    await using stage = await FaultStage.open();
    const stop = new AbortController();
    const { sessions, over } = await underLoad(stage, stop.signal, random);
    const failed = over.then(() => {});
    const viewers = sessions.flatMap(({ viewers: some }) => some);
    let longest = 0;
    for (let round = 0; round < 3; round++) {
      await Promise.race([sleep(random.between(300, 900)), failed]);
      const last = viewers.map(({ visits }) => visits.at(-1));
      const began = performance.now();
      deepStrictEqual(await stage.server.kill('SIGTERM'), 0, 'exit code');
      longest = Math.max(longest, performance.now() - began);
      await sleep(50);
      for (const visit of last) {
        deepStrictEqual(visit?.closedInOrder, true, 'a stream broke off');
        deepStrictEqual(visit?.rest, '', 'a stream ended within an event');
      }
      await stage.restart();
      const counts = viewers.map(({ arrivals }) => arrivals.length);
      await Promise.race([
        Promise.all(viewers.map((viewer, at) => viewer.until(({ event }) => event === 'clock', counts[at]))),
        failed,
      ]);
    }
    ok(longest < 2000, `it took ${Math.round(longest)} ms to stop`);
    stop.abort();
    await over;
    return `${3 * viewers.length} streams ended with whole events and went on in the next process; it stopped within ${Math.round(longest)} ms`;
  },
};
