import { expect, test } from 'vitest';
import type { Stand } from '../../../web/map/ground/stands.ts';
import { nearestStand, placeOf, standsByName } from '../../../web/map/stands.ts';

const METRE = 1 / 111_320;
const stand = (name: string, metresNorth: number) => ({ name, at: [2, 41 + metresNorth * METRE] }) as Stand;
const STANDS = [stand('21', 0), stand('22', 40), stand('23', 80)];

test('finds the stand nearest to a place, within reach', () => {
  const at = (metres: number) => ({ lon: 2, lat: 41 + metres * METRE });
  expect(nearestStand(STANDS, at(5), 16)).toBe('21');
  expect(nearestStand(STANDS, at(25), 16)).toBe('22');
  expect(nearestStand(STANDS, at(20), 16)).toBeUndefined();
  expect(nearestStand(STANDS, at(-300), 16)).toBeUndefined();
  // 10 m east: a degree of longitude is shorter there.
  expect(
    nearestStand(STANDS, { lon: 2 + (10 * METRE) / Math.cos((41 * Math.PI) / 180), lat: 41 }, 10.1),
  ).toBe('21');
  expect(
    nearestStand(STANDS, { lon: 2 + (10 * METRE) / Math.cos((41 * Math.PI) / 180), lat: 41 }, 9.9),
  ).toBeUndefined();
});

test('knows stands by name', () => {
  const found = standsByName(STANDS).get('22');
  expect(found && placeOf(found)).toEqual({ lon: 2, lat: 41 + 40 * METRE });
});
