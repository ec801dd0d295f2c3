import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type NdjsonLine, ndjsonLine } from '../../server/contract/lines.ts';
import type { TrackFormatName } from '../../server/contract/track-formats.ts';
import { TRACK_FORMAT_OF } from '../../server/export/track-formats.ts';
import { at, T0, written } from './written-tracks.ts';
import { texts, xmlTree } from './xml-tree.ts';

const awkward = fc.oneof(
  fc.constantFrom('document', '<a>', '"', "]]>&amp;'", '=1', '\u0000', '\uD800', '\n', '车', ' '),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 5 }),
);
const fixLine = fc
  .record(
    {
      kind: fc.constant('vehicle_update'),
      airportId: fc.constant('LEBL'),
      vehicleId: awkward,
      time: fc.integer({ min: 0, max: 500 }).map(at),
      lon: fc.double({ min: -180, max: 180, noNaN: true }),
      lat: fc.double({ min: -90, max: 90, noNaN: true }),
      callsign: fc.option(awkward),
      heading: fc.option(fc.double({ min: 0, max: 359.9, noNaN: true })),
      speed: fc.option(fc.double({ min: 0, noNaN: true, noDefaultInfinity: true })),
      vehicleType: fc.constantFrom(null, 'aircraft', 'bus'),
    },
    { requiredKeys: ['kind', 'airportId', 'vehicleId', 'time', 'lon', 'lat'] },
  )
  .map(line => ndjsonLine.parse(line));

/** The times of all fixes that a document of each form tells, read by a parser of that form. */
const TIMES: Readonly<Record<TrackFormatName, (text: string) => string[]>> = {
  geojson: text =>
    JSON.parse(text).features.flatMap(
      ({ properties }: { properties: { times: string[] } }) => properties.times,
    ),
  csv: text => parse<{ time: string }>(text, { columns: true }).map(({ time }) => time),
  gpx: text => texts(xmlTree(text), 'time'),
  kml: text => texts(xmlTree(text), 'when'),
  czml: text => JSON.parse(text).slice(1).flatMap(czmlTimes),
  ndjson: text =>
    text
      .split('\n')
      .slice(0, -1)
      .map(line => JSON.parse(line).time),
};

type Stretch = { readonly epoch: string; readonly cartographicDegrees: readonly number[] };

function czmlTimes({ position }: { position: readonly Stretch[] }): string[] {
  return position.flatMap(({ epoch, cartographicDegrees }) =>
    cartographicDegrees
      .filter((_, index) => index % 4 === 0)
      .map(seconds => new Date(Date.parse(epoch) + seconds * 1000).toISOString()),
  );
}

describe('any tracks', () => {
  it.each(Object.keys(TIMES) as TrackFormatName[])(
    'can be read, every fix of the range once: %s',
    async format => {
      await fc.assert(
        fc.asyncProperty(fc.array(fixLine, { maxLength: 30 }), async lines => {
          const text = await written(TRACK_FORMAT_OF[format], lines, { from: T0, to: T0 + 250_000 });
          const inside = lines.map(timeOf).filter(time => time <= at(250));
          expect(TIMES[format](text).sort()).toEqual(inside.sort());
        }),
        { numRuns: 40 },
      );
    },
  );
});

function timeOf(line: NdjsonLine): string {
  return 'time' in line ? String(line.time) : '';
}
