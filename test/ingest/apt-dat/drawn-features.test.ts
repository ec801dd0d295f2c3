import { describe, expect, it } from 'vitest';
import { flatten } from '../../../server/ingest/apt-dat/curve.ts';
import { paintLayer } from '../../../server/ingest/apt-dat/paint.ts';
import { metresBetween, metresPerDegree } from '../../../server/ingest/geodesy.ts';
import { readRows } from './read-text.ts';

describe('pavement (110) and boundary (130)', () => {
  it('become polygons with holes, wound as RFC 7946 asks, whatever the order of the nodes', async () => {
    const clockwise = ['111 0 0', '111 1 0', '111 1 1', '113 0 1'];
    const hole = ['111 0.2 0.2', '111 0.2 0.4', '113 0.4 0.4'];
    const { features } = await readRows(
      '110 2 0.25 90 Apron North',
      ...clockwise,
      ...hole,
      '130 Fence',
      ...clockwise,
    );
    expect(features.map(feature => feature.properties)).toEqual([
      { layer: 'pavement', name: 'Apron North', surface: 'concrete' },
      { layer: 'boundary', name: 'Fence' },
    ]);
    expect(features[0]?.geometry).toEqual({
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 1],
          [0, 0],
        ],
        [
          [0.2, 0.2],
          [0.4, 0.4],
          [0.4, 0.2],
          [0.2, 0.2],
        ],
      ],
    });
  });

  it.each([
    ['an open ring', ['111 0 0', '111 0 1', '115 1 1'], 'a ring of it ends as a line (row 115 or 116)'],
    ['a ring without area', ['111 0 0', '113 0 1'], 'a ring of it encloses no area'],
    ['no end', ['111 0 0', '111 0 1', '111 1 1'], 'its last ring or line has no end (rows 113 to 116)'],
    ['no nodes', [], 'it has no nodes'],
  ])('with %s are set aside by their header', async (_, nodes, reason) => {
    const { features, setAside } = await readRows('110 1 0 0 A', ...nodes, '14 41 2 0 0 T');
    expect(setAside).toEqual([{ line: 2, text: '110 1 0 0 A', reason }]);
    expect(features.map(feature => feature.properties.layer)).toEqual(['tower']);
  });

  it('with a malformed header are set aside once, with their nodes', async () => {
    const { features, setAside } = await readRows('110 hard 0 0 A', '111 0 0', '111 0 1', '113 1 1');
    expect(features).toEqual([]);
    expect(setAside).toEqual([{ line: 2, text: '110 hard 0 0 A', reason: 'surface is not a number: hard' }]);
  });

  it('lose a malformed node only, even where it closes the ring', async () => {
    const { features, setAside } = await readRows(
      '110 1 0 0 A',
      '111 0 0',
      '111 0 1',
      '111 x 1',
      '111 1 1',
      '113 1',
      '111 0.1 0.2',
      '111 0.1 0.3',
      '113 0.2 0.3',
    );
    expect(setAside.map(({ line, reason }) => [line, reason])).toEqual([
      [5, 'latitude of position is not a number: x'],
      [7, 'longitude of position is missing (field 2)'],
    ]);
    const geometry = features[0]?.geometry;
    expect(geometry?.type === 'Polygon' && geometry.coordinates.map(ring => ring.length)).toEqual([4, 4]);
  });

  it('sets aside a node that belongs to nothing', async () => {
    const { setAside } = await readRows('111 0 0');
    expect(setAside[0]?.reason).toBe('a node outside of a pavement, line or boundary');
  });
});

describe('paint (120)', () => {
  it('becomes one line for each run of a line type; a type holds from its node to the next', async () => {
    const { features } = await readRows(
      '120 Line 7',
      '111 0 0 51 101',
      '111 0 1 51',
      '111 0 2',
      '111 0 3 4 104',
      '111 0 4 102',
      '111 0 5 20',
      '111 0 6 21 22',
      '115 0 7 1',
    );
    const lines = features.map(({ properties: { layer, name, paint }, geometry }) => [
      layer,
      name,
      paint,
      geometry.type === 'LineString' ? geometry.coordinates.map(([lon]) => lon) : [],
    ]);
    expect(lines).toEqual([
      ['taxi_line', 'Line 7', 51, [0, 1, 2]],
      ['hold_line', 'Line 7', 4, [3, 4]],
      ['road_line', 'Line 7', 20, [5, 6]],
      ['road_line', 'Line 7', 21, [6, 7]],
    ]);
  });

  it('comes back to its first node where it is closed, with the last node’s type', async () => {
    const { features } = await readRows('120 Ring', '111 0 0 1', '111 0 1 1', '113 1 1 3');
    expect(
      features.map(({ properties, geometry }) => [
        properties.paint,
        geometry.type === 'LineString' && geometry.coordinates,
      ]),
    ).toEqual([
      [
        1,
        [
          [0, 0],
          [1, 0],
          [1, 1],
        ],
      ],
      [
        3,
        [
          [1, 1],
          [0, 0],
        ],
      ],
    ]);
  });

  it('on the edge of pavement is kept too', async () => {
    const { features } = await readRows('110 1 0 0 A', '111 0 0 3 102', '111 0 1', '113 1 1');
    expect(features.map(({ properties }) => [properties.layer, properties.paint])).toEqual([
      ['pavement', undefined],
      ['other_line', 3],
    ]);
  });

  it('with a type that is no whole number is set aside', async () => {
    const { setAside } = await readRows('120 L', '111 0 0 yellow', '111 0 1 1', '115 0 2');
    expect(setAside).toEqual([
      { line: 3, text: '111 0 0 yellow', reason: 'line or light type is not a whole number: NaN' },
    ]);
  });

  it.each([
    [1, 'taxi_line'],
    [7, 'taxi_line'],
    [51, 'taxi_line'],
    [57, 'taxi_line'],
    [60, 'taxi_line'],
    [4, 'hold_line'],
    [6, 'hold_line'],
    [55, 'hold_line'],
    [64, 'hold_line'],
    [20, 'road_line'],
    [21, 'road_line'],
    [22, 'road_line'],
    [2, 'other_line'],
    [3, 'other_line'],
    [8, 'other_line'],
    [53, 'other_line'],
    [30, 'other_line'],
    [70, 'other_line'],
  ])('of type %i goes to %s', (type, layer) => {
    expect(paintLayer(type)).toBe(layer);
  });
});

describe('curves', () => {
  const corner = (lon: number, lat: number) => ({ position: [lon, lat] as const, control: null });

  it('between two corners are straight, and nothing where the nodes coincide', () => {
    expect(flatten(corner(0, 0), corner(0, 1))).toEqual([[0, 1]]);
    expect(flatten({ position: [0, 0], control: [1, 1] }, corner(0, 0))).toEqual([]);
  });

  it('follow one handle as a quadratic Bézier, the incoming one mirrored', () => {
    const start = { position: [0, 0] as const, control: [0.0005, 0.0005] as const };
    const leaving = flatten(start, corner(0.001, 0));
    const entering = flatten(corner(0, 0), { position: [0.001, 0], control: [0.0015, -0.0005] });
    expect(entering).toEqual(leaving);
    expect(Math.max(...leaving.map(([, lat]) => lat))).toBeCloseTo(0.00025, 5);
  });

  it('stay within a quarter of a metre of a cubic quarter circle of 100 m', () => {
    const [perLon, perLat] = metresPerDegree(0);
    const at = (x: number, y: number) => [x / perLon, y / perLat] as const;
    const handle = 55.22848;
    const points = flatten(
      { position: at(100, 0), control: at(100, handle) },
      { position: at(0, 100), control: at(-handle, 100) },
    );
    expect(points.at(-1)).toEqual(at(0, 100));
    expect(points.length).toBeLessThan(20);
    const corners = [at(100, 0), ...points];
    for (const [index, from] of corners.entries()) {
      const to = corners[index + 1];
      if (!to) continue;
      const distance = metresBetween([0, 0], [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]);
      expect(Math.abs(distance - 100)).toBeLessThan(0.28);
    }
  });
});
