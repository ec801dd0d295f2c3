import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { snapshot } from '../../server/contract/events.ts';
import { airport, density } from '../../server/contract/history.ts';
import { sessionState } from '../../server/contract/session.ts';
import { at, END, RANGE, START } from './sample-shift.ts';
import { API, TestApp } from './test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await TestApp.open();
});
afterAll(() => test.stop());

const get = (path: string) => request(test.app).get(`${API}${path}`);
const post = (path: string, body: object) => request(test.app).post(`${API}${path}`).send(body);
const open = async (options: object = {}) =>
  sessionState.parse((await post('/sessions', { ...RANGE, paused: true, ...options }).expect(201)).body);

describe('sessions', () => {
  it('are opened, listed by pages, read and ended', async () => {
    const made = await post('/sessions', { ...RANGE, time: at(60), playbackSpeed: 30 }).expect(201);
    const first = sessionState.parse(made.body);
    expect(first).toMatchObject({
      ...RANGE,
      time: at(60),
      status: 'playing',
      playbackSpeed: 30,
      shared: true,
      driver: null,
    });
    expect(made.headers.location).toBe(`${API}/sessions/${first.sessionId}`);
    const second = await open({ startTime: '2020-10-02T10:00:00+02:00' });
    expect(second.startTime).toBe(START);

    const page = await get('/sessions?limit=1').expect(200);
    expect(page.body.items.map(sessionIdOf)).toEqual([first.sessionId]);
    const next = await get(`/sessions?limit=1&cursor=${page.body.next}`).expect(200);
    expect(next.body).toMatchObject({ items: [{ sessionId: second.sessionId }], next: null });

    await get(`/sessions/${first.sessionId}`).expect(200, first);
    for (const { sessionId } of [first, second]) {
      await request(test.app).delete(`${API}/sessions/${sessionId}`).expect(204, {});
      await get(`/sessions/${sessionId}`).expect(404);
    }
    await get('/sessions').expect(200, { items: [], next: null });
    const gone = await get(`/sessions?cursor=${page.body.next}`).expect(400);
    expect(gone.body.errors).toEqual([{ path: 'cursor', message: expect.stringContaining('gone') }]);
  });

  it('obey control and set-params, and move on with the clock', async () => {
    const { sessionId } = await open();
    const played = await post('/control', { sessionId, action: 'play' }).expect(200);
    expect(played.body).toMatchObject({ status: 'success', session: { status: 'playing', revision: 1 } });
    test.clock.advance(2500);
    const faster = await post('/set-params', { sessionId, playbackSpeed: 60, expectedRevision: 1 }).expect(
      200,
    );
    expect(faster.body.session).toMatchObject({ time: at(2.5), playbackSpeed: 60, revision: 2 });
    test.clock.advance(1000);
    await post('/control', { sessionId, action: 'pause' }).expect(200);
    const stepped = await post('/control', { sessionId, action: 'step', to: 'next', kind: 'task' }).expect(
      200,
    );
    expect(stepped.body.session).toMatchObject({ time: at(100), status: 'paused' });
    const back = await post('/control', { sessionId, action: 'step', by: '-PT10S' }).expect(200);
    expect(back.body.session.time).toBe(at(90));
    const late = await post('/control', { sessionId, action: 'play', expectedRevision: 1 }).expect(409);
    expect(late.body.code).toBe('revision_conflict');
    await post('/set-params', { sessionId, filters: { kinds: ['task'] }, loop: true }).expect(200);
    const read = await get(`/sessions/${sessionId}`).expect(200);
    expect(read.body).toMatchObject({ filters: { kinds: ['task'] }, loop: true, driver: null });
    await post('/control', { sessionId, action: 'play', driver: 'Li' }).expect(200);
    const driven = await post('/set-params', { sessionId, loop: true, driver: 'Ana' }).expect(200);
    expect(driven.body.session).toMatchObject({ driver: 'Li' });
    await post('/set-params', { sessionId, loop: false, driver: 'Ana' }).expect(200);
    expect((await get(`/sessions/${sessionId}`)).body.driver).toBe('Ana');
  });
});

const sessionIdOf = ({ sessionId }: { sessionId: string }) => sessionId;

describe('airports', () => {
  it('are listed by pages and read one by one', async () => {
    const first = await get('/airports?limit=1').expect(200);
    expect(airport.parse(first.body.items[0])).toMatchObject({
      airportId: 'LEBL',
      timeZone: 'Europe/Madrid',
    });
    const second = await get(`/airports?limit=1&cursor=${first.body.next}`).expect(200);
    expect(second.body).toMatchObject({
      items: [{ airportId: 'LEMD', map: false, recorded: [] }],
      next: null,
    });
    const one = await get('/airports/LEBL').expect(200);
    expect(one.body).toEqual(first.body.items[0]);
    expect(one.body.recorded).toContainEqual({ kind: 'task', from: at(1), to: at(400), records: 4 });
  });
});

describe('history', () => {
  it('gives the state at a time, filtered', async () => {
    const { body } = await get(`/history/state?airportId=LEBL&time=${at(50)}`).expect(200);
    const state = snapshot.parse(body);
    expect(state.time).toBe(at(50));
    expect(state.vehicles.map(vehicle => [vehicle.vehicleId, vehicle.time])).toEqual([
      ['B1', at(50)],
      ['F1', at(50)],
    ]);
    expect(state.tasks).toMatchObject([{ taskId: 'T1', status: 'assigned', stand: '210' }]);
    expect(state.notifications).toHaveLength(2);
    const filtered = await get(
      `/history/state?airportId=LEBL&time=${at(50)}&vehicleTypes=bus,water_truck&bbox=2,41,3,42&kinds=vehicle`,
    ).expect(200);
    expect(filtered.body).toMatchObject({ vehicles: [{ vehicleId: 'B1' }], tasks: [], notifications: [] });
  });

  it('lists records in order of time, both ends of the range included, by pages that join without gap or double', async () => {
    const path = `/history/tasks?airportId=LEBL&from=${at(1)}&to=${at(400)}&limit=3`;
    const first = await get(path).expect(200);
    expect(first.body.items.map(statusOf)).toEqual(['planned', 'assigned', 'in_progress']);
    const second = await get(`${path}&cursor=${first.body.next}`).expect(200);
    expect(second.body).toMatchObject({ items: [{ status: 'completed', stand: '210' }], next: null });
    const filtered = await get(`${path}&taskStatuses=completed`).expect(200);
    expect(filtered.body).toMatchObject({ items: [{ time: at(400) }], next: null });
    const none = await get(`${path}&kinds=flight`).expect(200);
    expect(none.body).toEqual({ items: [], next: null });
  });

  it.each([
    ['flights', { flightId: 'VY1', stand: '210', airline: null }],
    ['notifications', { notificationId: 'N1', severity: 'warning' }],
    ['decisions', { decisionId: 'D1', candidates: [{ vehicleId: 'F1', score: 1 }] }],
  ])('lists %s', async (kinds, first) => {
    const { body } = await get(`/history/${kinds}?airportId=LEBL&from=${START}&to=${END}`).expect(200);
    expect(body.items[0]).toMatchObject(first);
    expect(body.next).toBeNull();
  });

  it('gives tracks as GeoJSON', async () => {
    const path = `/history/tracks?airportId=LEBL&from=${at(59)}&to=${at(61)}`;
    const { body } = await get(path)
      .expect('Content-Type', /^application\/geo\+json/)
      .expect(200);
    expect(body).toMatchObject({
      type: 'FeatureCollection',
      features: [
        { properties: { vehicleId: 'B1', vehicleType: 'bus', times: [at(59), at(60)], speeds: [5, 5] } },
        {
          geometry: { type: 'LineString' },
          properties: { vehicleId: 'F1', times: [at(59), at(60), at(61)] },
        },
      ],
    });
    expect(body.features[1].geometry.coordinates).toHaveLength(3);
    const one = await get(`/history/tracks?airportId=LEBL&from=${at(60)}&to=${at(60)}&vehicleIds=B1`);
    expect(one.body.features).toMatchObject([{ geometry: { type: 'Point', coordinates: [2.0806, 41.3] } }]);
  });

  it.each([
    ['vehicleTypes=bus', ['B1']],
    ['vehicleStatuses=idle', []],
    ['kinds=task', []],
    ['vehicleIds=', []],
    ['bbox=2.0706,41,2.0708,42', ['F1']],
    ['vehicleIds=F1&vehicleTypes=bus', []],
  ])('gives the tracks that pass the filter %s', async (filter, vehicles) => {
    const { body } = await get(`/history/tracks?airportId=LEBL&from=${START}&to=${END}&${filter}`).expect(
      200,
    );
    const ids = body.features.map(
      (feature: { properties: { vehicleId: string } }) => feature.properties.vehicleId,
    );
    expect(ids).toEqual(vehicles);
    const cut = await get(
      `/history/tracks?airportId=LEBL&from=${START}&to=${END}&${filter}&format=csv`,
    ).expect(200);
    expect(
      new Set(
        cut.text
          .split('\r\n')
          .slice(1, -1)
          .map(line => line.split(',')[0]),
      ),
    ).toEqual(new Set(vehicles));
  });

  it('gives of a track the fixes inside a box', async () => {
    const path = `/history/tracks?airportId=LEBL&from=${START}&to=${END}&bbox=2.07099,41,2.07201,42`;
    const { body } = await get(path).expect(200);
    const { times } = body.features[0].properties;
    expect([times[0], times.at(-1), times.length]).toEqual([at(99), at(201), 103]);
  });

  it('gives tracks as CSV', async () => {
    const path = `/history/tracks?airportId=LEBL&from=${at(60)}&to=${at(60)}&vehicleIds=B1,F1&format=csv`;
    const { text } = await get(path)
      .expect('Content-Type', /^text\/csv/)
      .expect(200);
    expect(text).toBe(
      'vehicleId,vehicleType,callsign,time,lon,lat,heading,speed,status,taskId,flightId\r\n' +
        `B1,bus,"Bus, ""the long one""",${at(60)},2.0806,41.3,90,5,en_route,,\r\n` +
        `F1,fuel_truck,Fuel 1,${at(60)},2.0706,41.3,90,5,en_route,,\r\n`,
    );
  });

  it('counts records per bucket', async () => {
    const path = `/history/density?airportId=LEBL&from=${START}&to=${at(600)}&buckets=2`;
    const counted = density.parse((await get(path).expect(200)).body);
    expect(counted.buckets.map(({ counts }) => [counts.vehicle, counts.task])).toEqual([
      [361, 3],
      [300, 1],
    ]);
    expect(counted.buckets[0]?.notifications).toEqual({ info: 1, warning: 1, critical: 0 });
  });

  it('answers 304 to who has this version already, and HEAD without a body', async () => {
    const path = `/history/state?airportId=LEBL&time=${at(50)}`;
    const full = await get(path).expect(200).expect('Cache-Control', 'no-cache');
    const etag = full.headers.etag ?? '';
    await get(path).set('If-None-Match', etag).expect(304, '');
    await get(path).set('If-None-Match', '"another"').expect(200);
    const head = await request(test.app).head(`${API}${path}`).expect(200).expect('ETag', etag);
    expect(head.headers['content-length']).toBe(full.headers['content-length']);
    expect(head.text).toBeUndefined();
  });
});

const statusOf = ({ status }: { status: string }) => status;

describe('the service itself', () => {
  it('is healthy, and ready unless it waits for something', async () => {
    await request(test.app).get('/healthz').expect(200, { status: 'ok' });
    await request(test.app).get('/readyz').expect(200, { status: 'ok' });
    test.readiness.waitFor('The demo shift is being made: 40 %.');
    const waiting = await request(test.app).get('/readyz').expect(503);
    expect(waiting.body).toMatchObject({
      code: 'unavailable',
      detail: 'The demo shift is being made: 40 %.',
    });
    await request(test.app).get('/healthz').expect(200);
    test.readiness.ready();
    await request(test.app).get('/readyz').expect(200);
  });

  it('tells what to run where the page is not built', async () => {
    const { text, headers } = await request(test.app).get('/').expect(503);
    expect(text).toContain('npm run build');
    expect(headers['content-security-policy']).toContain("script-src 'self'");
    expect(headers['x-powered-by']).toBeUndefined();
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });
});
