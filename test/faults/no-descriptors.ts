import { deepStrictEqual, ok } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from './eventually.ts';
import { type FaultCase, NotPossible } from './fault-case.ts';
import { FaultStage } from './fault-stage.ts';
import { descriptors } from './process-state.ts';
import { watchSse } from './watch-sse.ts';

const SPARE = 30;
const CONNECTIONS = 200;

/** Lets a process that runs have no more than so many descriptors. */
function limitDescriptors(pid: number, most: number): void {
  try {
    execFileSync('prlimit', ['--pid', `${pid}`, `--nofile=${most}:`], { stdio: 'pipe' });
  } catch (error) {
    throw new NotPossible('prlimit cannot limit another process here', { cause: error });
  }
}

export const noDescriptors: FaultCase = {
  fault: 'the server has no descriptors left',
  done: `${SPARE} to spare, ${CONNECTIONS} connections that stay open, while another watches and gives commands; then they go`,
  contract: 'the server lives, streams go on, and it takes connections again',
  async run() {
    await using stage = await FaultStage.open();
    const { sessionId, startTime } = await stage.share({ playbackSpeed: 10, loop: true });
    const viewer = stage.viewer();
    const stop = new AbortController();
    const over = watchSse(stage.streamUrl(sessionId), viewer, { signal: stop.signal });
    await viewer.until(({ event }) => event === 'clock');
    const pid = stage.server.pid ?? 0;
    limitDescriptors(pid, descriptors(pid) + SPARE);
    const { port, pathname, search } = new URL(stage.streamUrl(sessionId));
    const sockets = Array.from({ length: CONNECTIONS }, (): Socket => {
      const socket = connect(Number(port), '127.0.0.1');
      socket.on('error', () => {}).resume();
      socket.write(`GET ${pathname}${search} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`);
      return socket;
    });
    await sleep(1500);
    const most = descriptors(pid);
    const begun = viewer.arrivals.length;
    await viewer.until(({ event }) => event === 'clock', begun);
    for (const socket of sockets) socket.destroy();
    const answered = await eventually(
      () =>
        stage.control(sessionId, 'seek', { time: startTime }).then(
          () => true,
          () => false,
        ),
      yes => yes,
    );
    ok(answered, 'no command is taken any more');
    await viewer.until(({ event }) => event === 'snapshot', begun);
    const late = connect(Number(port), '127.0.0.1');
    await once(late, 'connect');
    late.destroy();
    const { viewers } = await eventually(
      () => stage.session(sessionId),
      state => state.viewers === 1,
    );
    deepStrictEqual(viewers, 1, 'viewers');
    stop.abort();
    deepStrictEqual((await over).over, 'aborted', 'the viewer was let go');
    return `${most} descriptors at most; the stream went on, every state true, and commands were taken again`;
  },
};
