import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ImportError } from '../../../server/ingest/import-error.ts';
import { BARCELONA, BEGIN, readTraceText, traceText } from './trace-text.ts';

const AT_GATE = [0, 41.2891, 2.0722, 'ground', 0, 65.4, 1, null, null];
const LANDED = [
  12.25,
  41.3,
  2.08,
  'ground',
  10,
  360,
  2,
  null,
  {
    type: 'adsb_icao',
    flight: 'VLG12AB ',
    track: 359.5,
    squawk: '0021',
    category: 'A3',
    nav_modes: ['althold'],
  },
  'adsb_icao',
  null,
  null,
  null,
  null,
];

const positionsOf = (lines: readonly { kind: string }[]) =>
  lines.filter(({ kind }) => kind === 'vehicle_update');

describe('readTrace', () => {
  it('makes a vehicle of the head and a position of each row, in the units of the contract', async () => {
    const head = { r: 'EC-XYZ', t: 'A320', desc: 'AIRBUS A-320', dbFlags: 8, icao: '34AA01' };
    const { lines, setAside, notes, format } = await readTraceText(traceText(head, [AT_GATE, LANDED]));
    expect(format).toBe('readsb');
    expect(setAside).toEqual([]);
    expect(notes).toEqual([]);
    expect(lines).toEqual([
      {
        kind: 'vehicle',
        airportId: 'LEBL',
        vehicleId: '34aa01',
        vehicleType: 'aircraft',
        registration: 'EC-XYZ',
        aircraftType: 'A320',
        description: 'AIRBUS A-320',
        dbFlags: 8,
      },
      {
        kind: 'vehicle_update',
        airportId: 'LEBL',
        vehicleId: '34aa01',
        time: '2026-03-14T06:00:00.500Z',
        lon: 2.0722,
        lat: 41.2891,
        heading: 65.4,
        speed: 0,
        alt_baro: 'ground',
        baro_rate: null,
        stale: true,
        leg_start: null,
      },
      {
        kind: 'vehicle_update',
        airportId: 'LEBL',
        vehicleId: '34aa01',
        time: '2026-03-14T06:00:12.750Z',
        lon: 2.08,
        lat: 41.3,
        heading: 0,
        speed: 5.14,
        callsign: 'VLG12AB',
        type: 'adsb_icao',
        track: 359.5,
        squawk: '0021',
        category: 'A3',
        nav_modes: ['althold'],
        alt_baro: 'ground',
        baro_rate: null,
        alt_geom: null,
        geom_rate: null,
        ias: null,
        roll: null,
        stale: null,
        leg_start: true,
      },
    ]);
  });

  it('tells altitude and rate by what they were measured with, and clears what a row does not know', async () => {
    const rows = [
      [0, 41.3, 2.08, 525, 120.5, 142.5, 12, 64, null, 'mlat', null, null, 118, -1.5],
      [1, 41.3, 2.08, 550, null, null, 0, -64, null, 'adsb_icao', 675, 32, null, null],
    ];
    const { lines } = await readTraceText(traceText({}, rows));
    expect(positionsOf(lines)).toMatchObject([
      { alt_geom: 525, geom_rate: 64, type: 'mlat', ias: 118, roll: -1.5, speed: 61.99, heading: 142.5 },
      { alt_baro: 550, baro_rate: -64, alt_geom: 675, geom_rate: 32, speed: null, heading: null, ias: null },
    ]);
  });

  it('leaves out what is over 10 km away, and tells how much', async () => {
    const far = [30, 48.35, 11.78, 34000, 450, 90, 0, 0, null];
    const { lines, notes } = await readTraceText(traceText({}, [AT_GATE, far, [...LANDED], far]));
    expect(positionsOf(lines)).toHaveLength(2);
    expect(notes).toEqual(['left out 2 positions of 34aa01 over 10 km from LEBL']);
  });

  it('gives each known airport its part where none is told', async () => {
    const munich = { airportId: 'EDDM', lon: 11.786, lat: 48.354 };
    const rows = [
      AT_GATE,
      [90, 45, 6, 34000, 450, 45, 0, 0, null],
      [7200, 48.35, 11.78, 'ground', 20, 80, 0, null, null],
    ];
    const { lines, notes } = await readTraceText(traceText({}, rows), {}, [BARCELONA, munich]);
    expect(lines.map(({ kind, airportId }) => [kind, airportId])).toEqual([
      ['vehicle', 'LEBL'],
      ['vehicle_update', 'LEBL'],
      ['vehicle', 'EDDM'],
      ['vehicle_update', 'EDDM'],
    ]);
    expect(notes).toEqual(['left out 1 position of 34aa01 over 10 km from any known airport']);
  });

  it.each([
    ['A5', undefined, 'aircraft'],
    ['B6', undefined, 'aircraft'],
    ['C1', undefined, 'other'],
    ['C2', 'A320', 'other'],
    ['C3', undefined, 'other'],
    ['A0', 'B738', 'aircraft'],
    ['C0', 'SERV', 'other'],
    [undefined, 'GND', 'other'],
    ['D1', undefined, 'unknown'],
    [undefined, '-', 'unknown'],
  ])(
    'takes category %s with type %s for %s, wherever in the trace it stands',
    async (category, t, vehicleType) => {
      const told = [5, 41.3, 2.08, 'ground', 3, 10, 0, null, { category }];
      const { lines } = await readTraceText(traceText({ t }, [AT_GATE, told]));
      expect(lines[0]).toMatchObject({ kind: 'vehicle', vehicleType });
    },
  );

  it('keeps the mark of an address that is not ICAO’s, and needs no flight', async () => {
    const told = [0, 41.3, 2.08, 'ground', 3, 10, 0, null, { type: 'tisb_other', flight: '@@@@@@@@' }];
    const { lines } = await readTraceText(traceText({ icao: '~2A1B3C' }, [told]));
    expect(lines[1]).toMatchObject({ vehicleId: '~2a1b3c', type: 'tisb_other' });
    expect(lines[1]).not.toHaveProperty('callsign');
  });

  it('reads members in any order, gzip under a plain name, and nothing over the contract’s own fields', async () => {
    const row = [
      1,
      41.3,
      2.08,
      'ground',
      3,
      10,
      0,
      null,
      { vehicleId: 'x', kind: 'airport', status: 'working' },
    ];
    const text = `\uFEFF{"trace":[${JSON.stringify(row)}],"taskId":"T-1","timestamp":${BEGIN},"icao":"34aa01"}`;
    const { lines } = await readTraceText(gzipSync(text));
    expect(lines).toEqual([
      { kind: 'vehicle', airportId: 'LEBL', vehicleId: '34aa01', vehicleType: 'unknown' },
      expect.objectContaining({
        kind: 'vehicle_update',
        vehicleId: '34aa01',
        time: '2026-03-14T06:00:01.500Z',
      }),
    ]);
    expect(lines[1]).not.toHaveProperty('status');
  });

  it.each([
    ['no JSON', '[1,41.3,nan,"ground"]', 'is not valid JSON: '],
    [
      'a field told twice',
      '[1,41.3,2.08,"ground",3,10,0,null,{"nic":8,"nic":9}]',
      'names a field twice: nic',
    ],
    [
      'a number beyond all',
      '[1,41.3,2.08,"ground",3,10,0,null,{"rc":1e999}]',
      'holds a number that is too large',
    ],
    [
      'very deep nesting',
      `[1,41.3,2.08,"ground",3,10,0,null,{"a":${'['.repeat(99)}${']'.repeat(99)}}]`,
      'or is nested over 64 deep',
    ],
    ['no list', '{"lat":41.3}', 'must be a list, such as [0.5, 41.29, 2.07, "ground", …]'],
    ['no time', '[null,41.3,2.08]', 'seconds after the timestamp: must be a number, is null'],
    ['no date', '[1e300,41.3,2.08]', 'seconds after the timestamp: no date, is 1e+300'],
    ['no latitude', '[1,"41.3",2.08]', 'latitude: must be a number, is "41.3"'],
    ['no longitude', '[1,41.3]', 'longitude: must be a number, is undefined'],
    [
      'a heading beyond the circle',
      '[1,41.3,2.08,"ground",3,361,0,null,null]',
      'heading: must be less than 360',
    ],
    ['a speed that is none', '[1,41.3,2.08,"ground","fast",10,0,null,null]', 'speed: must be a number'],
  ])('sets aside a row with %s, with its place, and goes on', async (_, row, reason) => {
    const text = traceText({}, [AT_GATE, 'BAD', LANDED]).replace('"BAD"', row);
    const { lines, setAside } = await readTraceText(text);
    expect(positionsOf(lines)).toHaveLength(2);
    expect(setAside).toEqual([
      { offset: text.indexOf(row), text: row, reason: expect.stringContaining(reason) },
    ]);
  });

  it('sets aside a member that is no JSON, and goes on', async () => {
    const text = traceText({ r: 'BAD' }, [AT_GATE]).replace('"BAD"', 'EC-XYZ');
    const { lines, setAside } = await readTraceText(text);
    expect(lines).toHaveLength(2);
    expect(setAside).toMatchObject([
      {
        offset: text.indexOf('"r":'),
        text: '"r":EC-XYZ',
        reason: expect.stringContaining('is not valid JSON'),
      },
    ]);
  });

  it('keeps the rows before the end of a file that is cut off', async () => {
    const text = traceText({}, [AT_GATE, LANDED]).slice(0, -40);
    const { lines, setAside } = await readTraceText(text);
    expect(positionsOf(lines)).toHaveLength(1);
    expect(setAside).toMatchObject([{ reason: 'is cut off: the file ends within it' }]);
  });

  it('finds the rows again after a quote that does not close', async () => {
    const rows = Array.from({ length: 1000 }, (_, second) => [
      second,
      41.3,
      2.08,
      'ground',
      3,
      10,
      0,
      null,
      null,
      'mlat',
    ]);
    const text = traceText({}, rows).replace('[3,41.3,2.08,"ground"', '[3,41.3,2.08,"ground');
    const { lines, setAside } = await readTraceText(text);
    const seconds = positionsOf(lines).length;
    expect(seconds).toBeGreaterThan(500);
    expect(seconds).toBeLessThan(1000);
    expect(setAside).toMatchObject([
      { offset: text.indexOf('[3,'), reason: 'a row of more than 16 KiB: a quote or bracket does not close' },
    ]);
  });

  it('takes the reference point for where an airport lies that is not known', async () => {
    const { lines } = await readTraceText(
      traceText({}, [AT_GATE]),
      { airportId: 'LEBL', reference: '41.29706,2.07845' },
      [],
    );
    expect(positionsOf(lines)).toMatchObject([{ airportId: 'LEBL' }]);
  });

  it.each([
    [
      'where the airport lies',
      { airportId: 'KJFK' },
      /where KJFK lies is not known: tell its reference point, or import its map/,
    ],
    ['which airport is wanted', {}, /no airport is known whose part is wanted/],
  ])('refuses a trace where nothing tells %s', async (_, hints, message) => {
    await expect(readTraceText(traceText({}, [AT_GATE]), hints, [])).rejects.toThrow(message);
  });

  it.each([
    [
      'seconds are milliseconds',
      traceText({ timestamp: BEGIN * 1000 }, [AT_GATE]),
      /must be seconds since 1970, is 17734680005/,
    ],
    ['nobody is named', traceText({ icao: 'VLG12AB' }, [AT_GATE]), /six hexadecimal digits, is "VLG12AB"/],
    [
      'it is a snapshot',
      '{ "now" : 1773468000.5,\n "messages" : 9,\n "aircraft" : [ {"hex":"34aa01"} ] }',
      /aircraft\.json/,
    ],
    [
      'no position is near',
      traceText({}, [[0, 48.3, 11.7, 900, 1, 1, 0, 0, null]]),
      /holds no records: left out 1 position of 34aa01 over 10 km from LEBL/,
    ],
  ])('refuses a file as a whole where %s', async (_, text, message) => {
    const reading = readTraceText(text);
    await expect(reading).rejects.toThrow(ImportError);
    await expect(reading).rejects.toThrow(message);
  });
});
