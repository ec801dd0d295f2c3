import { setTimeout as sleep } from 'node:timers/promises';
import { API_BASE } from '../../../server/contract/endpoint.ts';
import { toIso } from '../../../server/contract/time.ts';
import type { ServerProcess } from '../../end-to-end/server-process.ts';
import type { MovingVehicles } from '../moving-vehicles.ts';
import { START } from '../ten-million.ts';
import { latenessQuantile, readLateness } from './lateness.ts';
import type { StreamAddress } from './load/connection.ts';
import type { Seen } from './load/session-client.ts';
import { coresSince, residentBytes } from './server-load.ts';
import { startSessionClient } from './session-client-program.ts';

export const SESSIONS = 1000;
const SPEED = 10;
const SETTLE_MS = 3000;
const MEASURED_MS = 10_000;

/** What many private sessions came to. */
export interface PrivateSessions {
  readonly seen: Seen;
  readonly serverCores: number | undefined;
  readonly residentBytes: number | undefined;
  /** What 99 of 100 ticks were not later than, by the server's own metrics, s. */
  readonly latenessP99: number;
}

/** Opens private sessions on one shift, each at a place and a speed of its own, and watches them all. */
export async function watchPrivateSessions(
  { url, pid = 0 }: ServerProcess,
  shift: MovingVehicles,
): Promise<PrivateSessions> {
  const client = startSessionClient();
  try {
    const addresses = Array.from({ length: SESSIONS }, (_, index) => addressOf(url, shift, index));
    await client.ask('open', addresses);
    await sleep(SETTLE_MS);
    const cores = coresSince({ pids: [pid] });
    await client.ask('startCounting');
    const before = await readLateness(url);
    await sleep(MEASURED_MS);
    const seen = await client.ask('seen');
    return {
      seen,
      serverCores: cores(),
      residentBytes: residentBytes({ pids: [pid] }),
      latenessP99: latenessQuantile(before, await readLateness(url), 0.99),
    };
  } finally {
    await client.stop();
  }
}

/** Speeds lie up to a fifth around the tenfold; places are spread over the shift but for its end. */
function addressOf(url: string, { airportId, seconds }: MovingVehicles, index: number): StreamAddress {
  const { hostname: host, port } = new URL(url);
  const place = (index / SESSIONS) * 0.9;
  const speed = SPEED * (0.8 + 0.4 * ((index * 0.618) % 1));
  const query = new URLSearchParams({
    airportId,
    startTime: toIso(START),
    endTime: toIso(START + seconds * 1000),
    time: toIso(START + Math.floor(place * seconds) * 1000),
    playbackSpeed: speed.toFixed(2),
    loop: 'true',
  });
  return { host, port: Number(port), path: `${API_BASE}/stream?${query}` };
}
