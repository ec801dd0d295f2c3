import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusedHandshake, WebSocketReader } from '../streams/web-socket-reader.ts';
import { PAUSED_QUERY, RANGE } from './sample-shift.ts';
import { API, TestApp } from './test-app.ts';

let test: TestApp;
let url: string;
beforeAll(async () => {
  test = await TestApp.open();
  url = await test.listen();
});
afterAll(() => test.stop());

describe('a handshake', () => {
  it('is asked for where there is none', async () => {
    const made = test.sessions.size;
    const { headers, body } = await request(url).get(`${API}/ws${PAUSED_QUERY}`).expect(426);
    expect(headers).toMatchObject({ upgrade: 'websocket', 'sec-websocket-version': '13' });
    expect(headers.connection).toMatch(/upgrade/i);
    expect(body.code).toBe('upgrade_required');
    await request(url).head(`${API}/ws${PAUSED_QUERY}`).expect(426);
    expect(test.sessions.size).toBe(made);
  });

  it.each([
    ['an unknown session', '?sessionId=nobody', {}, 404, 'session_not_found'],
    ['an unknown airport', PAUSED_QUERY.replace('LEBL', 'ZZZZ'), {}, 404, 'airport_not_found'],
    ['a wrong query', '?speed=2', {}, 400, 'invalid_request'],
    ['another host', PAUSED_QUERY, { Host: 'evil.example' }, 421, 'host_not_allowed'],
    ['a page of another site', PAUSED_QUERY, { Origin: 'https://evil.example' }, 403, 'origin_not_allowed'],
    ['another version', PAUSED_QUERY, { 'Sec-WebSocket-Version': '8' }, 426, 'upgrade_required'],
  ])('is refused with a problem for %s', async (_what, search, headers, status, code) => {
    const { answer, body } = await refusedHandshake(`${url}${API}/ws${search}`, headers);
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(answer.headers.connection).not.toBe('keep-alive');
    expect(body).toMatchObject({ status, code });
  });

  it('without a valid key is refused, and leaves no viewer behind', async () => {
    const made = await request(url).post(`${API}/sessions`).send(RANGE).expect(201);
    const { sessionId } = made.body;
    const { answer, body } = await refusedHandshake(`${url}${API}/ws?sessionId=${sessionId}`, {
      'Sec-WebSocket-Key': 'short',
    });
    expect(answer.statusCode).toBe(400);
    expect(body).toMatchObject({ code: 'invalid_request', detail: expect.stringContaining('Key') });
    expect(test.sessions.get(sessionId).viewers).toBe(0);
  });

  it('is refused where the session has as many viewers as it may', async () => {
    const few = await TestApp.open({ viewerLimits: { perSession: 1, perAddress: 5 } });
    const at = await few.listen();
    const { body } = await request(at).post(`${API}/sessions`).send(RANGE).expect(201);
    const watch = `${at}${API}/ws?sessionId=${body.sessionId}`;
    const reader = await WebSocketReader.open(watch);
    expect((await refusedHandshake(watch)).body).toMatchObject({ code: 'too_many_viewers', status: 503 });
    reader.socket.close();
    await reader.ended();
    (await WebSocketReader.open(watch)).close();
    await few.stop();
  });
});
