import { setTimeout as sleep } from 'node:timers/promises';
import type { ServerProcess } from '../../end-to-end/server-process.ts';
import type { MovingVehicles } from '../moving-vehicles.ts';
import type { Returned, Seen } from './load/session-client.ts';
import { openSession } from './open-session.ts';
import { coresSince } from './server-load.ts';
import { startSessionClient } from './session-client-program.ts';

export const STORM = { viewers: 1000, withinMs: 1000 };
const SPEED = 10;
const BEFORE_MS = 3000;
const AFTER_MS = 2000;

/** What a storm came to. */
export interface Stormed extends Returned {
  /** From the cut until some time after the last one is back. */
  readonly seen: Seen;
  /** While they come back. */
  readonly serverCores: number | undefined;
}

/** Cuts all viewers of one playing session, lets them come back within a second, and sees that none misses anything. */
export async function storm({ url, pid = 0 }: ServerProcess, recording: MovingVehicles): Promise<Stormed> {
  const address = await openSession(url, recording, { playbackSpeed: SPEED });
  const client = startSessionClient();
  try {
    await client.ask('open', Array(STORM.viewers).fill(address));
    await sleep(BEFORE_MS);
    await client.ask('startCounting');
    const cores = coresSince({ pids: [pid] });
    const returned = await client.ask('storm', STORM);
    const serverCores = cores();
    await sleep(AFTER_MS);
    return { ...returned, seen: await client.ask('seen'), serverCores };
  } finally {
    await client.stop();
  }
}
