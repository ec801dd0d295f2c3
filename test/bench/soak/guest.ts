import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '../../../data/shift/random.ts';
import { parseEventId } from '../../../server/replay/event-id.ts';
import { Continuity } from '../stream/load/continuity.ts';
import { visitByPolling } from './poll-visit.ts';
import { visitBySse } from './sse-visit.ts';
import type { Tally } from './tally.ts';
import type { Visit, VisitOptions } from './visit.ts';
import { visitByWebSocket } from './websocket-visit.ts';

/** What a guest watches for a while. */
export interface Aim {
  readonly query: Readonly<Record<string, string>>;
  /** Whether the guest reads nothing for seconds, again and again. */
  readonly slow: boolean;
}

/** Most come by server-sent events, as browsers do. */
const WAYS: readonly ((options: VisitOptions) => Visit)[] = [
  visitBySse,
  visitBySse,
  visitBySse,
  visitBySse,
  visitByWebSocket,
  visitByPolling,
];
const STAY_S = [3, 30] as const;
const AWAY_S = [0, 3] as const;
const READS_S = [1, 4] as const;
const READS_NOT_S = [3, 15] as const;
/** Whether who has left comes back where it was, by any way. */
const COMES_BACK = 0.5;

export interface GuestOptions {
  readonly url: string;
  readonly random: Random;
  readonly tally: Tally;
  readonly newAim: () => Aim;
  /** Aborted when all are to leave. */
  readonly signal: AbortSignal;
}

/** Comes, stays a while, leaves, and comes again, until the signal. */
export async function beGuest({ url, random, tally, newAim, signal }: GuestOptions): Promise<void> {
  const wait = ([least, most]: readonly [number, number]) =>
    sleep(random.between(least, most) * 1000, undefined, { signal }).catch(() => {});

  /** One visit; gives the last event seen, where one may go on after it. */
  async function visit(aim: Aim, continuity: Continuity, lastEventId: string | undefined) {
    const way = aim.slow ? visitBySse : random.pick(WAYS);
    let last = lastEventId;
    let resuming = lastEventId !== undefined;
    let ended = false;
    const see = (id: string, event: string) => {
      const step = continuity.step(id, event);
      tally.steps[step]++;
      if (resuming && step === 'anew' && event !== 'end' && !aim.slow)
        tally.resumesLost.push(`${lastEventId} → ${id} ${event}, ${way.name}`);
      resuming = false;
      // Nothing can go on from a playback that a snapshot is still to follow.
      last = parseEventId(id)?.index === 'p' ? undefined : id;
      if (event === 'end') ended = true;
    };
    const visiting = way({ url, query: aim.query, lastEventId, see });
    tally.visits++;
    if (resuming) tally.resumes++;
    const end = await Promise.race([visiting.over, aim.slow ? readSlowly(visiting) : wait(STAY_S)]);
    visiting.leave();
    if (typeof end === 'number') tally.refused[end] = (tally.refused[end] ?? 0) + 1;
    else if (end === 'closed' && !ended && !aim.slow) tally.closed++;
    return ended || typeof end === 'number' ? undefined : last;
  }

  async function readSlowly(visiting: Visit): Promise<void> {
    for (let times = random.integer(1, 4); times > 0 && !signal.aborted; times--) {
      await wait(READS_S);
      visiting.stopReading();
      await wait(READS_NOT_S);
      visiting.readOn();
    }
    await wait(READS_S);
  }

  while (!signal.aborted) {
    await wait(AWAY_S);
    const aim = newAim();
    const continuity = new Continuity();
    let last: string | undefined;
    do {
      last = await visit(aim, continuity, last);
      await wait(AWAY_S);
    } while (last !== undefined && !signal.aborted && random.chance(COMES_BACK));
  }
}
