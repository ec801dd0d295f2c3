import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sessionState } from '../../server/contract/session.ts';
import { at, RANGE, START } from './sample-shift.ts';
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
