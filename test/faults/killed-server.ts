import { deepStrictEqual, ok } from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { Random } from '../../data/shift/random.ts';
import type { SessionState } from '../../server/contract/session.ts';
import { toMs } from '../../server/contract/time.ts';
import { API } from '../http/test-app.ts';
import { busySessions, comeBack, SPEEDS, VIEWERS_EACH } from './busy-sessions.ts';
import type { FaultCase } from './fault-case.ts';
import { FaultStage } from './fault-stage.ts';
import { watchSse } from './watch-sse.ts';

/** How far the clocks of two processes may be apart, in ms. */
const CLOCKS_APART_MS = 100;

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
    const { sessions, over } = await busySessions(stage, stop.signal, random);
    const own = stage.viewer();
    const query = new URLSearchParams(stage.options({ playbackSpeed: '5' }) as Record<string, string>);
    const ownUrl = `${stage.server.url}${API}/stream?${query}`;
    const ownOver = comeBack(() => watchSse(ownUrl, own, { signal: stop.signal }), stop.signal, random);
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
