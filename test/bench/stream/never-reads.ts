import { setTimeout as sleep } from 'node:timers/promises';
import type { Contestant, Entry } from './contestants/contestant.ts';
import { type Lap, Laps } from './lap.ts';
import type { Outcome } from './load/load-client.ts';
import { startLoadClient } from './load-client-program.ts';
import { residentBytes } from './server-load.ts';

/** Viewers that read as they should. */
export const OTHERS = 5;
/** 40 MB to each viewer. */
const PASS = { rate: 4000, seconds: 2.5, size: 4000 };
const GATHER_MS = 20;
/** A viewer that does not read has to be closed, or brought up to date when it reads again, in this time. */
export const SETTLED_SECONDS = 5;

/** For so long a viewer reads again where the server has no way to deal with it. */
const READ_AGAIN_MS = 500;

/** What one viewer that never reads costs while 40 MB pass. */
export interface NeverRead {
  /** Memory that the server has more of than after the same without that viewer, in bytes. */
  readonly resident: number | undefined;
  /** The same of what is in use after a garbage collection, where the server can be told to. */
  readonly held: number | undefined;
  /** Deliveries a second to the others, as a share of those without that viewer. */
  readonly othersRate: number;
  /** Deliveries that the others never got. */
  readonly othersLost: number;
  /** From the first drop of its backlog to its closing, where the server did either. */
  readonly closedSeconds: number | undefined;
  /** What became of it when it read again, and after how long. */
  readonly outcome: Outcome;
  readonly outcomeSeconds: number;
}

/** Lets 40 MB pass, once with all viewers reading and once with one that does not; `undefined` where it is not installed. */
export async function neverReads({ start, gathers }: Entry): Promise<NeverRead | undefined> {
  const contestant = await start();
  if (!contestant) return undefined;
  const client = startLoadClient();
  const { address } = contestant;
  const pass = { ...PASS, gatherMs: gathers ? GATHER_MS : 0 };
  try {
    await client.ask('open', { address, count: OTHERS, size: PASS.size });
    const laps = new Laps(contestant, client);
    const without = await laps.run(pass);
    const before = await memoryOf(contestant);
    await client.ask('openStalled', address);
    const along = await laps.run(pass);
    const after = await memoryOf(contestant);
    const dealsWithIt = (await contestant.stalled()) !== undefined;
    const closedSeconds = await closing(contestant);
    const { outcome, seconds } = await client.ask('readStalled', {
      forMs: dealsWithIt ? SETTLED_SECONDS * 1000 : READ_AGAIN_MS,
    });
    return {
      resident: difference(after.resident, before.resident),
      held: difference(after.held, before.held),
      othersRate: perSecond(along) / perSecond(without),
      othersLost: along.lost,
      closedSeconds,
      outcome,
      outcomeSeconds: seconds,
    };
  } finally {
    await client.stop();
    await contestant.stop();
  }
}

async function memoryOf(contestant: Contestant) {
  const held = await contestant.collect();
  return { held, resident: residentBytes(contestant) };
}

/** Waits for a server that has dropped a viewer's backlog to close it; not for longer than a second over the budget. */
async function closing(contestant: Contestant): Promise<number | undefined> {
  for (;;) {
    const { droppedAt, leftAt, nowMs } = (await contestant.stalled()) ?? {};
    if (droppedAt === undefined || nowMs === undefined) return undefined;
    if (leftAt !== undefined) return (leftAt - droppedAt) / 1000;
    if (nowMs - droppedAt > (SETTLED_SECONDS + 2) * 1000) return undefined;
    await sleep(50);
  }
}

function perSecond({ received, seconds }: Lap): number {
  return received / seconds;
}

function difference(after: number | undefined, before: number | undefined): number | undefined {
  return after === undefined || before === undefined ? undefined : after - before;
}
