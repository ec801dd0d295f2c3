import { expect, it } from 'vitest';
import { pathTo, shortestPaths } from '../../server/roads/shortest-paths.ts';

/** 0 → 1 → 2 costs 3, 0 → 2 costs 5; 2 → 3 costs 1; nothing leads to 4. */
const STEPS: Readonly<Record<number, readonly (readonly [number, number])[]>> = {
  0: [
    [2, 5],
    [1, 1],
  ],
  1: [[2, 2]],
  2: [[3, 1]],
};
const forEachNext = (state: number, step: (next: number, cost: number) => void) => {
  for (const [next, cost] of STEPS[state] ?? []) step(next, cost);
};

it('finds the cheapest way, not the one with the fewest steps', () => {
  const reach = shortestPaths(5, [[0, 0]], forEachNext);
  expect([...reach.costs]).toEqual([0, 1, 3, 4, Number.POSITIVE_INFINITY]);
  expect(pathTo(reach, 3)).toEqual([0, 1, 2, 3]);
});

it('begins at the start that is cheaper in all', () => {
  const starts = [
    [0, 10],
    [1, 4],
  ] as const;
  const reach = shortestPaths(5, starts, forEachNext);
  expect(pathTo(reach, 3)).toEqual([1, 2, 3]);
  expect(reach.costs[3]).toBe(7);
});

it('goes no further from a state beyond the limit', () => {
  const { costs } = shortestPaths(5, [[0, 0]], forEachNext, 2);
  expect([...costs]).toEqual([0, 1, 3, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]);
});
