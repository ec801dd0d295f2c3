import { deepStrictEqual } from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { Random } from '../../data/shift/random.ts';
import type { OutboxEvent } from '../../server/replay/outbox-event.ts';
import { SseParser } from '../../web/api/sse-parser.ts';
import { eventually } from './eventually.ts';
import { type FaultCase, NotPossible } from './fault-case.ts';
import { FaultStage } from './fault-stage.ts';
import { isPausedAgain } from './paused-again.ts';
import type { StrictViewer } from './strict-viewer.ts';
import { watchSse } from './watch-sse.ts';

const SOCKETS = 12;
const PROCESSES = 6;
const KILLS = 200;

/** Watches with `curl -N`, going on after the last event, until it is killed; rejects at a breach of the contract. */
async function watchWithCurl(url: string, viewer: StrictViewer, killAfterMs: number): Promise<void> {
  const from = viewer.lastEventId;
  const resume = from === undefined ? [] : ['-H', `Last-Event-ID: ${from}`];
  const child = spawn('curl', ['-sN', ...resume, url], { stdio: ['ignore', 'pipe', 'ignore'] });
  setTimeout(() => child.kill('SIGKILL'), killAfterMs);
  const parser = new SseParser();
  let visited = false;
  await new Promise<void>((resolve, reject) => {
    child.on('error', () => reject(new NotPossible('there is no curl')));
    child.on('close', () => resolve());
    child.stdout.on('data', (piece: Buffer) => {
      if (!visited) viewer.connected(from);
      visited = true;
      try {
        for (const event of parser.push(piece)) viewer.take(event as OutboxEvent);
      } catch (error) {
        reject(error);
      }
    });
  });
}

export const killedClients: FaultCase = {
  fault: 'clients killed at random moments, under load',
  done: `every 20 ms one of ${SOCKETS} viewers is let go without a word, for 4 s; ${PROCESSES} curl processes are killed with SIGKILL again and again`,
  contract: 'nobody is left behind; who comes back goes on with the next event',
  async run() {
    const random = new Random(11);
    await using stage = await FaultStage.open();
    const { sessionId } = await stage.share({ playbackSpeed: 10 });
    const url = stage.streamUrl(sessionId);
    const stop = new AbortController();
    const bySocket = Array.from({ length: SOCKETS }, () => ({
      viewer: stage.viewer(),
      kill: new AbortController(),
    }));
    const over = bySocket.map(async each => {
      while (!stop.signal.aborted) {
        each.kill = new AbortController();
        await watchSse(url, each.viewer, { signal: each.kill.signal });
      }
    });
    const enough = new AbortController();
    const byProcess = Array.from({ length: PROCESSES }, () => stage.viewer());
    const processesOver = byProcess.map(async viewer => {
      while (!enough.signal.aborted) await watchWithCurl(url, viewer, random.between(50, 500));
    });
    for (let kills = 0; kills < KILLS; kills++) {
      await Promise.race([sleep(20), ...over, ...processesOver]);
      random.pick(bySocket).kill.abort();
    }
    enough.abort();
    await Promise.all(processesOver);
    await stage.control(sessionId, 'pause');
    await Promise.all(bySocket.map(({ viewer }) => viewer.until(isPausedAgain)));
    const { viewers: watching } = await eventually(
      () => stage.session(sessionId),
      ({ viewers }) => viewers === SOCKETS,
    );
    deepStrictEqual(watching, SOCKETS, 'viewers counted');
    stop.abort();
    for (const { kill } of bySocket) kill.abort();
    await Promise.all(over);
    const viewers = [...byProcess, ...bySocket.map(({ viewer }) => viewer)];
    const visits = viewers.reduce((sum, viewer) => sum + viewer.visits.length, 0);
    const snapshots = viewers.map(
      viewer => viewer.eventsSince(0).filter(({ event }) => event === 'snapshot').length,
    );
    return `${visits} streams begun or gone on with, ${Math.max(...snapshots)} snapshots at most to one viewer, every state true`;
  },
};
