import { progress } from '../report.ts';
import type { Contestant, Entry } from './contestants/contestant.ts';
import { type Carried, highestRate, type Search } from './highest-rate.ts';
import { type Lap, Laps } from './lap.ts';
import type { LoadClient } from './load/load-client.ts';
import { startLoadClient } from './load-client-program.ts';
import type { Program } from './program.ts';
import { residentBytes } from './server-load.ts';

export const VIEWERS = 1000;
/** What an idle viewer may cost. */
export const BYTES_PER_VIEWER = 25_000;
const SIZE = 200;
/** Viewers that come and go first, so that what a server loads once is loaded. */
export const FIRST_VIEWERS = 20;
const WARM_UP = { rate: 100, seconds: 1, size: SIZE, gatherMs: 0 };
export const SAME_TURN = { rate: 50, seconds: 3, size: SIZE, gatherMs: 0 };
export const STEADY = { rate: 500, seconds: 3, size: SIZE };
/** How long messages are gathered where that is for delay, and where it is for speed, ms. */
export const GATHER_MS = { steady: 10, fanOut: 20 };

/** Memory of a server for each idle viewer, in bytes. */
interface ViewerMemory {
  readonly resident: number;
  /** After a garbage collection, where the server can be told to. */
  readonly collected: number;
}

/** What one server did in one go. */
export interface Round {
  readonly memory: ViewerMemory | undefined;
  readonly sameTurn: Lap;
  readonly steady: Lap;
  readonly fanOut: Carried | undefined;
}

/** Starts a server and a load client and measures all that needs many viewers; `undefined` where it is not installed. */
export async function runRound({ start, gathers }: Entry, search: Search): Promise<Round | undefined> {
  const contestant = await start();
  if (!contestant) return undefined;
  const client = startLoadClient();
  try {
    const memory = await openViewers(contestant, client);
    const laps = new Laps(contestant, client);
    await laps.run(WARM_UP);
    progress(`    ${SAME_TURN.rate} messages/s`);
    const sameTurn = await laps.run(SAME_TURN);
    progress(`    ${STEADY.rate} messages/s`);
    const steady = await laps.run({ ...STEADY, gatherMs: gathers ? GATHER_MS.steady : 0 });
    progress('    the highest rate');
    const fanOut = await highestRate(laps, search, { size: SIZE, gatherMs: gathers ? GATHER_MS.fanOut : 0 });
    return { memory, sameTurn, steady, fanOut };
  } finally {
    await client.stop();
    await contestant.stop();
  }
}

async function openViewers(
  contestant: Contestant,
  client: Program<LoadClient>,
): Promise<ViewerMemory | undefined> {
  const { address } = contestant;
  await client.ask('open', { address, count: FIRST_VIEWERS, size: SIZE });
  await contestant.collect();
  const before = residentBytes(contestant);
  await client.ask('open', { address, count: VIEWERS - FIRST_VIEWERS, size: SIZE });
  const joined = residentBytes(contestant);
  await contestant.collect();
  const collected = residentBytes(contestant);
  if (before === undefined || joined === undefined || collected === undefined) return undefined;
  const added = VIEWERS - FIRST_VIEWERS;
  return { resident: (joined - before) / added, collected: (collected - before) / added };
}
