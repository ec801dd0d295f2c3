import { get as httpGet } from 'node:http';
import { parse } from 'csv-parse/sync';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkNdjsonLine } from '../../server/ingest/ndjson/check-line.ts';
import { importLines } from '../store/import-lines.ts';
import { at, END, START } from './sample-shift.ts';
import { API, TestApp } from './test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await TestApp.open();
});
afterAll(() => test.stop());

const get = (path: string) => request(test.app).get(`${API}/history/${path}`).buffer(true).parse(textOf);
const RANGE = `airportId=LEBL&from=${START}&to=${END}`;

function textOf(response: request.Response, done: (error: Error | null, text: unknown) => void): void {
  let text = '';
  response.setEncoding('utf8');
  response.on('data', (piece: string) => {
    text += piece;
  });
  response.on('end', () => done(null, text));
}

describe('tracks as files', () => {
  it.each([
    ['geojson', 'application/geo+json', /^\{"type":"FeatureCollection"/],
    ['csv', 'text/csv', /^vehicleId,/],
    ['gpx', 'application/gpx+xml', /<gpx version="1\.1"/],
    ['kml', 'application/vnd.google-earth.kml+xml', /<kml xmlns=/],
    ['czml', 'application/json', /^\[\{"id":"document"/],
    ['ndjson', 'application/x-ndjson', /^\{"kind":"vehicle_update"/],
  ])('have a name and a type: %s', async (format, type, beginning) => {
    const { headers, body } = await get(`tracks?${RANGE}&format=${format}`).expect(200);
    expect(headers['content-type']?.split(';')[0]).toBe(type);
    expect(headers['content-disposition']).toBe(
      `attachment; filename=LEBL-20201002T080000Z-20201002T081000Z-tracks.${format}`,
    );
    expect(body).toMatch(beginning);
  });
});

describe('records as a file', () => {
  it('are NDJSON that can be imported, of a range or of all', async () => {
    const { headers, body } = await get('records?airportId=LEBL').expect(200);
    expect(headers['content-type']).toMatch(/^application\/x-ndjson/);
    expect(headers['content-disposition']).toBe('attachment; filename=LEBL-records.ndjson');
    const lines: string[] = body.trimEnd().split('\n');
    expect(lines).toHaveLength(1 + 2 + 601 + 61 + 4 + 1 + 2 + 1);
    expect(lines.map(checkNdjsonLine).filter(checked => 'reason' in checked)).toEqual([]);
    const part = await get(`records?airportId=LEBL&from=${at(590)}&kinds=vehicle&format=ndjson`).expect(200);
    expect(part.headers['content-disposition']).toContain('LEBL-20201002T080950Z-records.ndjson');
    expect(part.body.trimEnd().split('\n')).toHaveLength(1 + 2 + 1 + 1 + 11);
  });

  it('are a table of one kind as CSV', async () => {
    const { headers, body } = await get(`records?${RANGE}&format=csv&kinds=task`).expect(200);
    expect(headers['content-type']).toMatch(/^text\/csv/);
    expect(headers['content-disposition']).toMatch(/-task-records\.csv$/);
    expect(parse(body, { columns: true })).toMatchObject([
      { taskId: 'T1', taskType: 'fuelling', status: 'planned', time: at(1), vehicleId: '' },
      { status: 'assigned', vehicleId: 'F1', stand: '210' },
      { status: 'in_progress' },
      { status: 'completed' },
    ]);
  });

  it('are not sent again to who has them, and refused where the range or the form is none', async () => {
    const { headers } = await get('records?airportId=LEBL').expect(200);
    await get('records?airportId=LEBL')
      .set('If-None-Match', headers.etag ?? '')
      .expect(304);
    await request(test.app).head(`${API}/history/records?airportId=LEBL`).expect(200);
    for (const [query, status, code] of [
      ['airportId=ZZZZ', 404, 'airport_not_found'],
      [`airportId=LEBL&from=${END}&to=${START}`, 422, 'invalid_range'],
      ['airportId=LEBL&format=gpx', 406, 'not_acceptable'],
      ['airportId=LEBL&format=csv', 400, 'invalid_request'],
      ['airportId=LEBL&format=csv&kinds=task,flight', 400, 'invalid_request'],
      ['airportId=LEBL&from=yesterday', 400, 'invalid_request'],
    ] as const) {
      const { body } = await request(test.app).get(`${API}/history/records?${query}`).expect(status);
      expect(body.code).toBe(code);
    }
  });
});

it('breaks an answer off where the recorded past changes under it', async () => {
  const changing = await TestApp.open();
  const positions = Array.from({ length: 40_000 }, (_, second) => ({
    kind: 'vehicle_update' as const,
    airportId: 'LEBL',
    vehicleId: 'F1',
    time: at(second),
    lon: 2,
    lat: 41,
  }));
  importLines(changing.recordings, positions);
  const url = await changing.listen();
  const outcome = await new Promise<string>((resolve, reject) => {
    httpGet(`${url}${API}/history/records?airportId=LEBL`, response => {
      response.once('data', () => importLines(changing.recordings, positions.slice(0, 1)));
      response.on('data', () => {});
      response.on('end', () => resolve(response.complete ? 'whole' : 'broken off'));
      response.on('error', ({ message }) => resolve(message));
    }).on('error', reject);
  });
  expect(outcome).toBe('aborted');
  await changing.stop();
});
