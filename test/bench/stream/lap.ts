import { setTimeout as sleep } from 'node:timers/promises';
import type { Contestant } from './contestants/contestant.ts';
import type { LoadClient } from './load/load-client.ts';
import type { Watched } from './load/watch.ts';
import type { Program } from './program.ts';
import { coresSince } from './server-load.ts';
import { sharedNow } from './shared-now.ts';

/** From the asking to the first message. */
const LEAD_MS = 30;
/** What has not come so long after the last message was due counts as lost. */
const GRACE_MS = 1000;
/** What is still on its way after an overload is let pass for so long. */
const DRAIN_MS = 10_000;

/** What is sent for some seconds. See `Schedule`. */
export interface LapOptions {
  readonly rate: number;
  readonly seconds: number;
  readonly size: number;
  readonly gatherMs: number;
}

export interface Lap extends Watched {
  /** Cores that the server used, where the system tells. */
  readonly serverCores: number | undefined;
}

/** Sends messages by a server to the viewers of a load client, again and again, numbering them through. */
export class Laps {
  readonly #contestant: Contestant;
  readonly #client: Program<LoadClient>;
  #next = 1;

  constructor(contestant: Contestant, client: Program<LoadClient>) {
    this.#contestant = contestant;
    this.#client = client;
  }

  /** Resolved once all has come or is given up, and nothing is under way any more. */
  async run({ rate, seconds, size, gatherMs }: LapOptions): Promise<Lap> {
    const first = this.#next;
    const count = Math.round(rate * seconds);
    this.#next += count;
    const startMs = sharedNow() + LEAD_MS;
    const untilMs = startMs + seconds * 1000 + GRACE_MS;
    await this.#client.ask('expect', { first, count, startMs, untilMs });
    const cores = coresSince(this.#contestant);
    const published = this.#contestant.publish({ first, count, rate, size, startMs, gatherMs });
    const watched = await this.#client.ask('result');
    const serverCores = cores();
    await this.#contestant.cease();
    await Promise.race([published, sleep(DRAIN_MS, undefined, { ref: false })]);
    if (watched.lost > 0) await this.#client.ask('quiet');
    return { ...watched, serverCores };
  }
}
