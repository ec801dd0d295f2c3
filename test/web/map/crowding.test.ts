import { expect, test } from 'vitest';
import { Crowding, crowdedRows } from '../../../web/map/crowding.ts';
import { Fleet } from '../../../web/map/fleet.ts';
import { vehicle } from '../entities.ts';

const crowd = (...places: readonly (readonly [x: number, y: number, rank: number])[]) => [
  ...crowdedRows(
    {
      count: places.length,
      x: row => places[row]?.[0] ?? 0,
      y: row => places[row]?.[1] ?? 0,
      rank: row => places[row]?.[2] ?? 0,
    },
    10,
  ),
];

test('leaves whole whatever stands apart', () => {
  expect(crowd([0, 0, 2], [10, 0, 2], [0, -10, 2], [-400, 900, 3])).toEqual([0, 0, 0, 0]);
});

test('crowds what counts for less, then what comes later', () => {
  expect(crowd([0, 0, 3], [4, 0, 1], [4, 3, 2])).toEqual([1, 0, 1]);
  expect(crowd([0, 0, 2], [9, 0, 2])).toEqual([0, 1]);
});

test('is crowded only by one that is drawn whole itself, also across cells and the origin', () => {
  expect(crowd([0, 0, 0], [8, 0, 1], [16, 0, 2])).toEqual([0, 1, 0]);
  expect(crowd([-1, -1, 0], [1, 1, 1])).toEqual([0, 1]);
});

test('draws the selected vehicle whole, a late one before one at work, and all of them from near', () => {
  const fleet = new Fleet({ lon: 2, lat: 41 });
  const here = { lon: 2, lat: 41, speed: 0, status: 'working' } as const;
  fleet.update(
    [vehicle('A', here), vehicle('B', { ...here, taskId: 'T' }), vehicle('C', { ...here, status: 'idle' })],
    {
      speed: 1,
      jump: false,
    },
  );
  fleet.advance(0, Date.parse(vehicle('A').time));
  fleet.flagLate(({ taskId }) => taskId === 'T');
  const crowded = (selectedId: string | null, zoom = 13) => {
    new Crowding().keep(fleet, { zoom, radius: 7, pixelsPerMetre: 0.1, selectedId });
    return ['A', 'B', 'C'].filter(id => fleet.isCrowded(fleet.rowOf(id) ?? -1));
  };
  expect(crowded(null)).toEqual(['A', 'C']);
  expect(crowded('C')).toEqual(['A', 'B']);
  expect(crowded('C', 16)).toEqual([]);
  expect(fleet.isLate(fleet.rowOf('B') ?? -1)).toBe(true);
  fleet.flagLate(() => false);
  expect(crowded(null)).toEqual(['B', 'C']);
});
