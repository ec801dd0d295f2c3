import { describe, expect, it } from 'vitest';
import { formatOf } from '../../server/ingest/formats.ts';
import { openSource } from '../../server/ingest/source.ts';
import { temporaryFile } from './temporary-folder.ts';

describe('formatOf', () => {
  it.each([
    ['ndjson', ['{"kind": "airport"}']],
    ['ndjson', ['no JSON', '', '{ "kind": "airport" }']],
    ['csv', ['time,id,lat,lon', '1,2,3,4']],
    [
      'readsb',
      ['{"icao":"34aa01","r":"EC-XYZ","timestamp":1773468000.5,', '"trace":[ [0,41.3,2.08,"ground"]'],
    ],
    ['readsb', ['{ "now" : 1773468000.5,', '  "messages" : 9,', '  "aircraft" : [']],
    ['ndjson', ['{"kind": "airport", "icao": "LEBL"}', '{"kind": "vehicle", "trace": 1}']],
    ['smes', ['<?xml version="1.0"?>', '<ns2:asdexMsg xmlns:ns2="urn:x"><airport>KIND</airport>']],
    ['smes', ['12:00:00 SMES/SE: <SurfaceMovementEventMessage>']],
    ['geojson', ['{', '  "type": "FeatureCollection", "features": []']],
    ['geojson', ['{"features":[{"type":"Feature","properties":{"aeroway":"gate"}}']],
    ['overpass', ['{ "version": 0.6,', '"generator": "Overpass API 0.7", "elements": [']],
    ['overpass', ['{"elements":[{"type":"node","id":1']],
    ['apt-dat', ['I', '1100 Version - data cycle 2020']],
    ['apt-dat', ['A', '810 Version']],
    ['apt-dat', ['1 14 1 0 LEBL Barcelona - El Prat']],
    ['apt-dat', ['17 -5 0 0 ABCD Roof']],
  ])('takes for %s what begins with %j', async (format, head) => {
    const source = await openSource(temporaryFile('a', head.join('\n')));
    expect((await formatOf(source, {})).format).toBe(format);
  });

  it.each([[['I', 'am a text']], [['1,2,3,4']]])('knows no format for %j', async head => {
    const source = await openSource(temporaryFile('a', head.join('\n')));
    await expect(formatOf(source, {})).rejects.toThrow('is of no known format');
  });

  it('takes a table whose columns are told, whatever they are called', async () => {
    const source = await openSource(temporaryFile('a', 'when,unit,y,x\n'));
    expect((await formatOf(source, { columns: 'time=when,id=unit,lat=y,lon=x' })).format).toBe('csv');
  });
});
