import { toIso } from '../../server/contract/time.ts';
import { START, VEHICLES } from './ten-million.ts';

/** Start and end of the ten million positions, ms since the epoch. */
export const RANGE = { start: START, end: START + (10_000_000 / VEHICLES) * 1000 };

const seeded = (seed: number) => {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
};

/** So many times in {@link RANGE}, the same ones in every run; RFC 3339. Linear congruence, Numerical Recipes. */
export function randomTimes(count: number, seed: number): string[] {
  const random = seeded(seed);
  return Array.from({ length: count }, () =>
    toIso(RANGE.start + 1000 + Math.floor(random() * (RANGE.end - RANGE.start - 2000))),
  );
}
