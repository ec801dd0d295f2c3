import { expect, it } from 'vitest';
import { middleOf } from '../../../web/map/middle-of.ts';

it('lies among most of the places, however far off a few of them are', () => {
  const apron = [
    { lon: 2.07, lat: 41.29 },
    { lon: 2.08, lat: 41.3 },
    { lon: 2.09, lat: 41.28 },
  ];
  expect(middleOf(apron)).toEqual({ lon: 2.08, lat: 41.29 });
  const { lon, lat } = middleOf([...apron, { lon: 3.5, lat: 45 }]) ?? { lon: 0, lat: 0 };
  expect([lon, lat]).toEqual([2.09, 41.3]);
});

it('is nowhere where there is nothing', () => {
  expect(middleOf([])).toBeUndefined();
});
