import fc from 'fast-check';
import { geoJsonFormat } from '../../server/ingest/geojson/geojson-format.ts';
import { MAP_LAYERS } from '../../server/ingest/map/map-feature.ts';
import { damaged, type FuzzTarget, readBytes } from './fuzz-target.ts';
import { mapSink } from './map-sink.ts';

const near = (middle: number) => fc.double({ min: middle - 0.03, max: middle + 0.03, noNaN: true });
const position = fc.oneof(
  { weight: 60, arbitrary: fc.tuple(near(2.08), near(41.3)) },
  fc.tuple(fc.double(), fc.double()),
  fc.jsonValue(),
);
const line = fc.array(position, { minLength: 1, maxLength: 6 });
const rings = fc.array(
  fc.array(position, { minLength: 3, maxLength: 6 }).map(ring => [...ring, ring[0]]),
  { maxLength: 2 },
);
const geometry = fc.oneof(
  position.map(coordinates => ({ type: 'Point', coordinates })),
  line.map(coordinates => ({ type: 'LineString', coordinates })),
  rings.map(coordinates => ({ type: 'Polygon', coordinates })),
  fc.array(rings, { maxLength: 2 }).map(coordinates => ({ type: 'MultiPolygon', coordinates })),
  fc.jsonValue(),
);
const AEROWAYS = ['runway', 'taxiway', 'apron', 'gate', 'parking_position', 'holding_position', 'terminal'];
const word = fc.oneof(fc.constantFrom('07L/25R', '25', 'A', '-1', 'yes', '45 ft'), fc.string());
const properties = fc.oneof(
  fc.record(
    {
      aeroway: fc.constantFrom(...AEROWAYS, 'aerodrome', 'helipad', 'windsock'),
      ref: word,
      width: word,
      heading: word,
      oneway: word,
      icao: fc.constantFrom('LEBL', 'no code'),
      other_tags: fc.constantFrom('"ref"=>"07/25"', '"a\\"b"=>"'),
    },
    { requiredKeys: ['aeroway'] },
  ),
  fc.record(
    { layer: fc.constantFrom(...MAP_LAYERS), name: word, heading: fc.jsonValue(), oneWay: fc.boolean() },
    { requiredKeys: ['layer'] },
  ),
  fc.record({ highway: fc.constantFrom('service', 'track', 'motorway'), oneway: word }),
  fc.jsonValue(),
);
const collection = fc.record(
  {
    type: fc.constant('FeatureCollection'),
    crs: fc.constantFrom(
      null,
      null,
      null,
      { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::3857' } },
      { type: 'name', properties: { name: 'EPSG:25831' } },
      7,
    ),
    features: fc.array(fc.record({ type: fc.constant('Feature'), properties, geometry }), {
      minLength: 3,
      maxLength: 20,
    }),
    airport: fc.oneof(fc.constant({ airportId: 'LEBL', name: 'x', lon: 2, lat: 41 }), fc.jsonValue()),
    attribution: fc.jsonValue(),
  },
  { requiredKeys: ['type', 'features'] },
);

const text = collection.map(value => JSON.stringify(value));

/** GeoJSON of maps with senseless values, half of it damaged besides. */
export const geoJsonTarget: FuzzTarget = {
  name: 'geojson',
  input: fc.oneof(
    text.map(whole => Buffer.from(whole)),
    damaged(text, [
      '"',
      '[',
      ']',
      '{',
      '}',
      ',',
      '],[',
      '"features":[',
      '\\',
      'NaN',
      '1e999',
      '\u0000',
      'null',
    ]),
  ),
  run: bytes => readBytes(geoJsonFormat, bytes, mapSink(bytes), { hints: { airportId: 'LEBL' } }),
};
