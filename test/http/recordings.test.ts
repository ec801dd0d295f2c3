import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { problem } from '../../server/contract/problems.ts';
import { importProgress, importReport } from '../../server/contract/recordings.ts';
import { importProcess } from '../../server/import-process.ts';
import { importHere, RecordingsApp } from './recordings-app.ts';
import { sampleShift } from './sample-shift.ts';

let app: RecordingsApp;

function withApp(importer = importProcess): void {
  beforeEach(async () => {
    app = await RecordingsApp.open({ importer });
  });
  afterEach(() => app.stop());
}

const shift = [...sampleShift()].map(line => `${JSON.stringify(line)}\n`).join('');
const night = { name: 'night.ndjson', content: shift };
const csv = 'time_utc,id,lat,lon\n2020-10-02 09:00:00,T1,41.3,2.08\n2020-10-02 09:05:00,T1,41.3,2.09\n';
const table = { name: 'positions.csv', content: csv };
const aptDat = {
  name: 'apt.dat',
  content:
    'I\n1100 Version\n\n1 14 1 0 LEBL Barcelona\n1302 datum_lat 41.297\n1302 datum_lon 2.078\n15 41.3 2.07 90.0 B12\n99\n',
};

async function refusal(answer: Response) {
  expect(answer.headers.get('Content-Type')).toMatch(/^application\/problem\+json/);
  return problem.parse(await answer.json());
}

describe('an upload', () => {
  withApp();

  it('brings a recording in, reports on it, and leaves no file behind', async () => {
    const { status, report } = await app.imported([night]);
    expect(status).toBe(201);
    expect(report.files).toMatchObject([
      { name: 'night.ndjson', bytes: shift.length, format: 'ndjson', recordingId: 1, alreadyImported: false },
    ]);
    expect(report.total).toMatchObject({
      counts: { vehicle_update: 662, task_update: 4, flight_update: 1, notification: 2, decision: 1 },
      vehicles: 2,
      tasks: 1,
      flights: 1,
      setAside: 0,
      airportIds: ['LEBL', 'LEMD'],
      findings: [],
    });
    expect(report.airports).toEqual([
      { airportId: 'LEBL', name: 'Barcelona', missing: ['map'] },
      { airportId: 'LEMD', name: 'Madrid', missing: ['positions', 'tasks', 'flights', 'map'] },
    ]);
    expect(await app.stored()).toEqual({ LEBL: 670, LEMD: 0 });
    expect(app.leftovers()).toEqual([]);
  });

  it('with one file that cannot be used keeps none of them', async () => {
    const answer = await app.send([night, { name: 'odd.txt', content: 'when,who\n1,2\n' }]);
    expect(answer.status).toBe(422);
    expect(await refusal(answer)).toMatchObject({
      code: 'recording_unusable',
      detail: expect.stringContaining('odd.txt is of no known format'),
      errors: [{ path: 'file' }, { path: 'format' }],
    });
    expect(await app.stored()).toEqual({});
    expect(app.leftovers()).toEqual([]);
  });
});

describe('what was uploaded', () => {
  withApp(importHere);

  it('before changes nothing, and says so', async () => {
    await app.imported([night]);
    const { status, report } = await app.imported([{ ...night, name: 'again' }]);
    expect(status).toBe(200);
    expect(report.files).toMatchObject([
      { name: 'again', recordingId: 1, alreadyImported: true, quality: null },
    ]);
    expect(report.airports).toMatchObject([{ airportId: 'LEBL', missing: ['map'] }]);
  });

  it('as several files is read maps first, so that positions find their airport', async () => {
    const { report } = await app.imported([table, { name: 'map.gz', content: gzipSync(aptDat.content) }]);
    expect(report.files.map(({ name, format }) => [name, format])).toEqual([
      ['map.gz', 'apt-dat'],
      ['positions.csv', 'csv'],
    ]);
    expect(report.total).toMatchObject({
      counts: { vehicle_update: 2 },
      maps: ['LEBL'],
      findings: [{ kind: 'silence' }, { kind: 'gap', examples: [{ vehicleId: 'T1', seconds: 300 }] }],
    });
    expect(report.airports).toMatchObject([{ airportId: 'LEBL', missing: ['tasks', 'flights'] }]);
  });

  it('is refused with the field that would help, and comes in with it', async () => {
    const answer = await app.send([table]);
    expect((await refusal(answer)).errors?.map(({ path }) => path)).toEqual(['file', 'airport']);
    const { report } = await app.imported([table], { airport: 'LEBL' });
    expect(report.total.counts).toEqual({ vehicle_update: 2 });
    const daily = { name: 'daily.csv', content: 'time_utc,id,lat,lon\n09:00:00,T1,41.3,2.08\n' };
    const undated = await app.send([daily], { airport: 'LEBL' });
    expect((await refusal(undated)).errors?.map(({ path }) => path)).toEqual(['file', 'date']);
    const dated = await app.imported([daily], { airport: 'LEBL', date: '2020-10-02' });
    expect(dated.report.total.from).toBe('2020-10-02T09:00:00.000Z');
    const odd = { name: 'odd.csv', content: 'when,unit,y,x\n2020-10-02T10:00:00Z,T1,41.3,2.08\n' };
    const unnamed = await app.send([odd], { airport: 'LEBL', format: 'csv' });
    expect((await refusal(unnamed)).errors?.map(({ path }) => path)).toEqual(['file', 'columns', 'profile']);
    const wrong = await app.send([odd], { airport: 'LEBL', columns: 'when=time' });
    expect((await refusal(wrong)).detail).toContain('when=time: must be ROLE=COLUMN');
    const named = await app.imported([odd], { airport: 'LEBL', columns: 'time=when,id=unit,lat=y,lon=x' });
    expect(named.report.total.from).toBe('2020-10-02T10:00:00.000Z');
  });

  it('is read by the profile and the zone that come with it', async () => {
    const local = { name: 'local.csv', content: 'time,id,lat,lon,v\n2020-10-02 10:00,T1,41.3,2.08,36\n' };
    const zoneless = await app.send([local], { airport: 'LEBL' });
    expect((await refusal(zoneless)).errors?.map(({ path }) => path)).toEqual(['file', 'timeZone']);
    const zoned = await app.imported([local], { airport: 'LEBL', timeZone: 'Europe/Madrid' });
    expect(zoned.report.total.from).toBe('2020-10-02T08:00:00.000Z');
    const fields = 'fields: {time: time, vehicleId: id, lat: lat, lon: lon, speed: {column: v, unit: kmh}}';
    const comment = `# ${'long '.repeat(2000)}`;
    const other = { ...local, content: `${local.content}2020-10-02 10:01,T1,41.3,2.08,36\n` };
    const told = { airport: 'LEBL', profile: `${comment}\nkind: positions\nzone: '+02:00'\n${fields}` };
    const { report } = await app.imported([other], told);
    expect(report.files[0]?.notes[0]).toContain('speed = v in kilometres per hour');
    const third = { ...local, content: `${local.content}2020-10-02 10:02,T1,41.3,2.08,36\n` };
    const unknown = await app.send([third], { airport: 'LEBL', profile: 'kind: cars' });
    expect((await refusal(unknown)).detail).toContain('line 1, kind: must be one of positions');
    const nowhere = await app.send([third], { airport: 'LEBL', timeZone: 'Mars' });
    expect((await refusal(nowhere)).errors?.map(({ path }) => path)).toEqual(['timeZone']);
  });

  it('is reported on with what was set aside, by reason and with examples', async () => {
    const bad = '{"kind":"vehicle_update","airportId":"LEBL","vehicleId":"A","lon":2,"lat":41}\n'.repeat(3);
    const { report } = await app.imported([{ name: 'mixed', content: `${shift}${bad}{oops\n` }]);
    expect(report.total.setAside).toBe(4);
    expect(report.total.setAsideReasons).toMatchObject([
      { reason: 'time: is missing', lines: 3, examples: [{ line: 675 }, { line: 676 }, { line: 677 }] },
      { reason: 'is not valid JSON', lines: 1, examples: [{ file: 'mixed', text: '{oops' }] },
    ]);
  });
});

describe('with Accept: text/event-stream', () => {
  withApp();

  it('tells of progress and ends with the report', async () => {
    const events = await app.streamed([night]);
    const phases = events.slice(0, -1).map(({ event, data }) => {
      expect(event).toBe('progress');
      return importProgress.parse(data).phase;
    });
    expect([...new Set(phases)]).toEqual(['receiving', 'checking', 'reading', 'writing']);
    expect(events.at(-1)?.event).toBe('report');
    expect(importReport.parse(events.at(-1)?.data).total.vehicles).toBe(2);
    const last = importProgress.parse(events.at(-2)?.data);
    expect(last).toMatchObject({ file: 'night.ndjson', bytesRead: shift.length, records: 674, setAside: 0 });
  });

  it('ends with the problem where the import fails', async () => {
    const damaged = gzipSync(shift.repeat(5));
    const events = await app.streamed([
      { name: 'cut.gz', content: damaged.subarray(0, damaged.length - 20) },
    ]);
    expect(events.at(-1)).toMatchObject({
      event: 'error',
      data: { code: 'recording_unusable', status: 422, detail: expect.stringContaining('cut.gz is cut off') },
    });
    expect(await app.stored()).toEqual({});
    expect(app.leftovers()).toEqual([]);
  });
});

describe('what is refused', () => {
  withApp(importHere);

  const form = (body: string, type = 'multipart/form-data; boundary=b') =>
    fetch(app.url, { method: 'POST', headers: { 'Content-Type': type }, body });
  const part = (disposition: string, content = 'x') =>
    `--b\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n${content}\r\n--b--\r\n`;

  it.each([
    ['JSON', '{}', 'application/json', 415, 'unsupported_media_type', undefined],
    ['a body without boundary', 'x', 'multipart/form-data; charset=utf-8', 400, 'invalid_request', ['']],
    [
      'a body cut off',
      part('name="file"; filename="a"').slice(0, -8),
      undefined,
      400,
      'invalid_request',
      [''],
    ],
    ['an empty body', '', undefined, 400, 'invalid_request', undefined],
    ['no file', part('name="airport"', 'LEBL'), undefined, 400, 'invalid_request', ['file']],
    ['a wrong field', part('name="airprot"', 'LEBL'), undefined, 400, 'invalid_request', ['airprot']],
    ['a wrong airport', part('name="airport"', '?'), undefined, 400, 'invalid_request', ['airport']],
    ['a file elsewhere', part('name="upload"; filename="a"'), undefined, 400, 'invalid_request', ['upload']],
    ['an empty file', part('name="file"; filename="a"', ''), undefined, 422, 'recording_unusable', ['file']],
  ])('%s', async (_what, body, type, status, code, paths) => {
    const answer = await form(body, type);
    const told = await refusal(answer);
    expect([answer.status, told.code]).toEqual([status, code]);
    if (paths) expect(told.errors?.map(({ path }) => path)).toEqual(paths);
    expect(app.leftovers()).toEqual([]);
  });

  it('a page of another origin', async () => {
    const answer = await app.send([night], {}, { Origin: 'https://elsewhere.example' });
    expect((await refusal(answer)).code).toBe('origin_not_allowed');
    expect(await app.stored()).toEqual({});
  });
});
