import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { roadDistance } from '../../server/contract/roads.ts';
import { recordingsInto } from '../../server/store/recording-import.ts';
import { API, TestApp } from './test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await TestApp.open();
});
afterAll(() => test.stop());

const PATH = `${API}/airports/LEBL/distance`;
const ask = (from: string, to: string) => request(test.app).get(PATH).query({ from, to });

function importMap(...coordinates: [number, number][]): void {
  const recording = recordingsInto(
    test.recordings,
    test.clock,
  )({
    name: 'map',
    sha256: JSON.stringify(coordinates),
    format: 'geojson',
  });
  if ('alreadyImported' in recording) throw new Error('imported already');
  recording.writeMap('LEBL', {
    type: 'FeatureCollection',
    features: [
      { type: 'Feature', properties: { layer: 'road_edge' }, geometry: { type: 'LineString', coordinates } },
    ],
  });
  recording.commit();
}

describe('a distance', () => {
  it('is straight where the airport has no map, and along its roads once it has, by another ETag', async () => {
    const before = await ask('2.07,41.3', '2.08,41.3').expect(200);
    expect(roadDistance.parse(before.body)).toMatchObject({
      straight: expect.closeTo(837.5, 1),
      alongRoads: null,
      path: null,
      roads: null,
    });
    importMap([2.07, 41.3], [2.07, 41.29], [2.08, 41.29], [2.08, 41.3]);
    const after = await ask('2.07,41.3', '2.08,41.3').expect(200);
    expect(roadDistance.parse(after.body)).toMatchObject({
      airportId: 'LEBL',
      straight: expect.closeTo(837.5, 1),
      alongRoads: expect.closeTo(3059, 0),
      snappedFrom: 0,
      snappedTo: 0,
      roads: 'vehicle_roads',
    });
    expect(after.headers.etag).not.toBe(before.headers.etag);
    const again = ask('2.07,41.3', '2.08,41.3').set('If-None-Match', after.headers.etag ?? '');
    await again.expect(304);
  });

  it('is derived from a map that came in before graphs were kept', async () => {
    test.recordings.exec('update recorded_map set roads = null; update store set revision = revision + 1');
    const { body } = await ask('2.07,41.3', '2.08,41.3').expect(200);
    expect(body.alongRoads).toBeCloseTo(3059, 0);
  });

  it.each([
    ['2.07', '2.08,41.3', 'from'],
    ['2.07,141.3', '2.08,41.3', 'from.1'],
    ['2.07,north', '2.08,41.3', 'from.1'],
    ['2.07,41.3,0', '2.08,41.3', 'from'],
    ['2.07,41.3', '3.5,41.3', 'to'],
  ])('from %s to %s is refused, naming %s', async (from, to, path) => {
    const { body } = await ask(from, to).expect(400);
    expect(body.code).toBe('invalid_request');
    expect(body.errors.map((error: { path: string }) => error.path)).toContain(path);
  });

  it('of an airport nobody knows is not found', async () => {
    const { body } = await request(test.app).get(`${API}/airports/KSFO/distance?from=0,0&to=0,0`).expect(404);
    expect(body.code).toBe('airport_not_found');
  });
});
