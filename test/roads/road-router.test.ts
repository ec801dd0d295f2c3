import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { metresBetween, offset, type Position } from '../../server/ingest/geodesy.ts';
import { distanceBetween, type Roads } from '../../server/roads/distance.ts';
import type { RoadEdge } from '../../server/roads/road-graph.ts';
import { metresAlong, RoadRouter } from '../../server/roads/road-router.ts';

const HERE: Position = [2.08, 41.3];
/** Metres east and north of a place. */
const at = (east: number, north: number): Position => offset(HERE, 0, north, east);

function edge(from: number, to: number, points: Position[], oneWay = false): RoadEdge {
  return { from, to, points, metres: metresAlong(points), ...(oneWay ? { oneWay } : {}) };
}

const roadsOf = (nodes: number, edges: RoadEdge[]): Roads => ({
  source: 'vehicle_roads',
  router: new RoadRouter({ nodes, edges }),
});

/** A block of 100 m, its southern side to be driven eastwards only, and an island 300 m north of it. */
const block = roadsOf(6, [
  edge(0, 1, [at(0, 0), at(100, 0)], true),
  edge(1, 2, [at(100, 0), at(100, 100)]),
  edge(2, 3, [at(100, 100), at(0, 100)]),
  edge(3, 0, [at(0, 100), at(0, 0)]),
  edge(4, 5, [at(0, 400), at(100, 400)]),
]);

describe('the way along roads', () => {
  it('goes over the nearest roads, and counts the way to them', () => {
    const answer = distanceBetween(at(100, 50), at(20, 110), block);
    expect(answer.alongRoads).toBeCloseTo(50 + 80 + 10, 1);
    expect(answer).toMatchObject({ snappedFrom: 0, snappedTo: 10, roads: 'vehicle_roads' });
    expect(answer.path?.coordinates).toHaveLength(4);
    expect(answer.straight).toBeCloseTo(100, 1);
  });

  it('keeps to the direction of a one-way road', () => {
    expect(distanceBetween(at(20, 0), at(80, 0), block).alongRoads).toBeCloseTo(60, 1);
    expect(distanceBetween(at(80, 0), at(20, 0), block).alongRoads).toBeCloseTo(20 + 300 + 20, 1);
  });

  it('joins two places on roads that hang together, though another road lies nearer to one', () => {
    expect(distanceBetween(at(50, 100), at(50, 270), block)).toMatchObject({ snappedTo: 170 });
  });

  it('is none where there are no roads, or none near by', () => {
    expect(distanceBetween(at(0, 0), at(30, 40), null)).toEqual({
      straight: 50,
      alongRoads: null,
      path: null,
      snappedFrom: null,
      snappedTo: null,
      roads: null,
    });
    expect(distanceBetween(at(50, 0), at(50, 1000), block)).toMatchObject({
      alongRoads: null,
      snappedTo: null,
      roads: 'vehicle_roads',
    });
  });

  it('is none where one-way roads lead elsewhere', () => {
    const single = roadsOf(2, [edge(0, 1, [at(0, 0), at(100, 0)], true)]);
    expect(distanceBetween(at(80, 0), at(20, 0), single)).toMatchObject({ alongRoads: null, snappedFrom: 0 });
  });

  it('between a place and itself has two points and no length', () => {
    const answer = distanceBetween(at(50, 0), at(50, 0), block);
    expect(answer.alongRoads).toBeCloseTo(0, 1);
    expect(answer.path?.coordinates).toHaveLength(2);
  });

  it('around a loop takes the shorter side', () => {
    const loop = roadsOf(1, [edge(0, 0, [at(0, 0), at(100, 0), at(100, 100), at(0, 100), at(0, 0)])]);
    expect(distanceBetween(at(10, 0), at(0, 10), loop).alongRoads).toBeCloseTo(20, 1);
  });
});

/** Connected two-way roads: each node but the first is joined to an earlier one, and some more are joined. */
const network = fc
  .record({
    nodes: fc.array(fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 300 })), {
      minLength: 2,
      maxLength: 12,
    }),
    back: fc.array(fc.nat(), { minLength: 12, maxLength: 12 }),
    more: fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 8 }),
  })
  .map(({ nodes, back, more }) => {
    const places = nodes.map(([east, north]) => at(east, north));
    const pairs = [
      ...places.slice(1).map((_, index) => [index + 1, (back[index] ?? 0) % (index + 1)] as const),
      ...more.filter(([a, b]) => a < places.length && b < places.length),
    ];
    return roadsOf(
      places.length,
      pairs.map(([a, b]) => edge(a, b, [places[a] ?? HERE, places[b] ?? HERE])),
    );
  });
const place = fc
  .tuple(fc.integer({ min: -20, max: 320 }), fc.integer({ min: -20, max: 320 }))
  .map(([east, north]) => at(east, north));

describe('on any two-way roads that hang together', () => {
  const along = (roads: Roads, from: Position, to: Position) =>
    distanceBetween(from, to, roads).alongRoads ?? Number.NaN;

  it('it is as far there as back, never nearer than straight, and never nearer by a detour', () => {
    fc.assert(
      fc.property(network, place, place, place, (roads, a, b, c) => {
        const there = along(roads, a, b);
        expect(along(roads, b, a)).toBeCloseTo(there, 1);
        expect(there).toBeGreaterThanOrEqual(metresBetween(a, b) - 0.02);
        expect(there).toBeLessThanOrEqual(along(roads, a, c) + along(roads, c, b) + 0.03);
      }),
    );
  });

  it('the path is as long as it is told to be, and begins and ends at the places', () => {
    fc.assert(
      fc.property(network, place, place, (roads, a, b) => {
        const { alongRoads, path } = distanceBetween(a, b, roads);
        const points = (path?.coordinates ?? []).map(([lon = 0, lat = 0]): Position => [lon, lat]);
        expect(Math.abs(metresAlong(points) - (alongRoads ?? 0))).toBeLessThan(0.3);
        expect(metresBetween(points[0] ?? HERE, a)).toBeLessThan(0.02);
        expect(metresBetween(points.at(-1) ?? HERE, b)).toBeLessThan(0.02);
      }),
    );
  });
});
