import type { Lap, LapOptions, Laps } from './lap.ts';

/** Long enough to tell a delay that grows. */
const SECONDS = 1.2;
/** The search ends where the rate that is carried and the one that is not are this close. */
const CLOSE = 1.06;
/** How much later than it was due the last message may come, s. */
const LATE_SECONDS = 0.25;

/** Where no more than this share was lost, the rate was nearly carried. */
const NEAR_MISS = 0.02;

/** A rate that is carried, with the lap that showed it. */
export interface Carried {
  readonly rate: number;
  readonly lap: Lap;
}

/** Where to look. */
export interface Search {
  /** Messages a second to begin with. */
  readonly from: number;
  /** Rates are multiplied or divided by this until one is carried and one is not. */
  readonly step: number;
}

/** Finds the highest rate that is carried without loss and without growing delay; `undefined` where none is. */
export async function highestRate(
  laps: Laps,
  { from, step }: Search,
  options: Pick<LapOptions, 'size' | 'gatherMs'>,
): Promise<Carried | undefined> {
  let carried: Carried | undefined;
  let tooHigh = Number.POSITIVE_INFINITY;
  for (let rate = from; tooHigh / (carried?.rate ?? 0) > CLOSE && rate >= 1; ) {
    const lap = await carriedLap(() => laps.run({ ...options, rate, seconds: SECONDS }));
    if (lap) carried = { rate, lap };
    else tooHigh = rate;
    if (!carried) rate = tooHigh / step;
    else rate = Math.min(carried.rate * step, Math.sqrt(carried.rate * tooHigh));
  }
  return carried;
}

/** A near miss is tried again: another program may have had the core for a moment. */
async function carriedLap(run: () => Promise<Lap>): Promise<Lap | undefined> {
  const lap = await run();
  if (isCarried(lap)) return lap;
  if (lap.lost > (lap.lost + lap.received) * NEAR_MISS) return undefined;
  const again = await run();
  return isCarried(again) ? again : undefined;
}

function isCarried({ lost, doubled, thirds, seconds }: Lap): boolean {
  const [, middle = 0, last = Number.POSITIVE_INFINITY] = thirds;
  return lost === 0 && doubled === 0 && last <= middle * 1.2 + 2 && seconds <= SECONDS + LATE_SECONDS;
}
