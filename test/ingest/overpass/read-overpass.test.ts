import { describe, expect, it } from 'vitest';
import { overpassFormat } from '../../../server/ingest/overpass/overpass-format.ts';
import { deriveRoads } from '../../../server/roads/derive-roads.ts';
import { layerOf, readMap } from '../map/read-map.ts';

interface Place {
  readonly lat: number;
  readonly lon: number;
}
/** A place so many ten-thousandths of a degree east and north. */
const at = (east: number, north: number): Place => ({
  lat: 41.3 + north / 10_000,
  lon: 2.08 + east / 10_000,
});
const node = (id: number, place: Place, tags?: object) => ({ type: 'node', id, ...place, tags });
const aerodrome = node(900, at(0, 0), {
  aeroway: 'aerodrome',
  icao: 'LEXX',
  name: 'Aquí',
  'name:en': 'Here',
});
const answer = (...elements: object[]) => ({ version: 0.6, generator: 'Overpass API', elements });
const read = (...elements: object[]) => readMap(overpassFormat, answer(aerodrome, ...elements));

const square = (from: number, to: number) => [
  at(from, from),
  at(to, from),
  at(to, to),
  at(from, to),
  at(from, from),
];

describe('an answer of Overpass', () => {
  it('with geometry (out geom) makes a map with its airport and attribution', async () => {
    const map = await read(
      { type: 'way', id: 1, tags: { aeroway: 'taxiway', ref: 'B' }, geometry: [at(0, 0), null, at(9, 0)] },
      { type: 'way', id: 2, tags: { aeroway: 'apron' }, geometry: square(0, 9) },
    );
    expect(map.maps[0]?.airport).toMatchObject({ airportId: 'LEXX', name: 'Here', lon: 2.08, lat: 41.3 });
    expect(map.maps[0]?.attribution).toBe('© OpenStreetMap contributors, ODbL 1.0');
    expect(layerOf(map, 'taxi_line')[0]?.properties.name).toBe('B');
    expect(layerOf(map, 'pavement')[0]?.geometry.type).toBe('Polygon');
  });

  it('with nodes after the ways (out body; >; out skel) makes the same, with roads that share nodes joined', async () => {
    const map = await read(
      { type: 'way', id: 1, nodes: [1, 2, 3], tags: { highway: 'service' } },
      { type: 'way', id: 2, nodes: [2, 4, 77], tags: { highway: 'service', oneway: 'yes' } },
      ...[at(0, 0), at(5, 0), at(9, 0), at(5, 8)].map((place, index) => node(index + 1, place)),
    );
    const [first, second] = layerOf(map, 'road_edge');
    expect(first?.geometry).toMatchObject({
      coordinates: [
        [2.08, 41.3],
        [2.0805, 41.3],
        [2.0809, 41.3],
      ],
    });
    expect(second?.properties.oneWay).toBe(true);
    const graph = map.maps[0] && deriveRoads(map.maps[0]);
    expect(graph?.edges.map(({ oneWay }) => oneWay ?? false).sort()).toEqual([false, false, true]);
    expect(graph?.nodes).toBe(4);
  });

  it('puts a multipolygon together from its ways, whichever way they run, with its holes', async () => {
    const [a, b, c, d] = [at(0, 0), at(20, 0), at(20, 20), at(0, 20)];
    const members = [
      { type: 'way', ref: 1, role: 'outer', geometry: [a, b, c] },
      { type: 'way', ref: 2, role: 'outer', geometry: [a, d, c] },
      { type: 'way', ref: 3, role: 'inner' },
      { type: 'node', ref: 4, role: 'label' },
    ];
    const map = await read(
      { type: 'relation', id: 9, tags: { type: 'multipolygon', aeroway: 'terminal', name: 'T1' }, members },
      { type: 'way', id: 3, geometry: square(5, 9) },
    );
    const [terminal] = layerOf(map, 'building');
    expect(terminal?.properties.name).toBe('T1');
    expect(
      terminal?.geometry.type === 'Polygon' && terminal.geometry.coordinates.map(ring => ring.length),
    ).toEqual([5, 5]);
  });

  it('sets aside ways and relations of which too little is told', async () => {
    const members = [{ type: 'way', ref: 1, role: 'outer', geometry: [at(0, 0), at(9, 0)] }];
    const { setAside } = await read(
      node(1, at(1, 1), { aeroway: 'gate', ref: 'A1' }),
      { type: 'way', id: 2, nodes: [5, 6], tags: { aeroway: 'taxiway' } },
      { type: 'relation', id: 3, tags: { type: 'multipolygon', aeroway: 'apron' }, members },
      { type: 'way', id: 'four', tags: { aeroway: 'taxiway' } },
      { type: 'area', id: 5 },
    );
    expect(setAside.map(({ reason }) => reason.split(':')[0]).sort()).toEqual([
      'id',
      'the relation has no geometry, or ways that do not close',
      'the way has no geometry and not two of its nodes',
      'type',
    ]);
  });

  it('with centres only (out center) shows what a place can show, and says what it lacks', async () => {
    const map = await read(
      { type: 'way', id: 1, center: at(2, 2), tags: { aeroway: 'parking_position', ref: '7' } },
      { type: 'way', id: 2, center: at(3, 3), tags: { aeroway: 'taxiway' } },
    );
    expect(layerOf(map, 'stand').map(({ properties }) => properties.name)).toEqual(['7']);
    expect(map.notes).toContainEqual(expect.stringContaining('by its centre only (1)'));
  });

  it('that ran into a limit says what Overpass remarked', async () => {
    const document = { ...answer(), remark: 'runtime error: Query timed out.' };
    await expect(readMap(overpassFormat, document, { airportId: 'LEXX' })).rejects.toThrow(
      "holds nothing that an airport's map shows: it has no elements; Overpass remarks: runtime error: Query timed out",
    );
  });
});
