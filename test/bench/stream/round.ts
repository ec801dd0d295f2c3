import { progress } from '../report.ts';
import { bytesPerViewer } from './bytes-per-viewer.ts';
import type { Entry } from './contestants/contestant.ts';
import { type Carried, highestRate, type Search } from './highest-rate.ts';
import { type Lap, Laps } from './lap.ts';
import { startLoadClient } from './load-client-program.ts';

const SIZE = 200;
const WARM_UP = { rate: 100, seconds: 1, size: SIZE, gatherMs: 0 };
export const SAME_TURN = { rate: 50, seconds: 3, size: SIZE, gatherMs: 0 };
export const STEADY = { rate: 500, seconds: 3, size: SIZE };
/** How long messages are gathered where that is for delay, and where it is for speed, ms. */
export const GATHER_MS = { steady: 10, fanOut: 20 };

/** What one server did in one go. */
export interface Round {
  /** Resident bytes of the server for each idle viewer; `undefined` where the system does not tell. */
  readonly bytesPerViewer: number | undefined;
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
    const { address } = contestant;
    const memory = await bytesPerViewer(
      contestant,
      count => client.ask('open', { address, count, size: SIZE }),
      () => contestant.collect(),
    );
    const laps = new Laps(contestant, client);
    await laps.run(WARM_UP);
    progress(`    ${SAME_TURN.rate} messages/s`);
    const sameTurn = await laps.run(SAME_TURN);
    progress(`    ${STEADY.rate} messages/s`);
    const steady = await laps.run({ ...STEADY, gatherMs: gathers ? GATHER_MS.steady : 0 });
    progress('    the highest rate');
    const fanOut = await highestRate(laps, search, { size: SIZE, gatherMs: gathers ? GATHER_MS.fanOut : 0 });
    return { bytesPerViewer: memory, sameTurn, steady, fanOut };
  } finally {
    await client.stop();
    await contestant.stop();
  }
}
