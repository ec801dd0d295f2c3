import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { snapshot } from '../../server/contract/events.ts';
import { airport, density } from '../../server/contract/history.ts';
import { at, END, START } from './sample-shift.ts';
import { API, TestApp } from './test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await TestApp.open();
});
afterAll(() => test.stop());

const get = (path: string) => request(test.app).get(`${API}${path}`);

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
