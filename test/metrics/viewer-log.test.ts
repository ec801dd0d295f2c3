import request from 'supertest';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { RANGE } from '../http/sample-shift.ts';
import { API } from '../http/test-app.ts';
import { SseReader } from '../streams/sse-reader.ts';
import { ObservedServer } from './observed-server.ts';

let server: ObservedServer;
beforeEach(async () => {
  server = await ObservedServer.start();
});
afterEach(() => server.stop());

it('tells who came to watch what, and what they were sent when they left', async () => {
  const headers = { 'X-Request-Id': 'proxy-4711' };
  const reader = await SseReader.open(`${server.url}${API}/stream`, { method: 'POST', body: RANGE, headers });
  const first = await reader.until('snapshot');
  const sessionId = first[0]?.data.sessionId;
  const who = { level: 30, requestId: 'proxy-4711', sessionId, transport: 'event_stream' };
  expect(server.said('viewer joined')).toMatchObject([who]);
  server.clock.advance(7000);
  reader.close();
  await server.metricsWhen(metrics => metrics.total('airside_replay_viewers') === 0);
  const metrics = await server.metrics();
  expect(server.said('viewer left')).toMatchObject([
    {
      ...who,
      seconds: 7,
      events: metrics.total('airside_replay_sent_events_total'),
      bytes: metrics.total('airside_replay_sent_bytes_total'),
      drops: 0,
      stalled: false,
    },
  ]);
});

it.each(['4bf92f3577b34da6a3ce929d0e0e4736', 'a/b.c:d_e-f=@+', 'x'])(
  'keeps the id %s of a client or proxy',
  async id => {
    const answer = await request(server.url).get(`${API}/airports`).set('X-Request-Id', id).expect(200);
    expect(answer.headers['x-request-id']).toBe(id);
    expect(server.said('request')).toMatchObject([{ requestId: id }]);
  },
);

it.each(['a b', '', 'ä', 'x'.repeat(129), '<script>', '"'])(
  'gives a request one of its own instead of %j',
  async id => {
    const answer = await request(server.url)
      .get(`${API}/airports`)
      .set('X-Request-Id', Buffer.from(id).toString('latin1'));
    expect(answer.headers['x-request-id']).toMatch(/^[\w-]{12}$/);
  },
);
