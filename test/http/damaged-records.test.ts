import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at, END, START } from './sample-shift.ts';
import { API, TestApp } from './test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await TestApp.open();
  const damage = (how: string, where: string) =>
    test.recordings.exec(`update record set state = ${how} where time = ${Date.parse(where)}`);
  damage('substr(state, 1, 30)', at(100));
  damage("replace(state, ',', ',,')", at(20));
});
afterAll(() => test.stop());

const get = async (path: string, query: Record<string, string>) =>
  (
    await request(test.app)
      .get(`${API}/history/${path}`)
      .query({ airportId: 'LEBL', ...query })
      .expect(200)
  ).body;
const range = { from: START, to: END };

describe('damaged records are left out', () => {
  it('of lists, though asked for a page at a time', async () => {
    const statuses: string[] = [];
    let cursor: string | undefined;
    do {
      const { items, next } = await get('tasks', { ...range, limit: '1', ...(cursor && { cursor }) });
      statuses.push(...items.map(({ status }: { status: string }) => status));
      cursor = next ?? undefined;
    } while (cursor);
    expect(statuses).toEqual(['planned', 'assigned', 'completed']);
    const { items } = await get('notifications', range);
    expect(items).toMatchObject([{ notificationId: 'N2' }]);
  });

  it('of the state at a time, where the record before counts', async () => {
    const state = await get('state', { time: at(150) });
    expect(state.tasks).toMatchObject([{ status: 'assigned', time: at(10) }]);
    expect(await get('state', { time: at(100), vehicleTypes: 'fuel_truck' })).toMatchObject({
      vehicles: [{ vehicleId: 'F1', time: at(99) }],
    });
  });

  it('of tracks', async () => {
    const { features } = await get('tracks', { ...range, vehicleIds: 'F1' });
    const { times } = features[0].properties;
    expect(times).toHaveLength(599);
    expect(times).not.toContain(at(20));
    expect(times).not.toContain(at(100));
  });

  it('of what the timeline counts by severity', async () => {
    const { buckets } = await get('density', { ...range, buckets: '1' });
    expect(buckets).toMatchObject([{ notifications: { info: 1, warning: 0, critical: 0 } }]);
  });
});
