import { describe, expect, it } from 'vitest';
import { recogniseFormat } from '../../server/ingest/format.ts';

describe('recogniseFormat', () => {
  it.each([
    ['ndjson', ['{"kind": "airport"}']],
    ['ndjson', ['no JSON', '', '{ "kind": "airport" }']],
    ['csv-positions', ['time,id,lat,lon', '1,2,3,4']],
    ['apt-dat', ['I', '1100 Version - data cycle 2020']],
    ['apt-dat', ['A', '810 Version']],
    ['apt-dat', ['1 14 1 0 LEBL Barcelona - El Prat']],
    ['apt-dat', ['17 -5 0 0 ABCD Roof']],
    [undefined, ['I', 'am a text']],
    [undefined, ['1,2,3,4']],
    [undefined, []],
  ])('takes for %s what begins with %j', (format, head) => {
    expect(recogniseFormat(head)).toBe(format);
  });
});
