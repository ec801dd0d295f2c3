import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { headingBetween, metresBetween, offset, type Position } from '../../../server/ingest/geodesy.ts';
import { geoJsonFormat } from '../../../server/ingest/geojson/geojson-format.ts';
import { fileOfBytes } from '../../fuzz/fuzz-target.ts';
import { readText } from '../apt-dat/read-text.ts';
import { layerOf, readMap } from '../map/read-map.ts';

const NOWHERE = { write() {}, writeMap() {}, setAside() {} };
const HERE: Position = [2.08, 41.3];
/** Metres east and north of the airport. */
const at = (east: number, north: number): number[] => [...offset(HERE, 0, north, east)];
const feature = (properties: object, type: string, coordinates: unknown) => ({
  type: 'Feature',
  properties,
  geometry: { type, coordinates },
});
const collection = (...features: object[]) => ({ type: 'FeatureCollection', features });
const read = (features: object[], airportId = 'LEXX') =>
  readMap(geoJsonFormat, collection(...features), { airportId });

const taxiway = feature({ aeroway: 'taxiway', ref: 'A', width: '23' }, 'LineString', [
  at(0, 0),
  at(100, 0),
  at(200, 0),
]);
const aerodrome = feature({ aeroway: 'aerodrome', icao: 'LEXX', name: 'Here' }, 'Point', at(50, 0));

describe('tags of OpenStreetMap', () => {
  it('make a runway with its ends of a line, whichever way it was drawn', async () => {
    const line = [at(1000, 0), at(0, 0)];
    const map = await read([
      feature({ aeroway: 'runway', ref: '09/27', width: '60', surface: 'asphalt' }, 'LineString', line),
    ]);
    const [runway] = layerOf(map, 'runway');
    expect(runway?.properties).toMatchObject({ name: '09/27', width: 60, surface: 'asphalt', length: 1000 });
    const [west, east] = layerOf(map, 'runway_end');
    expect([west?.properties.name, east?.properties.name]).toEqual(['09', '27']);
    expect(west?.properties.heading).toBeCloseTo(90, 0);
    expect(west?.geometry).toMatchObject({ coordinates: [expect.closeTo(2.08, 6), expect.closeTo(41.3, 6)] });
  });

  it('join a runway told in pieces, and fit one told as areas', async () => {
    const piece = (from: number, to: number) =>
      feature({ aeroway: 'runway', ref: '09/27' }, 'LineString', [at(from, 0), at(to, 0)]);
    const pieces = await read([piece(300, 900), piece(0, 300), piece(900, 1200)]);
    expect(layerOf(pieces, 'runway').map(({ properties }) => properties.length)).toEqual([1200]);
    const ring = [at(0, -22), at(1200, -22), at(1200, 22), at(0, 22), at(0, -22)];
    const area = await read([feature({ kind: 'runway', name: 'RUNWAY 9/27' }, 'Polygon', [ring])]);
    const [runway] = layerOf(area, 'runway');
    expect(runway?.properties).toMatchObject({ name: '09/27', width: 44, length: 1200 });
  });

  it('make a stand of its lead-in line, which gives its heading and where the aircraft stops', async () => {
    const leadIn = (...points: number[][]) =>
      feature({ aeroway: 'parking_position', ref: '42' }, 'LineString', points);
    for (const line of [leadIn(at(100, 0), at(100, 60)), leadIn(at(100, 60), at(100, 0))]) {
      const map = await read([taxiway, line]);
      const [stand] = layerOf(map, 'stand');
      expect(stand?.properties.name).toBe('42');
      expect(stand?.properties.heading).toBeCloseTo(0, 1);
      const [lon = 0, lat = 0] = stand?.geometry.type === 'Point' ? stand.geometry.coordinates : [];
      expect(metresBetween([lon, lat], offset(HERE, 0, 45, 100))).toBeLessThan(0.1);
      expect(layerOf(map, 'taxi_line').map(({ properties }) => properties.paint)).toEqual([undefined, 1]);
    }
  });

  it('make stands of points and areas, headed where they are told to', async () => {
    const ring = [at(0, 0), at(40, 0), at(40, 40), at(0, 40), at(0, 0)];
    const map = await read([
      feature({ aeroway: 'parking_position', name: 'R1', direction: 'SW' }, 'Point', at(0, 80)),
      feature({ aeroway: 'parking_position', ref: 'R2' }, 'Polygon', [ring]),
    ]);
    expect(layerOf(map, 'stand').map(({ properties }) => [properties.name, properties.heading])).toEqual([
      ['R1', 225],
      ['R2', undefined],
    ]);
  });

  it('draw a holding position across its taxiway', async () => {
    const map = await read([taxiway, feature({ aeroway: 'holding_position' }, 'Point', at(100, 0))]);
    const [hold] = layerOf(map, 'hold_line');
    const [a, b] = hold?.geometry.type === 'LineString' ? hold.geometry.coordinates : [];
    expect(hold?.properties.paint).toBe(4);
    expect(headingBetween(a as Position & [], b as Position & []) % 180).toBeCloseTo(0, 0);
  });

  it('lead vehicles over service roads, one way where they say so, and not over public ones', async () => {
    const road = (properties: object) => feature(properties, 'LineString', [at(0, 0), at(0, 50)]);
    const map = await read([
      road({ highway: 'service', service: 'driveway', oneway: '-1', ref: 'S1' }),
      road({ highway: 'unclassified', access: 'private' }),
      road({ highway: 'unclassified' }),
      road({ highway: 'motorway' }),
    ]);
    const [first, ...others] = layerOf(map, 'road_edge');
    expect(first?.properties).toMatchObject({ name: 'S1', oneWay: true });
    expect(first?.geometry).toMatchObject({ coordinates: [at(0, 50), at(0, 0)].map(round) });
    expect(others).toHaveLength(1);
    expect(map.notes).toContainEqual(expect.stringContaining('1 highway=unclassified, 1 highway=motorway'));
    expect(map.notes[0]).toContain('roads (');
  });

  it('are found in flat properties, under tags and in other_tags', async () => {
    const place = at(10, 10);
    const map = await read([
      feature({ '@id': 'node/1', aeroway: 'gate', ref: 'A1' }, 'Point', place),
      feature({ type: 'node', id: 2, tags: { aeroway: 'gate', ref: 'A2' } }, 'Point', place),
      feature({ osm_id: '3', other_tags: '"aeroway"=>"gate","ref"=>"A\\"3"' }, 'Point', place),
      feature({ aeroway: 'parking_position', ref: '1' }, 'Point', place),
    ]);
    expect(layerOf(map, 'gate').map(({ properties }) => properties.name)).toEqual(['A1', 'A2', 'A"3']);
    expect(map.maps[0]?.attribution).toBe('© OpenStreetMap contributors, ODbL 1.0');
  });
});

describe('the airport', () => {
  it('is the aerodrome of the file, with its name, place and boundary', async () => {
    const ring = [at(-500, -500), at(1500, -500), at(1500, 500), at(-500, 500), at(-500, -500)];
    const map = await readMap(
      geoJsonFormat,
      collection(taxiway, aerodrome, feature({ aeroway: 'aerodrome', icao: 'LEXX' }, 'Polygon', [ring])),
    );
    expect(map.maps[0]?.airport).toMatchObject({ airportId: 'LEXX', name: 'Here', lat: 41.3 });
    expect(map.maps[0]?.airport.estimated).toBeUndefined();
    expect(layerOf(map, 'boundary')).toHaveLength(1);
  });

  it('has a place that is only estimated where no point tells it, also once it was exported', async () => {
    const ring = [at(-500, -500), at(1500, -500), at(1500, 500), at(-500, 500), at(-500, -500)];
    const area = feature({ aeroway: 'aerodrome', icao: 'LEXX' }, 'Polygon', [ring]);
    for (const document of [collection(taxiway, area), collection(taxiway)]) {
      const { maps } = await readMap(geoJsonFormat, document, { airportId: 'LEXX' });
      expect(maps[0]?.airport).toMatchObject({ airportId: 'LEXX', estimated: true });
      const again = await readMap(geoJsonFormat, maps[0]);
      expect(again.maps[0]?.airport).toEqual(maps[0]?.airport);
    }
  });

  it('of several in one file has what lies at it', async () => {
    const there = (east: number) =>
      feature({ aeroway: 'taxiway' }, 'LineString', [at(east, 0), at(east, 90)]);
    const other = feature({ aeroway: 'aerodrome', icao: 'LEYY' }, 'Point', at(30_000, 0));
    const document = collection(there(30_100), taxiway, other, aerodrome, there(200_000), there(15_000));
    const { maps, notes } = await readMap(geoJsonFormat, document);
    expect(maps.map(({ airport, features }) => [airport.airportId, features.length])).toEqual([
      ['LEYY', 1],
      ['LEXX', 1],
    ]);
    expect(notes).toContain('left out 2 features that lie at none of its airports');
    const one = await readMap(geoJsonFormat, document, { airportId: 'LEYY' });
    expect(one.maps.map(({ airport }) => airport.airportId)).toEqual(['LEYY']);
    await expect(readMap(geoJsonFormat, document, { airportId: 'KIND' })).rejects.toThrow(
      'does not hold the airport KIND; it holds LEYY, LEXX',
    );
  });

  it('is the one that the store knows there, where the file names none', async () => {
    const known = [{ airportId: 'LEXX', lon: 2.08, lat: 41.3 }];
    const { maps } = await readMap(geoJsonFormat, collection(taxiway), {}, known);
    expect(maps[0]?.airport).toMatchObject({ airportId: 'LEXX', name: 'LEXX' });
    await expect(readMap(geoJsonFormat, collection(taxiway))).rejects.toMatchObject({
      message: 'names no airport: it has no aeroway=aerodrome with an icao code',
      needs: 'airport',
    });
  });
});

describe('coordinates', () => {
  const turned = feature({ aeroway: 'taxiway' }, 'LineString', [
    [41.3, 2.08],
    [41.301, 2.08],
  ]);
  const known = [{ airportId: 'LEXX', lon: 2.08, lat: 41.3 }];

  it.each([[{}], [{ airportId: 'LEXX' }]])(
    'that are swapped are told by the airport that is known (%j)',
    async hints => {
      await expect(readMap(geoJsonFormat, collection(turned), hints, known)).rejects.toThrow(
        'has longitude and latitude swapped: turned round, its positions lie at LEXX. GeoJSON has the longitude first',
      );
    },
  );

  it('that are swapped are told by latitudes that there are not', async () => {
    const swapped = feature({ aeroway: 'gate' }, 'Point', [37.6, -122.4]);
    await expect(read([swapped])).rejects.toThrow(
      'has longitude and latitude swapped: GeoJSON has the longitude',
    );
  });

  it('of another airport than the one named are refused', async () => {
    await expect(
      readMap(geoJsonFormat, collection(taxiway), { airportId: 'KSFO' }, [
        { airportId: 'KSFO', lon: -122.38, lat: 37.62 },
      ]),
    ).rejects.toThrow(/^lies \d+ km from KSFO: it is the map of another airport$/);
  });

  const metres = feature({ aeroway: 'taxiway' }, 'LineString', [
    [231544.5, 5621521.486],
    [231644.5, 5621521.486],
  ]);
  const crs = (name: string) => ({ type: 'name', properties: { name } });

  it('of Web Mercator are turned into degrees where the file says so', async () => {
    const document = {
      type: 'FeatureCollection',
      crs: crs('urn:ogc:def:crs:EPSG::3857'),
      features: [metres],
    };
    const map = await readMap(geoJsonFormat, document, { airportId: 'LEXX' });
    expect(layerOf(map, 'taxi_line')[0]?.geometry).toMatchObject({
      coordinates: [
        [expect.closeTo(2.08, 4), expect.closeTo(45, 6)],
        [expect.closeTo(2.0809, 4), expect.closeTo(45, 6)],
      ],
    });
  });

  it('in metres that nobody names, and of other projections, are refused', async () => {
    await expect(read([metres])).rejects.toThrow('has coordinates in metres without a crs that says which');
    const document = { ...collection(metres), crs: crs('EPSG:25831') };
    const before = { type: 'FeatureCollection', crs: document.crs, features: [metres] };
    await expect(readMap(geoJsonFormat, before, { airportId: 'LEXX' })).rejects.toThrow(
      'has coordinates in EPSG:25831: export it in WGS 84',
    );
  });
});

it('a feature alone is a map too', async () => {
  expect(layerOf(await readMap(geoJsonFormat, taxiway, { airportId: 'LEXX' }), 'taxi_line')).toHaveLength(1);
});

describe('what cannot be used', () => {
  it('is set aside with its place and reason, and the rest comes in', async () => {
    const bad = [
      [feature({ aeroway: 'gate' }, 'Point', ['2', 41]), 'a position of it is not two numbers'],
      [feature({ aeroway: 'apron' }, 'Polygon', [[at(0, 0), at(1, 1)]]), 'a ring of it encloses no area'],
      [feature({ aeroway: 'taxiway' }, 'LineString', [at(0, 0)]), 'a line of it has fewer than two points'],
      [feature({ aeroway: 'gate' }, 'Circle', at(0, 0)), 'its geometry is of no type that GeoJSON has'],
      [{ type: 'Feature', properties: {}, geometry: null }, 'it has no geometry'],
      [
        feature({ layer: 'stand', heading: 400 }, 'Point', at(0, 0)),
        'heading: must be less than 360, is 400',
      ],
    ] as const;
    const { setAside, maps } = await read([...bad.map(([value]) => value), taxiway]);
    const text = JSON.stringify(collection(...bad.map(([value]) => value), taxiway));
    expect(setAside).toHaveLength(bad.length);
    for (const [index, [value, reason]] of bad.entries()) {
      expect(setAside[index]?.reason).toContain(reason);
      expect(setAside[index]?.offset).toBe(text.indexOf(JSON.stringify(value)));
    }
    expect(maps[0]?.features).toHaveLength(1);
  });

  it.each([
    [
      '{"type":"FeatureCollection","features":[{"type":"Feature"',
      'ends in the middle of its JSON: it is cut off',
    ],
    ['{"type":"FeatureCollection","features":[}', 'is not valid JSON'],
    ['{"type":"FeatureCollection","features":[]}', 'it has no features'],
    [`{"type":"FeatureCollection","features":${'['.repeat(100)}`, 'is nested over 64 deep'],
    [
      collection(feature({ highway: 'motorway' }, 'Point', at(0, 0))),
      'no feature of it has tags or a kind that are known',
    ],
  ])('as a whole is refused: %j', async (document, reason) => {
    await expect(readMap(geoJsonFormat, document, { airportId: 'LEXX' })).rejects.toThrow(reason);
  });
});

it('a file with more features than an airport has is refused, whatever follows', async () => {
  const many = Array.from({ length: 60_001 }, () => feature({ aeroway: 'gate' }, 'Point', [2, 41]));
  await expect(
    geoJsonFormat.read(fileOfBytes(Buffer.from(JSON.stringify(collection(...many))), 65_536, NOWHERE)),
  ).rejects.toThrow('holds more than 60,000 features: cut it to the airport');
});

describe('a map with our own properties', () => {
  const KIND = '../shared/data/maps/KIND_xplane_apt.dat';

  it('that ships comes out as it went in', async () => {
    const map = JSON.parse(readFileSync('data/LEBL.geojson', 'utf8'));
    const { maps, setAside } = await readMap(geoJsonFormat, map);
    expect(setAside).toEqual([]);
    expect(maps).toEqual([map]);
  });

  it.skipIf(!existsSync(KIND))(
    'of Indianapolis does too (skipped where ../shared/data is absent)',
    async () => {
      const [map] = (await readText(readFileSync(KIND, 'utf8'))).maps;
      const { maps } = await readMap(geoJsonFormat, map);
      expect(maps).toEqual([map]);
    },
  );

  it('gets the ends of a runway that nobody drew', async () => {
    const ring = [at(0, -22), at(1200, -22), at(1200, 22), at(0, 22), at(0, -22)];
    const map = await read([feature({ layer: 'runway', name: '09/27' }, 'Polygon', [ring])]);
    expect(layerOf(map, 'runway')).toHaveLength(1);
    expect(layerOf(map, 'runway_end').map(({ properties }) => properties.name)).toEqual(['09', '27']);
  });
});

const SFO = '../shared/data/sfo/sfo_architecture.geojson';

it.skipIf(!existsSync(SFO))(
  "San Francisco's architecture gives runways as long as published, stands and buildings (skipped where ../shared/data is absent)",
  async () => {
    const map = await readMap(geoJsonFormat, readFileSync(SFO, 'utf8'), { airportId: 'KSFO' });
    expect(map.setAside).toEqual([]);
    const lengths = layerOf(map, 'runway').map(({ properties }) => Math.round(properties.length ?? 0));
    expect(lengths.sort()).toEqual([2333, 2638, 3470, 3619].map(length => expect.closeTo(length, -1)));
    const names = layerOf(map, 'stand').map(({ properties }) => properties.name);
    expect(names).toContain('G7');
    expect(names).toContain('D10');
    expect(new Set(names).size).toBe(names.length);
    expect(layerOf(map, 'building').map(({ properties }) => properties.name)).toContain(
      'International Terminal',
    );
    expect(layerOf(map, 'pavement').length).toBeGreaterThan(89);
    expect(map.notes).toContain('the map has no stands: its gates are shown as stands, without a heading');
  },
);

function round(position: number[]): number[] {
  return position.map(value => Math.round(value * 1e7) / 1e7);
}
