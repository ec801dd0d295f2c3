import { describe, expect, it } from 'vitest';
import { metresBetween } from '../../../server/ingest/geodesy.ts';
import { readRows } from './read-text.ts';

describe('runways (100)', () => {
  const row =
    '100 60.05 1 2 0.00 1 2 1 07R 41.28231220 2.07434999 0 63 3 2 1 0 25L 41.29222053 2.10328100 0 61 3 2 1 0';

  it('become a rectangle with names, surface, width and length, and two ends with true headings', async () => {
    const { features } = await readRows(row);
    const [runway, near, far] = features;
    expect(runway?.properties).toMatchObject({
      layer: 'runway',
      name: '07R/25L',
      surface: 'asphalt',
      width: 60.05,
    });
    expect(runway?.properties.length).toBeGreaterThan(2655);
    expect(runway?.properties.length).toBeLessThan(2665);
    expect(near).toMatchObject({
      properties: { layer: 'runway_end', name: '07R' },
      geometry: { coordinates: [2.07435, 41.2823122] },
    });
    expect(near?.properties.heading).toBeCloseTo(65.5, 0);
    expect(far?.properties.heading).toBeCloseTo((near?.properties.heading ?? 0) + 180, 6);
    const ring = runway?.geometry.type === 'Polygon' ? runway.geometry.coordinates[0] : [];
    const [a, b] = (ring ?? []).map(([lon = 0, lat = 0]) => [lon, lat] as const);
    const sides = a && b ? [metresBetween(a, b)] : [];
    expect(sides[0]).toSatisfy((side: number) => Math.abs(side - 60.05) < 0.05 || side > 2000);
    expect(ring).toHaveLength(5);
  });

  it.each([
    ['a missing end', '100 60 1 0 0 0 2 1 07 41.0 2.0', 'name of a runway end is missing (field 17)'],
    ['no width', row.replace('60.05', '0'), 'width is not above zero: 0'],
    [
      'a word for a number',
      row.replace('2.07434999', 'east'),
      'longitude of a runway end is not a number: east',
    ],
    [
      'a latitude beyond the pole',
      row.replace('41.28231220', '141.2'),
      'latitude of a runway end is beyond a pole: 141.2',
    ],
    [
      'ends at one place',
      row.replace('41.29222053 2.10328100', '41.28231220 2.07434999'),
      'both runway ends lie at one place',
    ],
  ])('with %s are set aside, and the rest goes on', async (_, broken, reason) => {
    const { features, setAside } = await readRows(broken, '14 41 2 30 0 Tower');
    expect(setAside).toEqual([{ line: 2, text: broken, reason }]);
    expect(features.map(feature => feature.properties.layer)).toEqual(['tower']);
  });
});

describe('stands', () => {
  it('of row 15 keep their name as written', async () => {
    const { features } = await readRows('15 41.1 2.1 -10 Gate A 12');
    expect(features[0]?.properties).toEqual({ layer: 'stand', name: 'Gate A 12', heading: 350 });
  });

  it.each([
    ['101 T2/R4', '101', 'T2/R4'],
    ['900 R32', '900', 'R32'],
  ])('of FlightGear, such as %s, are split into name and area', async (written, name, area) => {
    const { features } = await readRows(`15 41.1 2.1 245.50 ${written}`);
    expect(features[0]?.properties).toEqual({ layer: 'stand', name, area, heading: 245.5 });
  });

  it('of rows 1300 and 1301 tell type, size, operation and airlines', async () => {
    const { features } = await readRows(
      '1300 41.1 2.1 90 gate heavy|jets B 7',
      '1301 c airline vlg ibe',
      '1300 41.2 2.1 360 tie_down props North',
      '1301 A general_aviation',
    );
    expect(features.map(feature => feature.properties)).toEqual([
      {
        layer: 'stand',
        name: 'B 7',
        heading: 90,
        standType: 'gate',
        size: 'C',
        operation: 'airline',
        airlines: ['VLG', 'IBE'],
      },
      {
        layer: 'stand',
        name: 'North',
        heading: 0,
        standType: 'tie_down',
        size: 'A',
        operation: 'general_aviation',
      },
    ]);
  });

  it.each([
    ['15 41.1 2.1 90', 'name is missing (field 4)'],
    ['15 41.1 2.1 400 A', 'heading is not within a circle: 400'],
    ['15 41.1 x 90 A', 'longitude of position is not a number: x'],
    ['1300 41.1 2.1 90 gate all', 'name is missing (field 6)'],
    ['1301 C airline', 'no ramp (row 1300) comes before it'],
  ])('%s is set aside', async (row, reason) => {
    const { features, setAside } = await readRows(row);
    expect(features).toEqual([]);
    expect(setAside).toEqual([{ line: 2, text: row, reason }]);
  });
});

describe('routing network (1201, 1202, 1206)', () => {
  it('becomes taxi edges, with the runway they lie on, and road edges', async () => {
    const { features, setAside } = await readRows(
      '1202 1 2 twoway runway 07L/25R',
      '1202 1 2 oneway taxiway_E K 5',
      '1206 2 1 oneway Perimeter road',
      '1206 2 1 twoway',
      '1201 41.1 2.1 both 1 a',
      '1201 41.2 2.2 both 2 b',
    );
    expect(setAside).toEqual([]);
    expect(features.map(feature => feature.properties)).toEqual([
      { layer: 'taxi_edge', name: '07L/25R', oneWay: false, runway: '07L/25R' },
      { layer: 'taxi_edge', name: 'K 5', oneWay: true },
      { layer: 'road_edge', name: 'Perimeter road', oneWay: true },
      { layer: 'road_edge', name: '', oneWay: false },
    ]);
    expect(features[2]?.geometry).toEqual({
      type: 'LineString',
      coordinates: [
        [2.2, 41.2],
        [2.1, 41.1],
      ],
    });
  });

  it('sets aside edges to unknown nodes and of unknown direction', async () => {
    const { setAside } = await readRows('1206 1 9 twoway', '1206 1 1 sideways', '1201 41 2 both 1 a');
    expect(setAside.map(({ line, reason }) => [line, reason])).toEqual([
      [2, 'no node 1201 has the identifier 9'],
      [3, 'direction is neither oneway nor twoway: sideways'],
    ]);
  });
});

describe('single points', () => {
  it('are the tower (14) and truck parkings (1400)', async () => {
    const { features } = await readRows(
      '14 41.1 2.1 82 0 Tower View',
      '1400 41.2 2.2 138.5 baggage_train 3 North row',
    );
    expect(features).toEqual([
      {
        type: 'Feature',
        properties: { layer: 'tower', name: 'Tower View' },
        geometry: { type: 'Point', coordinates: [2.1, 41.1] },
      },
      {
        type: 'Feature',
        properties: { layer: 'truck_parking', name: 'North row', heading: 138.5, truckType: 'baggage_train' },
        geometry: { type: 'Point', coordinates: [2.2, 41.2] },
      },
    ]);
  });
});
