import { expect, test } from 'vitest';
import { stopsOf } from '../../../web/plot/stops.ts';

type Fix = readonly [second: number, speed: number | null, lon?: number];

function stops(...fixes: Fix[]) {
  return stopsOf({
    times: fixes.map(([second]) => second * 1000),
    speeds: fixes.map(([, speed]) => speed),
    places: fixes.map(([, , lon = 2]) => [lon, 41] as const),
  }).map(({ from, to }) => [from / 1000, to / 1000]);
}

/** A fix a second over `[from, to]`. */
const each = (from: number, to: number, speed: number | null, lon = 2): Fix[] =>
  Array.from({ length: to - from + 1 }, (_, n) => [from + n, speed, lon]);

test('standing for more than two minutes is a stop, until it drives on', () => {
  expect(stops(...each(0, 9, 5), ...each(10, 140, 0.2), ...each(141, 150, 5))).toEqual([[10, 141]]);
  expect(stops(...each(0, 9, 5), ...each(10, 129, 0), ...each(130, 150, 5))).toEqual([]);
});

test('a stop goes on over a gap where it is found again at the same place', () => {
  expect(stops([0, 0], [30, 0], [600, 0], [630, 4])).toEqual([[0, 630]]);
});

test('a stop ends with the gap after which it is somewhere else', () => {
  expect(stops(...each(0, 200, 0), [600, 0, 2.01], [610, 3, 2.01])).toEqual([[0, 200]]);
});

test('where no speed is told, the way between fixes tells', () => {
  expect(stops([0, null], [50, null], [100, null], [150, null], [160, null, 2.01])).toEqual([[0, 160]]);
});

test('the track may end within a stop', () => {
  expect(stops(...each(0, 300, 0))).toEqual([[0, 300]]);
  expect(stops()).toEqual([]);
});
