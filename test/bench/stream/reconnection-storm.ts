import { setTimeout as sleep } from 'node:timers/promises';
import { API_BASE } from '../../../server/contract/endpoint.ts';
import { toIso } from '../../../server/contract/time.ts';
import type { ServerProcess } from '../../end-to-end/server-process.ts';
import type { MovingVehicles } from '../moving-vehicles.ts';
import { START } from '../ten-million.ts';
import type { Returned, Seen } from './load/session-client.ts';
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
export async function storm(
  { url, pid = 0 }: ServerProcess,
  { airportId, seconds }: MovingVehicles,
): Promise<Stormed> {
  const { hostname: host, port } = new URL(url);
  const made = await fetch(`${url}${API_BASE}/sessions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      airportId,
      startTime: toIso(START),
      endTime: toIso(START + seconds * 1000),
      playbackSpeed: SPEED,
    }),
  });
  if (made.status !== 201) throw new Error(await made.text());
  const { sessionId } = await made.json();
  const address = { host, port: Number(port), path: `${API_BASE}/stream?sessionId=${sessionId}` };
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
