/** A program that plays guests who come and go, and those who control what they watch. */
import { Random } from '../../../data/shift/random.ts';
import { toIso } from '../../../server/contract/time.ts';
import type { MovingVehicles } from '../moving-vehicles.ts';
import { answer } from '../stream/operations.ts';
import { START } from '../ten-million.ts';
import { type Aim, beGuest } from './guest.ts';
import { SharedSessions } from './shared-sessions.ts';
import { emptyTally, type Tally } from './tally.ts';

const SEED = 3;
const SHARED = 5;
/** Of all visits. */
const PRIVATE = 0.1;
const SLOW = 0.06;

interface SoakOptions {
  readonly url: string;
  readonly guests: number;
  /** What most watch. */
  readonly recording: MovingVehicles;
  /** What brings so much that who does not read for seconds has a backlog. */
  readonly busy: MovingVehicles;
}

const leaving = new AbortController();
const tally = emptyTally();
let running: Promise<unknown> = Promise.resolve();

function rangeOf({ airportId, seconds }: MovingVehicles, speed: number) {
  return {
    airportId,
    startTime: toIso(START),
    endTime: toIso(START + seconds * 1000),
    playbackSpeed: `${speed}`,
    loop: 'true',
  };
}

const operations = {
  /** Resolved once the sessions are there; the guests come by and by. */
  async start({ url, guests, recording, busy }: SoakOptions): Promise<void> {
    const random = new Random(SEED);
    const shared = new SharedSessions(url, recording, random.fork('sessions'), tally);
    const forSlow = new SharedSessions(url, busy, random.fork('busy'), tally);
    await shared.make(SHARED);
    await forSlow.make(1);
    const newAim = (own: Random) => (): Aim => {
      if (own.chance(SLOW)) return { query: { sessionId: forSlow.ids[0] ?? '' }, slow: true };
      if (own.chance(PRIVATE)) return { query: rangeOf(recording, own.integer(2, 20)), slow: false };
      return { query: { sessionId: own.pick(shared.ids) }, slow: false };
    };
    const { signal } = leaving;
    const everybody = Array.from({ length: guests }, (_, index) => {
      const own = random.fork(`guest ${index}`);
      return beGuest({ url, random: own, tally, newAim: newAim(own), signal });
    });
    running = Promise.all([...everybody, shared.control(signal)]);
  },

  tally(): Tally {
    return tally;
  },

  /** Resolved once all have left. */
  async leave(): Promise<void> {
    leaving.abort();
    await running;
  },
};

export type SoakClient = typeof operations;

answer(operations);
