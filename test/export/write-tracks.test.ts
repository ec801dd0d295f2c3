import type { Database } from 'better-sqlite3';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TRACK_FORMATS } from '../../server/contract/track-formats.ts';
import { TRACK_FORMAT_OF } from '../../server/export/track-formats.ts';
import { tracksAsCsv } from '../../server/export/tracks-as-csv.ts';
import { tracksAsGeoJson } from '../../server/export/tracks-as-geojson.ts';
import { tracksAsNdjson } from '../../server/export/tracks-as-ndjson.ts';
import { checkNdjsonLine } from '../../server/ingest/ndjson/check-line.ts';
import { at, fix, storeWith, T0, TWO_STRETCHES, written, writtenPieces } from './written-tracks.ts';

const long = Array.from({ length: 25_000 }, (_, second) => fix('A', second, { heading: second % 360 }));
const IDLE = { vehicleStatuses: ['idle' as const] };

let longStore: Database;
let idleAtEnds: Database;
beforeAll(async () => {
  longStore = await storeWith(long);
  const idleAt = (second: number) => fix('A', second, { status: 'idle' });
  idleAtEnds = await storeWith([idleAt(-1), ...long, idleAt(25_000)]);
});
afterAll(() => {
  for (const store of [longStore, idleAtEnds]) store.close();
});

describe('tracks as CSV', () => {
  it('have a row for each fix, and no cell that a spreadsheet would run', async () => {
    const vehicles = ['=1', '+1', '-1', '@1', '\t1', '"a",\r\n'];
    const lines = vehicles.map(id => fix(id, 0, { lon: -3.5, callsign: `${id}!` }));
    const rows: Record<string, string>[] = parse(await written(tracksAsCsv, lines), { columns: true });
    expect(new Set(rows.map(row => row.vehicleId))).toEqual(
      new Set(["'=1", "'+1", "'-1", "'@1", "'\t1", '"a",\r\n']),
    );
    for (const row of rows)
      expect(row).toMatchObject({ time: at(0), lon: '-3.5', heading: '', callsign: `${row.vehicleId}!` });
  });
});

describe('tracks as NDJSON', () => {
  it('are lines of the native format', async () => {
    const lines = (await written(tracksAsNdjson, TWO_STRETCHES))
      .split('\n')
      .slice(0, -1)
      .map(checkNdjsonLine);
    expect(lines).toHaveLength(6);
    expect(lines[1]).toMatchObject({
      line: {
        kind: 'vehicle_update',
        vehicleId: 'A',
        vehicleType: 'aircraft',
        callsign: 'VLG1',
        taskId: null,
      },
    });
  });
});

describe('tracks as GeoJSON', () => {
  it('go through a long track as through a short one', async () => {
    const short = JSON.parse(await written(tracksAsGeoJson, long.slice(0, 100))).features[0];
    const { geometry, properties } = JSON.parse(writtenPieces(tracksAsGeoJson, longStore).join(''))
      .features[0];
    expect(geometry.type).toBe('LineString');
    for (const [whole, part] of [
      [geometry.coordinates, short.geometry.coordinates],
      ...['times', 'headings', 'speeds'].map(name => [properties[name], short.properties[name]]),
    ]) {
      expect(whole).toHaveLength(25_000);
      expect(whole.slice(0, 100)).toEqual(part);
    }
    expect(properties).toMatchObject({ vehicleId: 'A', vehicleType: null, callsign: null });
    expect(properties.headings[24_999]).toBe(24_999 % 360);
  });
});

describe('tracks in any form', () => {
  it.each(TRACK_FORMATS)('come in pieces, however long they are: %s', format => {
    const pieces = writtenPieces(TRACK_FORMAT_OF[format], longStore);
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(1e6);
    expect(pieces.length).toBeGreaterThan(5);
  });

  it.each(TRACK_FORMATS)('come in pieces where next to nothing passes too: %s', format => {
    const pieces = writtenPieces(TRACK_FORMAT_OF[format], idleAtEnds, { filters: IDLE, from: T0 - 1000 });
    expect(pieces.length).toBeGreaterThan(10);
    const none = writtenPieces(TRACK_FORMAT_OF[format], longStore, { filters: IDLE });
    expect(none.length).toBeGreaterThan(10);
  });

  it.each(['gpx', 'kml', 'czml'] as const)('break off where fixes were left out: %s', async format => {
    const lines = Array.from({ length: 30 }, (_, second) =>
      fix('A', second, { status: second > 10 && second < 20 ? 'idle' : 'working' }),
    );
    const text = await written(TRACK_FORMAT_OF[format], lines, { filters: { vehicleStatuses: ['working'] } });
    const begins = { gpx: /<trkseg>/g, kml: /<gx:Track>/g, czml: /"epoch"/g }[format];
    expect(text.match(begins)).toHaveLength(2);
    expect(text).not.toContain(at(15));
  });
});
