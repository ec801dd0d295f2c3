import { describe, expect, it } from 'vitest';
import { importFile } from '../../../server/ingest/import-file.ts';
import type { ImportHints } from '../../../server/ingest/import-hints.ts';
import type { KnownAirport } from '../../../server/ingest/locate-airport.ts';
import { MemoryRecordings } from '../memory-recordings.ts';
import { temporaryFile } from '../temporary-folder.ts';

async function read(
  content: string | Buffer,
  hints: ImportHints = {},
  airports: readonly KnownAirport[] = [],
) {
  const recordings = new MemoryRecordings();
  const outcome = await importFile(
    { path: temporaryFile('table', content), hints: { airportId: 'LEBL', ...hints } },
    { begin: recordings.begin, knownAirports: () => airports },
  );
  const notes = 'summary' in outcome ? outcome.summary.notes : [];
  const format = 'format' in outcome ? outcome.format : '';
  return { ...recordings.only, notes, format };
}

const T0 = '2020-10-02T08:00:00.000Z';
const common = { airportId: 'LEBL' };
const POSITION = { kind: 'vehicle_update', ...common, vehicleId: 'a', time: T0, lat: 41.3, lon: 2.07 };

describe('a table', () => {
  it('of tasks: each row a state, or plan, start and end where it has no time of its own', async () => {
    const { lines, setAside } = await read(
      'task_id,task_type,status,vehicle_id,updated_at\nT1,fuelling,DONE,F1,2020-10-02T08:00:00Z\nT2,hop,lost,F1,2020-10-02T08:00:00Z\n' +
        'T3,,assigned,,2020-10-02T08:00:00Z\nT4,loading,en route,,2020-10-02T08:00:00Z\nT5,water,open,,2020-10-02T08:00:00Z',
    );
    expect(lines[0]).toEqual({
      kind: 'task_update',
      ...common,
      taskId: 'T1',
      time: T0,
      taskType: 'fuelling',
      status: 'completed',
      vehicleId: 'F1',
      task_type: 'fuelling',
      column_status: 'DONE',
    });
    expect(lines.map(line => 'status' in line && line.status)).toEqual([
      'completed',
      'assigned',
      'en_route',
      'unassigned',
    ]);
    expect(setAside).toEqual([
      expect.objectContaining({
        line: 3,
        reason: expect.stringMatching(
          /^status: must be one of planned, .* \(or be named in values\), is "lost"$/,
        ),
      }),
    ]);
    const planned = await read(
      'job;service;planned_start;actual_start;actual_end\nJ1;water;2020-10-02T09:00:00Z;2020-10-02T09:05:00Z;\n',
    );
    expect(planned.lines).toEqual([
      {
        kind: 'task_update',
        ...common,
        taskId: 'J1',
        taskType: 'water',
        time: '2020-10-02T07:00:00.000Z',
        status: 'planned',
        plannedStart: '2020-10-02T09:00:00.000Z',
        service: 'water',
      },
      {
        kind: 'task_update',
        ...common,
        taskId: 'J1',
        taskType: 'water',
        time: '2020-10-02T09:05:00.000Z',
        status: 'in_progress',
        plannedStart: '2020-10-02T09:00:00.000Z',
        actualStart: '2020-10-02T09:05:00.000Z',
      },
    ]);
  });

  it('of flights: an update for each thing that came about, with all milestones told so far', async () => {
    const { lines } = await read(
      'flight;stand;sibt;aibt;aobt\nX1;201;2020-10-02T09:00:00Z;2020-10-02T09:05:00Z;2020-10-02T10:00:00Z',
    );
    expect(
      lines.map(line => [
        line.time,
        'status' in line && line.status,
        'milestones' in line && line.milestones,
      ]),
    ).toEqual([
      ['2020-10-02T07:00:00.000Z', 'scheduled', { SIBT: '2020-10-02T09:00:00.000Z' }],
      [
        '2020-10-02T09:05:00.000Z',
        'in_block',
        { SIBT: '2020-10-02T09:00:00.000Z', AIBT: '2020-10-02T09:05:00.000Z' },
      ],
      [
        '2020-10-02T10:00:00.000Z',
        'off_block',
        {
          SIBT: '2020-10-02T09:00:00.000Z',
          AIBT: '2020-10-02T09:05:00.000Z',
          AOBT: '2020-10-02T10:00:00.000Z',
        },
      ],
    ]);
  });

  it('of notifications, and of decisions', async () => {
    const { lines } = await read(
      'alert_id|time|severity|message\nN1|2020-10-02T08:00:00Z|warn|"late | again"\n',
    );
    expect(lines).toEqual([
      {
        kind: 'notification',
        ...common,
        notificationId: 'N1',
        time: T0,
        severity: 'warning',
        message: 'late | again',
        column_severity: 'warn',
      },
    ]);
    const decisions = await read('decision_id,time,task_id,chosen_vehicle\nD1,2020-10-02T08:00:00Z,T1,V1\n');
    expect(decisions.lines).toEqual([
      { kind: 'decision', ...common, decisionId: 'D1', time: T0, taskId: 'T1', chosenVehicleId: 'V1' },
    ]);
  });

  it('is read by a profile: constants, words, patterns, zones, commas, conditions, what is kept', async () => {
    const profile = `
kind: positions
airport: LEBL
delimiter: ';'
decimal: ','
zone: Europe/Madrid
skip: 1
header: [nr, date, time, y, x, v, sort, note, secret]
fields:
  vehicleId: { text: 'TUG-{nr}' }
  time: { columns: [date, time], format: dd.MM.yyyy HH:mm:ss }
  lat: y
  lon: x
  speed: { column: v, unit: kmh, empty: [-1] }
  vehicleType: { column: sort, values: { BAGGAGE: baggage_tractor }, otherwise: other }
  status: { value: idle }
attributes: { secret: none, note: number }
`;
    const text =
      'made by hand\n7;02.10.2020;10:00:00;41,3;2,07;36;baggage;1,5;x\n8;02.10.2020;10:00:00;41,3;2,07;-1;PUSH;;x\n';
    const { lines, notes } = await read(text, { airportId: undefined, profile, format: 'csv' });
    expect(lines).toEqual([
      {
        ...POSITION,
        vehicleId: 'TUG-7',
        speed: 10,
        vehicleType: 'baggage_tractor',
        status: 'idle',
        nr: '7',
        sort: 'baggage',
        note: 1.5,
      },
      { ...POSITION, vehicleId: 'TUG-8', vehicleType: 'other', status: 'idle', nr: '8', sort: 'PUSH' },
    ]);
    expect(notes).toContain('1 value of v stands for no value, as the profile says');
  });

  it('keeps quoted line breaks, and a reading of Excel and of UTF-16', async () => {
    const { lines } = await read(
      'sep=;\ntime;id;lat;lon;note\n2020-10-02T08:00:00Z;a;41.3;2.07;"one\ntwo"\n',
    );
    expect(lines).toEqual([{ ...POSITION, note: 'one\ntwo' }]);
    const utf16 = Buffer.from('\uFEFFtime,id,lat,lon,note\n2020-10-02T08:00:00Z,a,41.3,2.07,é\n', 'utf16le');
    expect((await read(utf16)).lines).toEqual([{ ...POSITION, note: 'é' }]);
  });

  it('with a name twice keeps both columns', async () => {
    const { lines } = await read(
      'time,id,lat,lon,note,note,time,\n2020-10-02T08:00:00Z,a,41.3,2.07,x,y,z,\n',
    );
    expect(lines).toEqual([{ ...POSITION, note: 'x', note_2: 'y', time_2: 'z' }]);
  });

  it('with very many columns is none', async () => {
    const names = Array.from({ length: 5000 }, (_, index) => `c${index}`).join(',');
    await expect(read(`time,id,lat,lon,${names}\n${names}\n`)).rejects.toThrow(
      'has 5,004 columns; 2,000 are the most',
    );
  });

  it('in another encoding is read where a profile says which', async () => {
    const bytes = Buffer.from('time,id,lat,lon,note\n2020-10-02T08:00:00Z,a,41.3,2.07,\xe9\n', 'latin1');
    await expect(read(bytes)).rejects.toThrow('windows-1252');
    const profile =
      'kind: positions\nencoding: windows-1252\nfields: {time: time, vehicleId: id, lat: lat, lon: lon}';
    expect((await read(bytes, { profile, format: 'csv' })).lines).toEqual([{ ...POSITION, note: 'é' }]);
  });

  it('says that longitudes and latitudes are the wrong way round', async () => {
    const swapped = 'time,id,lat,lon\n2020-10-02T08:00:00Z,a,121.8,31.1\n';
    await expect(read(swapped)).rejects.toThrow(
      'has longitudes and latitudes the wrong way round, it seems: latitudes go up to 90, and lat holds 121.8. Name them the other way: lat=lon,lon=lat',
    );
    const near = [{ airportId: 'LEBL', lon: 2.08, lat: 41.3 }];
    const exchanged = 'time,id,lat,lon\n2020-10-02T08:00:00Z,a,2.07,41.3\n';
    await expect(read(exchanged, {}, near)).rejects.toThrow('as they are, none lies near LEBL');
    const named = exchanged.replace('lat,lon', 'Latitude,Lon');
    await expect(read(named, {}, near)).rejects.toThrow('the other way: lat=Lon,lon=Latitude');
    await expect(read(named, { airportId: undefined }, near)).rejects.toThrow('lat=Lon,lon=Latitude');
    await expect(read(exchanged, { airportId: undefined }, near)).rejects.toThrow(
      'no known airport lies near',
    );
    expect((await read(exchanged, { columns: 'lat=lon,lon=lat' }, near)).lines).toEqual([POSITION]);
  });

  it('says what would help where it cannot be read', async () => {
    const needs = (content: string, hints: ImportHints = {}) =>
      read(content, hints).then(
        () => '',
        error => error.needs,
      );
    expect(await needs('time,id,lat,lon\n2020-10-02 08:00,a,41.3,2.07\n')).toBe('timeZone');
    expect(await needs('time,id,lat,lon\n08:00,a,41.3,2.07\n')).toBe('date');
    expect(await needs('time,id,lat,lon\n03/04/2020 08:00,a,41.3,2.07\n', { timeZone: 'UTC' })).toBe(
      'profile',
    );
    expect(await needs('when,unit,y\na,b,c\n')).toBe('columns');
    expect(await needs('2020-10-02T08:00:00Z,T1,41.3,2.07\n', { format: 'csv' })).toBe('profile');
    expect(await needs('time,id,lat,lon\n', { columns: 'id=id', profile: 'sfo-flights' })).toBe('profile');
    expect(
      await needs('task_id,status,time\nT1,assigned,2020-10-02T08:00:00Z', { airportId: undefined }),
    ).toBe('airport');
    expect(await needs('time,id,lat,lon\n', { profile: 'kind: cars', format: 'csv' })).toBe('profile');
    expect(
      await needs('time,id,lat,lon\n', { profile: 'kind: positions\nfields: {time: when}', format: 'csv' }),
    ).toBe('profile');
  });

  it('tells flights that come in and go on by one number', async () => {
    const { notes } = await read(
      'flight,direction,time\nX1,A,2020-10-02T08:00:00Z\nX1,D,2020-10-02T09:00:00Z\nX2,D,2020-10-02T09:00:00Z\n',
    );
    expect(notes[1]).toMatch(
      /^1 flight ids are told as an arrival and as a departure, .*: X1\. A profile can/,
    );
  });

  it('takes the airport that its rows name', async () => {
    const profile =
      'kind: positions\nfields: {time: time, vehicleId: id, lat: lat, lon: lon, airportId: port}';
    const rows = '2020-10-02T08:00:00Z,a,41.3,2.07,KIND\n2020-10-02T08:00:00Z,b,41.3,2.07,\n';
    const { lines, setAside } = await read(`time,id,lat,lon,port\n${rows}`, {
      airportId: undefined,
      profile,
      format: 'csv',
    });
    expect(lines).toEqual([{ ...POSITION, airportId: 'KIND' }]);
    expect(setAside).toEqual([expect.objectContaining({ line: 3, reason: expect.stringContaining('port') })]);
  });
});

describe('a table of positions', () => {
  it('that an export wrote is read back as it was', async () => {
    const { lines } = await read(
      'vehicleId,vehicleType,callsign,time,lon,lat,heading,speed,status,taskId,flightId\r\n' +
        `a,bus,BUS 1,${T0},2.07,41.3,90,4.5,en_route,T-1,\r\nb,,,${T0},2.07,41.3,,,,,F-1\r\n`,
    );
    expect(lines).toEqual([
      {
        ...POSITION,
        vehicleType: 'bus',
        callsign: 'BUS 1',
        heading: 90,
        speed: 4.5,
        status: 'en_route',
        taskId: 'T-1',
      },
      { ...POSITION, vehicleId: 'b', flightId: 'F-1' },
    ]);
  });

  it('or of flights, tasks and decisions, with JSON in its cells', async () => {
    const quoted = (value: unknown) => `"${JSON.stringify(value).replaceAll('"', '""')}"`;
    const milestones = { SIBT: T0, AIBT: null };
    const flights = await read(
      `flightId,callsign,airline,registration,aircraftType,direction,stand,gate,runway,status,time,milestones,attributes\r\nF-1,X1,,,,arrival,201,,,in_block,${T0},${quoted(milestones)},${quoted({ remote: true })}\r\n`,
    );
    expect(flights.lines).toEqual([
      {
        kind: 'flight_update',
        ...common,
        flightId: 'F-1',
        callsign: 'X1',
        direction: 'arrival',
        stand: '201',
        status: 'in_block',
        time: T0,
        milestones,
        attributes: { remote: true },
      },
    ]);
    const candidates = [{ vehicleId: 'V1', score: 1, etaSeconds: 5, distance: 10, rejectedBecause: null }];
    const decisions = await read(
      `decisionId,time,taskId,trigger,chosenVehicleId,source,candidates\r\nD-1,${T0},T-1,late,V1,auto,${quoted(candidates)}\r\nD-2,${T0},T-1,late,V1,auto,[1}\r\n`,
    );
    expect(decisions.lines).toEqual([
      {
        kind: 'decision',
        ...common,
        decisionId: 'D-1',
        time: T0,
        taskId: 'T-1',
        trigger: 'late',
        chosenVehicleId: 'V1',
        source: 'auto',
        candidates,
      },
    ]);
    expect(decisions.setAside.map(({ reason }) => reason)).toEqual(['candidates: must be JSON, is "[1}"']);
  });

  it.each(['undetermined', 'Undetermined', 'UNDETERMINED'])(
    'leaves out what stands still as %s, wherever the word stands',
    async word => {
      const row = (minute: string, id: string, type: string) =>
        `2020-10-02T08:${minute}:00Z,${id},${type},41.3,2.07\n`;
      const moving = Array.from({ length: 9000 }, (_, index) => row('00', `m${index}`, 'bus')).join('');
      const still = row('00', 'fixed', word) + row('20', 'fixed', word);
      const { lines, notes } = await read(`time,id,type,lat,lon\n${moving}${still}`);
      expect(lines).toHaveLength(9000);
      expect(notes).toContain('left out 2 positions of 1 fixed transponder: fixed');
    },
  );
});

describe('a JSON', () => {
  const object = {
    id: 'a',
    timestamp: 1601625600,
    lat: 41.3,
    lon: 2.07,
    state: { speed: 5, tags: ['x'] },
    on: true,
  };
  const line = { ...POSITION, speed: 5, 'state.tags': ['x'], on: true };

  it.each<[string, string]>([
    ['an array', JSON.stringify([object])],
    ['an indented array', JSON.stringify([object], null, 2)],
    ['an array within', JSON.stringify({ meta: { n: 1 }, data: { items: [object] } })],
    ['objects a line', `${JSON.stringify(object)}\n`],
  ])('is read as %s', async (_, text) => {
    const { lines, format } = await read(text);
    expect([format, lines]).toEqual(['json', [line]]);
  });

  it('is read by a profile, with fields that its first objects lack', async () => {
    const profile =
      'kind: positions\nitems: b\nfields: {time: timestamp, vehicleId: id, lat: lat, lon: lon, speed: {column: state.v, unit: kmh}}';
    const text = JSON.stringify({ a: [{ no: 1 }], b: [object, { ...object, state: { v: 36 } }] });
    const { lines } = await read(text, { profile, format: 'json' });
    expect(lines.map(each => 'speed' in each && each.speed)).toEqual([false, 10]);
  });

  it('loses no object by a bad one beside it', async () => {
    const text = `[${JSON.stringify(object)},\n{"id":"b","lat":NaN},\n7,\n{"id":"c","timestamp":1601625600,"lat":95,"lon":2},\n${JSON.stringify(object)}`;
    const { lines, setAside } = await read(text);
    expect(lines).toHaveLength(2);
    expect(setAside.map(({ reason }) => reason)).toEqual([
      expect.stringMatching(/^is not valid JSON/),
      expect.stringMatching(/^must be one JSON object/),
      'lat: must be at most 90, is 95',
      'the list of objects is never closed: the file seems to be cut off',
    ]);
    expect(setAside[0]).toMatchObject({ offset: text.indexOf('{"id":"b"'), text: '{"id":"b","lat":NaN}' });
  });

  it('keeps a field of any name out of the way of others', async () => {
    const text = `[${JSON.stringify(object)},{"id":"b","timestamp":1601625600,"lat":41.3,"lon":2.07,"__proto__":{"speed":-1},"constructor":1,"kind":2,"airportId":3}]`;
    const { lines } = await read(text);
    const [, second] = lines;
    expect(Object.getPrototypeOf(second)).toBe(Object.prototype);
    expect(JSON.parse(JSON.stringify(second))).toEqual({
      ...POSITION,
      vehicleId: 'b',
      '__proto__.speed': -1,
      column_constructor: 1,
      column_kind: 2,
      column_airportId: 3,
    });
  });

  it('with very many fields keeps them all', async () => {
    const fields = Object.fromEntries(Array.from({ length: 3000 }, (_, index) => [`f${index}`, index]));
    const { lines } = await read(JSON.stringify([{ ...object, ...fields }]));
    expect(lines[0]).toMatchObject({ ...POSITION, f0: 0, f2999: 2999 });
  });

  it('says where it has no list of objects', async () => {
    const needs = (text: string) =>
      read(text, { format: 'json' }).then(
        () => '',
        error => error.message,
      );
    expect(await needs('{\n"a":[1]\n}')).toBe('has not an array of objects');
    expect(await needs('{"a":NaN')).toMatch(
      /^has not an array of objects: it is no valid JSON \(Unexpected "N"/,
    );
    expect(await needs(`{"a":"${'x'.repeat(5_000_000)}","b":[{}]}`)).toBe(
      'has not an array of objects in its first 4 MiB',
    );
  });

  it('keeps numbers as ids only where they are exact', async () => {
    const exact = await read(JSON.stringify([{ ...object, id: 4711 }]));
    expect(exact.lines[0]).toMatchObject({ vehicleId: '4711' });
    await expect(
      read('[{"id":12345678901234567890,"timestamp":1601625600,"lat":41.3,"lon":2.07}]'),
    ).rejects.toThrow('id: is too large to be read exactly as a number');
  });
});
