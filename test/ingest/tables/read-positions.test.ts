import { describe, expect, it } from 'vitest';
import { importFile } from '../../../server/ingest/import-file.ts';
import type { ImportHints } from '../../../server/ingest/import-hints.ts';
import type { KnownAirport } from '../../../server/ingest/locate-airport.ts';
import { MemoryRecordings } from '../memory-recordings.ts';
import { temporaryFile } from '../temporary-folder.ts';

const HEADER = 'time_utc,icao24,ident,target_type,lat,lon,gs_kt,heading_deg,fl,on_ground,mode3a';
const FIRST = '2020-10-02T08:00:01.734Z,3410d0,H6,ground_vehicle,41.3,2.07,13.0,248,,1,';

async function read(
  text: string,
  hints: ImportHints = { airportId: 'LEBL' },
  airports: readonly KnownAirport[] = [],
) {
  const recordings = new MemoryRecordings();
  const outcome = await importFile(
    { path: temporaryFile('positions.csv', text), hints },
    { begin: recordings.begin, knownAirports: () => airports },
  );
  return { ...recordings.only, outcome };
}

const rowsOf = (...rows: string[]) => [HEADER, ...rows].join('\n');

describe('readPositions', () => {
  it('makes a record of each row: knots to metres per second, 360 to 0, what has no place to attributes', async () => {
    const { lines, setAside } = await read(
      rowsOf(FIRST, '2020-10-02T10:00:02+02:00,4ca9cc,,aircraft,41.4,2.08,0.5,360,5.25,0,0021'),
    );
    expect(setAside).toEqual([]);
    expect(lines).toEqual([
      {
        kind: 'vehicle_update',
        airportId: 'LEBL',
        vehicleId: '3410d0',
        vehicleType: 'other',
        callsign: 'H6',
        time: '2020-10-02T08:00:01.734Z',
        lon: 2.07,
        lat: 41.3,
        heading: 248,
        speed: 6.69,
        target_type: 'ground_vehicle',
        on_ground: true,
      },
      {
        kind: 'vehicle_update',
        airportId: 'LEBL',
        vehicleId: '4ca9cc',
        vehicleType: 'aircraft',
        time: '2020-10-02T08:00:02.000Z',
        lon: 2.08,
        lat: 41.4,
        heading: 0,
        speed: 0.26,
        fl: 5.25,
        on_ground: false,
        mode3a: '0021',
      },
    ]);
  });

  it("keeps a source's own word of the type as long as it is not the contract's", async () => {
    const word = (second: number, type: string) =>
      `2020-10-02T08:00:0${second}Z,3410d0,,${type},41.3,2.07,,,,,`;
    const { lines } = await read(
      rowsOf(
        word(1, 'bus'),
        word(2, 'ground_vehicle'),
        word(3, ''),
        word(4, 'bus'),
        word(5, 'bus'),
        word(6, 'Bus'),
      ),
    );
    expect(
      lines.map(({ vehicleType, target_type }: Record<string, unknown>) => [vehicleType, target_type]),
    ).toEqual([
      ['bus', undefined],
      ['other', 'ground_vehicle'],
      [undefined, undefined],
      ['bus', null],
      ['bus', undefined],
      ['bus', 'Bus'],
    ]);
  });

  it('keeps the column of the type as it is where the profile says so', async () => {
    const profile =
      'kind: positions\nfields: { time: time_utc, vehicleId: icao24, lat: lat, lon: lon, vehicleType: target_type }\nattributes: { target_type: text }';
    const { lines } = await read(rowsOf(FIRST.replace('ground_vehicle', 'bus')), {
      airportId: 'LEBL',
      profile,
    });
    expect(lines).toEqual([expect.objectContaining({ vehicleType: 'bus', target_type: 'bus' })]);
  });

  const RFC_3339 = 'must be an RFC 3339 time with an offset, such as 2020-10-02T08:00:00.000Z';
  it.each<[string, string, string]>([
    ['a cell too few', FIRST.slice(0, -1), 'has 10 cells where the header names 11 columns'],
    ['a cell too many', `${FIRST},`, 'has 12 cells where the header names 11 columns'],
    ['no time', FIRST.replace(/^[^,]*/, ''), 'time_utc: is missing'],
    [
      'no time of the calendar',
      FIRST.replace('10-02', '13-02'),
      `time_utc: ${RFC_3339}, is "2020-13-02T08:00:01.734Z"`,
    ],
    [
      'a time of day alone',
      FIRST.replace('2020-10-02T', '').replace('Z', ''),
      'time_utc: tells no date, and that of the first row is not known',
    ],
    ['no id', FIRST.replace('3410d0', ''), 'icao24: is missing'],
    ['no position', FIRST.replace('41.3,2.07', ',null'), 'lon: is missing; lat: is missing'],
    ['a latitude beyond the pole', FIRST.replace('41.3', '95'), 'lat: must be at most 90, is "95"'],
    ['a decimal comma in quotes', FIRST.replace('41.3', '"41,3"'), 'lat: must be a number, is "41,3"'],
    ['a hexadecimal speed', FIRST.replace('13.0', '0x1f'), 'gs_kt: must be a number, is "0x1f"'],
    ['a negative speed', FIRST.replace('13.0', '-2'), 'gs_kt: must be at least 0, is "-2"'],
    ['a heading of 361', FIRST.replace('248', '361'), 'heading_deg: must be less than 360, is "361"'],
    ['an open quote', FIRST.replace('H6', '"H6'), 'has a quote that does not close'],
  ])('sets aside %s', async (_, row, reason) => {
    const { lines, setAside } = await read(rowsOf(FIRST, '', row));
    expect(lines).toHaveLength(1);
    expect(setAside).toEqual([{ line: 4, text: row, reason }]);
  });

  it('reads quotes, semicolons, CRLF and a byte order mark', async () => {
    const { lines } = await read(
      '\uFEFF"time";"id";"lat";"lon";note\r\n2020-10-02T08:00:00Z;"A ""1""";41.3;2.07;"x;y"\r\n',
    );
    expect(lines).toEqual([
      expect.objectContaining({
        vehicleId: 'A "1"',
        lat: 41.3,
        note: 'x;y',
        time: '2020-10-02T08:00:00.000Z',
      }),
    ]);
  });

  it('follows a mapping of columns that names what it could not guess', async () => {
    const { lines } = await read('when,unit,y,x,v\n08:00:00,T1,41.3,2.07,36\n', {
      airportId: 'LEBL',
      date: '2020-10-02',
      columns: 'time=when,id=unit,lat=y,lon=x,speed_kmh=v',
    });
    expect(lines).toEqual([
      {
        kind: 'vehicle_update',
        airportId: 'LEBL',
        vehicleId: 'T1',
        time: '2020-10-02T08:00:00.000Z',
        lat: 41.3,
        lon: 2.07,
        speed: 10,
      },
    ]);
  });

  it('takes the airport near the first positions that lie near one', async () => {
    const barcelona = { airportId: 'LEBL', lon: 2.08, lat: 41.3 };
    const { lines } = await read(rowsOf(FIRST.replace('41.3', '50'), FIRST), {}, [barcelona]);
    expect(lines.map(line => line.airportId)).toEqual(['LEBL', 'LEBL']);
  });

  it('asks for the airport where none is near', async () => {
    await expect(read(rowsOf(FIRST), {}, [{ airportId: 'KIND', lon: -86.3, lat: 39.7 }])).rejects.toThrow(
      'does not name its airport, and no known one lies near',
    );
  });
});

describe('fixed transponders', () => {
  const at = (minute: number, id: string, type: string, lat: number) =>
    `2020-10-02T08:${String(minute).padStart(2, '0')}:00Z,${id},,${type},${lat},2.07,0,,,,`;

  it('are left out, told by standing still for ten minutes without a type', async () => {
    const { lines, outcome } = await read(
      rowsOf(
        ...[0, 5, 10].flatMap(minute => [
          at(minute, 'fixed', 'undetermined', 41.3 + minute * 0.00005),
          at(minute, 'moving', 'undetermined', 41.3 + minute * 0.001),
          at(minute, 'parked', 'aircraft', 41.3),
          at(minute, 'named', minute === 10 ? 'aircraft' : 'undetermined', 41.3),
          at(minute === 10 ? 9 : minute, 'brief', 'undetermined', 41.3),
        ]),
      ),
    );
    const ids = ['moving', 'parked', 'named', 'brief'];
    expect(lines.map(line => 'vehicleId' in line && line.vehicleId)).toEqual([...ids, ...ids, ...ids]);
    expect(lines.find(line => 'vehicleId' in line && line.vehicleId === 'moving')).toMatchObject({
      vehicleType: 'unknown',
    });
    expect(outcome).toMatchObject({
      summary: {
        vehicles: 4,
        notes: [expect.stringContaining('columns:'), 'left out 3 positions of 1 fixed transponder: fixed'],
      },
    });
  });
});
