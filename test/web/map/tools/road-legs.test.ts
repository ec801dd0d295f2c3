import { describe, expect, test } from 'vitest';
import type { RoadDistance } from '../../../../server/contract/roads.ts';
import { NO_ROAD_LEGS, roadLegs, roadsText } from '../../../../web/map/tools/measure/road-legs.ts';

const leg: RoadDistance = {
  airportId: 'LEBL',
  straight: 500,
  alongRoads: 640,
  path: {
    type: 'LineString',
    coordinates: [
      [2, 41],
      [2.01, 41],
    ],
  },
  snappedFrom: 1,
  snappedTo: 2,
  roads: 'vehicle_roads',
};
const none = { ...leg, alongRoads: null, path: null };

describe('the way along roads', () => {
  test.each([
    [[leg, leg], 'Along the roads 1.28 km'],
    [[leg, { ...leg, roads: 'taxiways' }], 'Along taxiways, for the map has no roads: 1.28 km'],
    [[leg, none], 'No way leads there along the roads'],
    [[{ ...none, roads: null }], 'The map of this airport has no roads'],
    [[leg, null], 'Looking for the way …'],
    [[null, 'failed'], 'The way along the roads could not be read'],
    [[], 'Along the roads: set two points'],
  ] as const)('of %# is told', (legs, text) => {
    expect(roadsText(roadLegs(legs))).toBe(text);
  });

  test('has the ways of the legs that are known', () => {
    expect(roadLegs([leg, null, none, 'failed']).ways).toEqual([leg.path?.coordinates]);
    expect(NO_ROAD_LEGS.ways).toEqual([]);
  });
});
