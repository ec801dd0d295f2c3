import Database from 'better-sqlite3';
import request from 'supertest';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { at, END, RANGE } from '../http/sample-shift.ts';
import { API } from '../http/test-app.ts';
import { SseReader } from '../streams/sse-reader.ts';
import { WebSocketReader } from '../streams/web-socket-reader.ts';
import { ObservedServer } from './observed-server.ts';

let server: ObservedServer;
beforeEach(async () => {
  server = await ObservedServer.start({ maxSessions: 3 });
});
afterEach(() => server.stop());

const post = (path: string, body: object) => request(server.url).post(`${API}${path}`).send(body);
const openShared = async (options: object = {}) => {
  const made = await post('/sessions', { ...RANGE, ...options }).expect(201);
  return String(made.body.sessionId);
};
const stream = (sessionId: string) => SseReader.open(`${server.url}${API}/stream?sessionId=${sessionId}`);
const TRANSPORTS = ['event_stream', 'websocket', 'long_poll'];
const perTransport = async (name: string) => {
  const metrics = await server.metrics();
  return TRANSPORTS.map(transport => metrics.value(`airside_replay_${name}`, { transport }));
};

describe('the metrics', () => {
  it('follow the conventions, and name what there is none of yet', async () => {
    const metrics = await server.metrics();
    for (const [name, type] of metrics.types) {
      expect(name).toMatch(/^airside_replay_/);
      expect(name.endsWith('_total')).toBe(type === 'counter');
      if (type === 'histogram') expect(name).toMatch(/_seconds$/);
    }
    expect(metrics.value('airside_replay_build_info', { version: '1.2.3', node: process.version })).toBe(1);
    expect(metrics.value('airside_replay_sessions', { kind: 'private', status: 'playing' })).toBe(0);
    expect(metrics.value('airside_replay_viewers', { transport: 'long_poll' })).toBe(0);
    expect(metrics.value('airside_replay_resyncs_total', { cause: 'lagged' })).toBe(0);
    expect(metrics.value('airside_replay_tick_interval_seconds')).toBe(0.1);
    const answer = await request(server.url).get('/metrics').expect(200);
    expect(answer.headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8');
  });

  it('tell of sessions by kind and status', async () => {
    await openShared();
    await openShared({ paused: true });
    const reader = await SseReader.open(`${server.url}${API}/stream`, {
      method: 'POST',
      body: { ...RANGE, time: END },
    });
    await reader.until('snapshot');
    server.clock.advance(1000);
    const metrics = await server.metrics();
    const count = (kind: string, status: string) =>
      metrics.value('airside_replay_sessions', { kind, status });
    expect([count('shared', 'playing'), count('shared', 'paused'), count('shared', 'ended')]).toEqual([
      1, 1, 0,
    ]);
    expect([count('private', 'playing'), count('private', 'ended')]).toEqual([0, 1]);
    reader.close();
  });

  it('tell of viewers and what they were sent, by transport', async () => {
    const sessionId = await openShared({ playbackSpeed: 10 });
    const reader = await stream(sessionId);
    const socket = await WebSocketReader.open(`${server.url}${API}/ws?sessionId=${sessionId}`);
    const beginnings = [await reader.until('snapshot'), await socket.until('snapshot')];
    const polled = await request(server.url).get(`${API}/poll?sessionId=${sessionId}`).expect(200);
    expect(await perTransport('viewers')).toEqual([1, 1, 1]);
    server.clock.advance(3000);
    const last = (time: unknown) => time === at(30);
    const told = [beginnings[0]?.length ?? 0, beginnings[1]?.length ?? 0];
    for (const [index, viewer] of [reader, socket].entries()) {
      for (let ended = false; !ended; ) {
        const { event, data } = await viewer.next();
        told[index] = (told[index] ?? 0) + 1;
        ended = event === 'clock' && last(data.time);
      }
    }
    const events = await perTransport('sent_events_total');
    expect(events).toEqual([...told, polled.body.events.length]);
    const bytes = await perTransport('sent_bytes_total');
    const heard = reader.text.replace(/^retry: \d+\n\n/, '').replaceAll(/^:\n\n/gm, '');
    expect(bytes[0]).toBe(Buffer.byteLength(heard));
    expect(bytes[2]).toBe(Buffer.byteLength(polled.text));
    reader.close();
    socket.close();
    await server.metricsWhen(metrics => metrics.total('airside_replay_viewers') === 1);
    expect(await perTransport('viewers_joined_total')).toEqual([1, 1, 1]);
    expect(await perTransport('sent_events_total')).toEqual(events);
    server.clock.advance(11_000);
    expect(await perTransport('viewers')).toEqual([0, 0, 0]);
  });

  it('tell of ticks, resyncs, blocks and reads', async () => {
    const before = await server.metrics();
    const sessionId = await openShared({ playbackSpeed: 10 });
    const reader = await stream(sessionId);
    await reader.until('snapshot');
    server.clock.advance(2000);
    const after = await server.metrics();
    const risen = (name: string) =>
      after.total(`airside_replay_${name}`) - before.total(`airside_replay_${name}`);
    expect(risen('tick_lateness_seconds_count')).toBeGreaterThanOrEqual(19);
    expect(risen('tick_duration_seconds_count')).toBe(risen('tick_lateness_seconds_count'));
    expect(after.value('airside_replay_resyncs_total', { cause: 'joined' })).toBe(1);
    expect(risen('block_cache_hits_total')).toBeGreaterThan(0);
    expect(risen('block_cache_misses_total')).toBeGreaterThan(0);
    expect(after.value('airside_replay_block_cache_bytes')).toBeGreaterThan(0);
    for (const operation of ['readSpan', 'readState']) {
      expect(after.value('airside_replay_store_read_duration_seconds_count', { operation })).toBeGreaterThan(
        0,
      );
    }
    reader.close();
  });

  it('tell of requests by route and status, and of refusals', async () => {
    const sessionId = await openShared();
    await request(server.url).get(`${API}/sessions/${sessionId}`).expect(200);
    await request(server.url).get(`${API}/sessions/nobody`).expect(404);
    await request(server.url).get(`${API}/sessions/nobody/else`).expect(404);
    await request(server.url).get('/').expect(503);
    await request(server.url).propfind(`${API}/sessions`).expect(405);
    await openShared();
    await openShared();
    await post('/sessions', RANGE).expect(503);
    const metrics = await server.metrics();
    const requests = (method: string, route: string, status: string) =>
      metrics.value('airside_replay_http_request_duration_seconds_count', { method, route, status });
    expect(requests('GET', `${API}/sessions/:sessionId`, '200')).toBe(1);
    expect(requests('GET', `${API}/sessions/:sessionId`, '404')).toBe(1);
    expect(requests('POST', `${API}/sessions`, '201')).toBe(3);
    expect(requests('GET', 'none', '404')).toBe(1);
    expect(requests('other', `${API}/sessions`, '405')).toBe(1);
    const refused = (code: string) => metrics.value('airside_replay_refusals_total', { code });
    expect([refused('session_not_found'), refused('not_found'), refused('too_many_sessions')]).toEqual([
      1, 1, 1,
    ]);
  });

  it('count commands through a WebSocket that are refused', async () => {
    const socket = await WebSocketReader.open(`${server.url}${API}/ws?sessionId=${await openShared()}`);
    socket.socket.send(JSON.stringify({ requestId: 1, action: 'seek', time: '2001-01-01T00:00:00Z' }));
    while ((await socket.message()).requestId !== 1);
    const metrics = await server.metrics();
    expect(metrics.value('airside_replay_refusals_total', { code: 'out_of_range' })).toBe(1);
    socket.close();
  });

  it('count what the session store failed at, and the log tells of it', async () => {
    const sessionId = await openShared();
    const other = new Database(`${server.database.path}-sessions`);
    other.exec('BEGIN EXCLUSIVE');
    await post('/control', { sessionId, action: 'pause' }).expect(503);
    other.exec('ROLLBACK');
    other.close();
    const metrics = await server.metrics();
    expect(metrics.value('airside_replay_session_store_failures_total', { operation: 'save' })).toBe(1);
    expect(server.said('failed: answering a request')).toMatchObject([
      {
        level: 50,
        method: 'POST',
        url: `${API}/control`,
        requestId: expect.any(String),
        err: { code: 'SQLITE_BUSY' },
      },
    ]);
  });

  it('and the log tell of an overload, and when it is over', async () => {
    const session = server.sessions.get(await openShared({ playbackSpeed: 10 }));
    const slow = { deliver: () => server.clock.pass(300), backlog: 0, drop() {}, end() {} };
    const { leave } = session.join(slow);
    server.clock.advance(5000);
    const during = await server.metrics();
    expect(during.value('airside_replay_tick_interval_seconds')).toBeGreaterThan(0.11);
    expect(during.value('airside_replay_tick_duration_seconds_bucket', { le: '0.2' })).toBeLessThan(
      during.value('airside_replay_tick_duration_seconds_count') ?? 0,
    );
    expect(server.said('overload begins: ticks come less often')).toHaveLength(1);
    leave();
    server.clock.advance(20_000);
    expect((await server.metrics()).value('airside_replay_tick_interval_seconds')).toBe(0.1);
    expect(server.said('overload is over: ticks come as often as they should')).toHaveLength(1);
  });

  it('and the log tell of what a slow viewer did not get', async () => {
    const session = server.sessions.get(await openShared({ playbackSpeed: 10 }));
    const viewer = {
      deliver() {},
      backlog: 700_000,
      drop() {
        this.backlog = 100_000;
      },
      end() {},
    };
    const { drained } = session.join(viewer);
    server.clock.advance(1000);
    viewer.backlog = 0;
    drained();
    const metrics = await server.metrics();
    expect(metrics.value('airside_replay_backlog_drops_total')).toBe(1);
    expect(metrics.value('airside_replay_backlog_dropped_bytes_total')).toBe(600_000);
    expect(metrics.value('airside_replay_resyncs_total', { cause: 'lagged' })).toBe(1);
    expect(server.said('backlog of a slow viewer dropped')).toMatchObject([{ bytes: 600_000 }]);
  });
});
