import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problem } from '../../server/contract/problems.ts';
import { at, END, RANGE, START } from './sample-shift.ts';
import { API, TestApp } from './test-app.ts';

let test: TestApp;
let sessionId: string;
beforeAll(async () => {
  test = await TestApp.open({ maxSessions: 2 });
  const made = await post('/sessions', { ...RANGE, paused: true }).expect(201);
  sessionId = made.body.sessionId;
});
afterAll(() => test.stop());

const get = (path: string) => request(test.app).get(`${API}${path}`);
const post = (path: string, body: object) => request(test.app).post(`${API}${path}`).send(body);
const query = `airportId=LEBL&startTime=${START}&endTime=${END}`;
const span = `airportId=LEBL&from=${START}&to=${END}`;

/** Checks that an answer is a problem of the contract's form, with nothing of the server's inside in it. */
function expectProblem(answer: request.Response, status: number, code: string, paths?: string[]): void {
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  const told = problem.strict().parse(JSON.parse(answer.text));
  expect(told).toMatchObject({ status, code });
  expect(answer.status).toBe(status);
  expect(answer.text).not.toMatch(/\bat .*:\d+:\d+/);
  expect(answer.headers.etag).toBeUndefined();
  if (paths) expect(told.errors?.map(({ path }) => path)).toEqual(paths);
}

describe('a query that is wrong', () => {
  it.each([
    ['/airports?limit=0', ['limit']],
    ['/airports?limit=1001', ['limit']],
    ['/airports?limit=ten', ['limit']],
    ['/airports?limit=', ['limit']],
    ['/airports?limit=1.5', ['limit']],
    ['/airports?cursor=nonsense', ['cursor']],
    ['/airports?page=2&limit=1&limit=2', ['limit']],
    ['/airports?page=2', ['page']],
    ['/airports/LEBL?verbose=true', ['verbose']],
    ['/airports/%E0%A4%A', ['']],
    ['/sessions?cursor=e30', ['cursor']],
    ['/history/state', ['airportId', 'time']],
    ['/history/state?airportId=LEBL&time=yesterday', ['time']],
    ['/history/state?airportId=LEBL&time=2020-10-02T08:00:00', ['time']],
    ['/history/state?airportId=LEBL&time=2020-13-02T08:00:00Z', ['time']],
    [`/history/state?airportId=LEBL&time=${START}&vehicleTypes=bus,boat`, ['vehicleTypes.1']],
    [`/history/state?airportId=LEBL&time=${START}&bbox=2,41,3`, ['bbox']],
    [`/history/state?airportId=LEBL&time=${START}&bbox=2,41,3,north`, ['bbox.3']],
    [`/history/state?airportId=LEBL&time=${START}&bbox=2,42,3,41`, ['bbox']],
    [`/history/state?airportId=LEBL&time=${START}&bbox=2,41,3,99`, ['bbox.3']],
    [`/history/state?airportId=LEBL&time=${START}&__proto__=1`, ['__proto__']],
    [`/history/density?${span}&buckets=0`, ['buckets']],
    [`/history/tasks?${span}&cursor=%00`, ['cursor']],
    ['/stream', ['airportId', 'startTime', 'endTime']],
    [`/stream?${query}&playbackSpeed=0`, ['playbackSpeed']],
    [`/stream?${query}&playbackSpeed=3601`, ['playbackSpeed']],
    [`/stream?${query}&playbackSpeed=NaN`, ['playbackSpeed']],
    [`/stream?${query}&loop=maybe`, ['loop']],
    [`/stream?sessionId=x&playbackSpeed=2`, ['playbackSpeed']],
    [`/openapi.json?pretty=1`, ['pretty']],
  ])('%s is refused, naming %j', async (path, paths) => {
    expectProblem(await get(path), 400, 'invalid_request', paths);
  });
});

describe('a body that is wrong', () => {
  const seek = { action: 'seek', time: at(5) };
  it.each([
    ['/sessions', {}, ['airportId', 'startTime', 'endTime']],
    ['/sessions', { ...RANGE, speed: 2 }, ['speed']],
    ['/sessions', { ...RANGE, playbackSpeed: '2' }, ['playbackSpeed']],
    ['/sessions', { ...RANGE, playbackSpeed: -1 }, ['playbackSpeed']],
    [
      '/sessions',
      { ...RANGE, filters: { kinds: ['task', 'car'], colour: 'red' } },
      ['filters.kinds.1', 'filters.colour'],
    ],
    ['/sessions', { ...RANGE, filters: { bbox: [2, 41, 3, 91] } }, ['filters.bbox.3']],
    ['/sessions', [], ['']],
    ['/stream', { ...RANGE, paused: 'yes' }, ['paused']],
    ['/control', { ...seek }, ['sessionId']],
    ['/control', { sessionId: 'x' }, ['action']],
    ['/control', { sessionId: 'x', action: 'rewind' }, ['action']],
    ['/control', { sessionId: 'x', action: 'seek' }, ['time']],
    ['/control', { sessionId: 'x', action: 'play', time: START }, ['time']],
    ['/control', { sessionId: 'x', action: 'step' }, ['by']],
    ['/control', { sessionId: 'x', action: 'step', by: 'P1M' }, ['by']],
    ['/control', { sessionId: 'x', action: 'step', by: 'PT1S', kind: 'task' }, ['kind']],
    ['/set-params', { sessionId: 'x', expectedRevision: 1.5 }, ['expectedRevision']],
    ['/set-params', { sessionId: 'x', time: START }, ['time']],
  ])('%s with %j is refused, naming %j', async (path, body, paths) => {
    expectProblem(await post(path, body), 400, 'invalid_request', paths);
  });

  it('that is no JSON is refused, telling where it breaks', async () => {
    const answer = await request(test.app)
      .post(`${API}/control`)
      .set('Content-Type', 'application/json')
      .send('{"sessionId": "x", action}');
    expectProblem(answer, 400, 'invalid_request', ['']);
    expect(answer.text).toContain('position 19');
  });

  it('that is missing is refused for what it lacks', async () => {
    expectProblem(await request(test.app).post(`${API}/set-params`), 400, 'invalid_request', ['sessionId']);
  });

  it('of more than 256 kB is refused', async () => {
    expectProblem(await post('/control', { sessionId: 'x'.repeat(300_000) }), 413, 'payload_too_large');
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/json; charset=latin1'])(
    'of type %s is refused',
    async type => {
      const answer = await request(test.app).post(`${API}/control`).set('Content-Type', type).send('a=b');
      expectProblem(answer, 415, 'unsupported_media_type');
    },
  );
});

describe('what does not exist', () => {
  it.each([
    ['get', '/airports/ZZZZ', 404, 'airport_not_found'],
    ['get', '/airports/ZZZZ/map', 404, 'airport_not_found'],
    ['get', '/airports/barcelona', 404, 'airport_not_found'],
    ['get', `/history/state?airportId=lebl&time=${START}`, 404, 'airport_not_found'],
    ['get', `/stream?airportId=lebl&startTime=${START}&endTime=${END}`, 404, 'airport_not_found'],
    ['get', '/airports/LEMD/map', 404, 'not_found'],
    ['get', `/history/state?airportId=ZZZZ&time=${START}`, 404, 'airport_not_found'],
    ['get', `/history/density?airportId=ZZZZ&from=${START}&to=${END}`, 404, 'airport_not_found'],
    ['get', `/history/tracks?airportId=ZZZZ&from=${START}&to=${END}`, 404, 'airport_not_found'],
    ['get', `/history/tasks?airportId=ZZZZ&from=${START}&to=${END}`, 404, 'airport_not_found'],
    ['get', `/history/tracks?${span}&format=xml`, 406, 'not_acceptable'],
    ['get', `/history/tracks?${span}&format=toString`, 406, 'not_acceptable'],
    ['get', `/stream?airportId=ZZZZ&startTime=${START}&endTime=${END}`, 404, 'airport_not_found'],
    ['get', '/stream?sessionId=unknown', 404, 'session_not_found'],
    ['head', '/stream?sessionId=unknown', 404, undefined],
    ['get', '/sessions/unknown', 404, 'session_not_found'],
    ['delete', '/sessions/unknown', 404, 'session_not_found'],
    ['get', '/nothing', 404, 'not_found'],
    ['get', '/history', 404, 'not_found'],
    ['post', '/airports', 405, 'method_not_allowed'],
    ['put', '/stream', 405, 'method_not_allowed'],
    ['get', '/control', 405, 'method_not_allowed'],
    ['delete', '/sessions', 405, 'method_not_allowed'],
  ] as const)('%s %s', async (method, path, status, code) => {
    const answer = await request(test.app)[method](`${API}${path}`);
    if (code) expectProblem(answer, status, code);
    else expect(answer.status).toBe(status);
  });

  it('is told outside the API too', async () => {
    expectProblem(await request(test.app).get('/etc/passwd'), 404, 'not_found');
    expectProblem(await request(test.app).post('/'), 404, 'not_found');
  });

  it('is told to a page that reached the server by a name of its own', async () => {
    expectProblem(await get('/airports').set('Host', 'elsewhere.example'), 421, 'host_not_allowed');
    expectProblem(await request(test.app).get('/').set('Host', 'elsewhere.example'), 421, 'host_not_allowed');
  });

  it('tells which methods a path has', async () => {
    const wrong = await request(test.app).put(`${API}/sessions`).expect(405);
    expect(wrong.headers.allow).toBe('POST, GET, HEAD, OPTIONS');
    const asked = await request(test.app).options(`${API}/control`).expect(204);
    expect(asked.headers.allow).toBe('POST, OPTIONS');
  });
});

describe('what cannot be done', () => {
  it.each([
    ['/sessions', { ...RANGE, endTime: START }, 422, 'invalid_range'],
    ['/sessions', { ...RANGE, time: at(601) }, 422, 'out_of_range'],
    ['/stream', { ...RANGE, startTime: END, endTime: START }, 422, 'invalid_range'],
    ['/control', { sessionId: 'unknown', action: 'play' }, 404, 'session_not_found'],
    ['/set-params', { sessionId: 'unknown', loop: true }, 404, 'session_not_found'],
    ['/sessions', { ...RANGE, airportId: 'Barcelona' }, 404, 'airport_not_found'],
  ])('%s with %j', async (path, body, status, code) => {
    expectProblem(await post(path, body), status, code);
  });

  it.each([
    ['/control', { action: 'seek', time: at(601) }, 422, 'out_of_range'],
    ['/control', { action: 'play', expectedRevision: 7 }, 409, 'revision_conflict'],
    ['/set-params', { startTime: END }, 422, 'invalid_range'],
    ['/set-params', { loop: true, expectedRevision: 7 }, 409, 'revision_conflict'],
  ])('%s with %j to a session, which stays as it was', async (path, command, status, code) => {
    const before = await get(`/sessions/${sessionId}`);
    expectProblem(await post(path, { sessionId, ...command }), status, code);
    expect((await get(`/sessions/${sessionId}`)).body).toEqual(before.body);
  });

  it.each([
    [`/history/tasks?airportId=LEBL&from=${END}&to=${START}`],
    [`/history/tracks?airportId=LEBL&from=${END}&to=${START}`],
    [`/history/density?airportId=LEBL&from=${START}&to=${START}`],
  ])('%s', async path => {
    expectProblem(await get(path), 422, 'invalid_range', ['to']);
  });

  it('refuses a session too many', async () => {
    await post('/sessions', { ...RANGE, paused: true }).expect(201);
    expectProblem(await post('/sessions', { ...RANGE, paused: true }), 503, 'too_many_sessions');
  });
});
