import fc from 'fast-check';
import { overpassFormat } from '../../server/ingest/overpass/overpass-format.ts';
import { damaged, type FuzzTarget, readBytes } from './fuzz-target.ts';
import { mapSink } from './map-sink.ts';

const id = fc.nat(12);
const place = fc.record({
  lat: fc.double({ min: 41.28, max: 41.32, noNaN: true }),
  lon: fc.double({ min: 2.05, max: 2.1, noNaN: true }),
});
const tags = fc.dictionary(
  fc.constantFrom('aeroway', 'aeroway', 'highway', 'ref', 'type', 'icao', 'name', 'oneway', 'building'),
  fc.oneof(
    fc.constantFrom('runway', 'taxiway', 'apron', 'parking_position', 'gate', 'service', 'multipolygon'),
    fc.constantFrom('aerodrome', 'LEBL', '07/25', 'yes', 'terminal', 'holding_position'),
    fc.string(),
  ),
);
const geometry = fc.array(fc.oneof(place, fc.constant(null)), { maxLength: 6 });
const role = fc.constantFrom('outer', 'inner', '');
const element = fc.oneof(
  fc.tuple(id, place, tags).map(([ref, at, told]) => ({ type: 'node', id: ref, ...at, tags: told })),
  fc.record(
    { type: fc.constant('way'), id, tags, geometry, center: place, nodes: fc.array(id, { maxLength: 6 }) },
    { requiredKeys: ['type', 'id'] },
  ),
  fc.record(
    {
      type: fc.constant('relation'),
      id,
      tags,
      center: place,
      members: fc.array(
        fc.record({ type: fc.constant('way'), ref: id, role, geometry }, { requiredKeys: ['type', 'ref'] }),
        { maxLength: 4 },
      ),
    },
    { requiredKeys: ['type', 'id'] },
  ),
  fc.jsonValue(),
);
const answer = fc
  .tuple(fc.array(element, { minLength: 3, maxLength: 30 }), fc.boolean())
  .map(([elements, remarks]) => ({
    version: 0.6,
    generator: 'Overpass API',
    elements,
    ...(remarks ? { remark: 'runtime error' } : {}),
  }));

const text = answer.map(value => JSON.stringify(value));

/** Answers of Overpass with senseless values, half of them damaged besides. */
export const overpassTarget: FuzzTarget = {
  name: 'overpass',
  input: fc.oneof(
    text.map(whole => Buffer.from(whole)),
    damaged(text, ['"', '[', ']', '{', '}', ',', '"elements":[', '\\', 'NaN', '1e999', '\u0000', '"way"']),
  ),
  run: bytes => readBytes(overpassFormat, bytes, mapSink(bytes), { hints: { airportId: 'LEBL' } }),
};
