import { once } from 'node:events';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MESSAGE_SCHEMAS } from '../../server/contract/command-message.ts';
import { EVENT_SCHEMAS, type EventName } from '../../server/contract/events.ts';
import type { ReadEvent } from '../streams/sse-reader.ts';
import { type Message, refusedHandshake, WebSocketReader } from '../streams/web-socket-reader.ts';
import { at, END, START } from './sample-shift.ts';
import { API, TestApp } from './test-app.ts';

let test: TestApp;
let url: string;
beforeAll(async () => {
  test = await TestApp.open();
  url = await test.listen();
});
afterAll(() => test.stop());

const range = { airportId: 'LEBL', startTime: START, endTime: END };
const query = `?${new URLSearchParams({ ...range, paused: 'true' })}`;

const open = (search = query, headers?: Record<string, string>) =>
  WebSocketReader.open(`${url}${API}/ws${search}`, headers);
const post = (path: string, body: object) => request(url).post(`${API}${path}`).send(body);
const end = (sessionId: unknown) => request(url).delete(`${API}/sessions/${sessionId}`).expect(204);

async function shared(): Promise<string> {
  const { body } = await post('/sessions', { ...range, paused: true }).expect(201);
  return body.sessionId;
}

/** A connection that has begun, the session behind it and the last event that it began with. */
async function begun(search = query) {
  const reader = await open(search);
  const first = await reader.until('snapshot');
  return { reader, first, sessionId: first[0]?.data.sessionId, lastEventId: first.at(-1)?.id };
}

/** Sends one message and gives its answer, which has to be as the contract says. */
async function ask(reader: WebSocketReader, message: object): Promise<Message> {
  reader.send(message);
  return MESSAGE_SCHEMAS.AnswerMessage.parse(await reader.answer());
}

describe('a WebSocket', () => {
  it('opens a private session over a range, plays it and tells every transition', async () => {
    const { reader, first } = await begun(
      `?${new URLSearchParams({ ...range, playbackSpeed: '10', kinds: 'task' })}`,
    );
    expect(first.map(({ event }) => event)).toEqual(['playback', 'snapshot']);
    expect(first[0]?.data).toMatchObject({ ...range, status: 'playing', shared: false, viewers: 1 });
    test.clock.advance(2000);
    const played = await untilPaused(reader);
    expect(played.at(-2)?.data).toEqual({ time: at(20) });
    for (const { event, data } of [...first, ...played]) EVENT_SCHEMAS[event as EventName].parse(data);
    const told = played.filter(({ event }) => event === 'task_update');
    expect(told.map(({ data }) => data.tasks)).toMatchObject([
      [{ taskId: 'T1', status: 'planned', time: at(1) }],
      [{ taskId: 'T1', status: 'assigned', time: at(10) }],
    ]);
    reader.close();
  });

  it('joins a session, leaves it when closed, and is told of its end', async () => {
    const sessionId = await shared();
    const { reader } = await begun(`?sessionId=${sessionId}`);
    const other = await begun(`?sessionId=${sessionId}`);
    expect(test.sessions.get(sessionId).viewers).toBe(2);
    other.reader.socket.close();
    await other.reader.ended();
    while (test.sessions.get(sessionId).viewers > 1) await new Promise(resolve => setImmediate(resolve));
    await end(sessionId);
    expect((await reader.until('end')).at(-1)?.data).toEqual({ sessionId });
    expect(await reader.ended()).toEqual({ code: 1000, reason: '' });
  });

  it('goes on after the last event, by query or header, with no gap and none twice', async () => {
    const search = `?${new URLSearchParams({ ...range, playbackSpeed: '10' })}`;
    const { reader, sessionId, lastEventId } = await begun(search);
    test.clock.advance(1000);
    const whole = await untilPaused(reader);
    for (const again of [
      await open(`?sessionId=${sessionId}&lastEventId=${lastEventId}`),
      await open(`${search}&lastEventId=${lastEventId}`),
      await open(`${search}&lastEventId=x`, { 'Last-Event-ID': String(lastEventId) }),
    ]) {
      const events = await until(again, isPause);
      expect(events).toEqual(whole);
      again.close();
    }
    reader.close();
  });

  it('tells who comes back to an ended session just that, and closes', async () => {
    const { reader, sessionId, lastEventId } = await begun();
    await end(sessionId);
    await reader.ended();
    for (const search of [
      `?sessionId=${sessionId}`,
      `?sessionId=${sessionId}&lastEventId=${lastEventId}`,
      `${query}&lastEventId=${lastEventId}`,
      `${query}&lastEventId=${sessionId}.ended.0.p`,
    ]) {
      const again = await open(search);
      expect(await again.message()).toMatchObject({ event: 'end', data: { sessionId } });
      expect((await again.ended()).code).toBe(1000);
    }
  });

  it('works for the WebSocket of browsers, which Node has too', async () => {
    const socket = new globalThis.WebSocket(`${url.replace('http', 'ws')}${API}/ws${query}`);
    const messages: Message[] = [];
    const answered = new Promise<void>(resolve => {
      socket.onmessage = ({ data }) => {
        messages.push(JSON.parse(String(data)));
        if (messages.at(-1)?.requestId === 7) resolve();
      };
    });
    await once(socket, 'open');
    socket.send(JSON.stringify({ requestId: 7, action: 'seek', time: at(100) }));
    await answered;
    expect(messages.map(({ event, requestId }) => event ?? requestId)).toEqual([
      'playback',
      'snapshot',
      'playback',
      'snapshot',
      7,
    ]);
    const closed = once(socket, 'close');
    await end((messages[0] as { data: Message }).data.sessionId);
    const [{ code, wasClean }] = (await closed) as [CloseEvent];
    expect([code, wasClean]).toEqual([1000, true]);
  });
});

const isPause = ({ event, data }: ReadEvent) => event === 'playback' && data.status === 'paused';

/** Pauses the session, and gives the events up to that. */
function untilPaused(reader: WebSocketReader): Promise<ReadEvent[]> {
  reader.send({ requestId: 'pause', action: 'pause' });
  return until(reader, isPause);
}

async function until(reader: WebSocketReader, isLast: (event: ReadEvent) => boolean): Promise<ReadEvent[]> {
  for (const events: ReadEvent[] = []; ; ) {
    const event = await reader.next();
    events.push(event);
    if (isLast(event)) return events;
  }
}

describe('commands through a WebSocket', () => {
  it('are the bodies of control and set-params, answered with the session', async () => {
    const { reader, sessionId } = await begun();
    expect(await ask(reader, { requestId: 'a', action: 'play' })).toMatchObject({
      requestId: 'a',
      status: 'success',
      session: { sessionId, status: 'playing', revision: 1 },
    });
    const faster = { requestId: 2, playbackSpeed: 60, filters: { kinds: ['task'] }, expectedRevision: 1 };
    expect(await ask(reader, faster)).toMatchObject({
      requestId: 2,
      session: { playbackSpeed: 60, filters: { kinds: ['task'] }, revision: 2 },
    });
    const step = { requestId: '', action: 'step', to: 'next', kind: 'task' };
    expect(await ask(reader, step)).toMatchObject({ requestId: '', session: { time: at(1) } });
    expect(await ask(reader, { requestId: 'still there?' })).toMatchObject({ session: { revision: 3 } });
    reader.close();
  });

  it('reach all viewers, and may go to another session', async () => {
    const sessionId = await shared();
    const watcher = await begun(`?sessionId=${sessionId}`);
    const { reader } = await begun();
    const seek = { requestId: 1, sessionId, action: 'seek', time: at(30) };
    expect(await ask(reader, seek)).toMatchObject({ session: { sessionId, time: at(30) } });
    expect((await watcher.reader.until('playback')).at(-1)?.data).toMatchObject({
      time: at(30),
      revision: 1,
    });
    watcher.reader.close();
    reader.close();
  });

  it('are carried out in order, however long one takes', async () => {
    const { reader } = await begun();
    reader.send({ requestId: 1, action: 'step', to: 'next', kind: 'decision' });
    reader.send({ requestId: 2, action: 'step', by: 'PT1S' });
    reader.send({ requestId: 3, action: 'stop' });
    const times = [];
    for (let count = 0; count < 3; count++) times.push(((await reader.answer()).session as Message).time);
    expect(times).toEqual([at(10), at(11), at(0)]);
    reader.close();
  });

  const requestId = 'r';
  const refusals: [string, object, object][] = [
    ['an unknown action', { requestId, action: 'jump' }, { code: 'invalid_request', status: 400 }],
    [
      'an unknown field',
      { requestId, action: 'play', now: true },
      { errors: [{ path: 'now', message: 'is not known here' }] },
    ],
    [
      'an unknown parameter',
      { requestId, speed: 2 },
      { errors: [{ path: 'speed', message: 'is not known here' }] },
    ],
    ['a missing time', { requestId, action: 'seek' }, { errors: [{ path: 'time', message: 'is required' }] }],
    ['a wrong type', { requestId, playbackSpeed: 'fast' }, { errors: [{ path: 'playbackSpeed' }] }],
    ['two goals', { requestId, action: 'step', by: 'PT1S', to: 'next' }, { errors: [{ path: 'by' }] }],
    [
      'a time beyond the range',
      { requestId, action: 'seek', time: at(-1) },
      { code: 'out_of_range', status: 422 },
    ],
    ['a range that is none', { requestId, endTime: START }, { code: 'invalid_range', status: 422 }],
    [
      'another revision',
      { requestId, action: 'play', expectedRevision: 9 },
      { code: 'revision_conflict', status: 409 },
    ],
    [
      'an unknown session',
      { requestId, sessionId: 'nobody', action: 'play' },
      { code: 'session_not_found', status: 404 },
    ],
  ];
  it.each(refusals)(
    'are refused with a problem for %s, and change nothing',
    async (_what, message, problem) => {
      const { reader } = await begun();
      expect(await ask(reader, message)).toMatchObject({ requestId, ...problem });
      expect(await ask(reader, { requestId: 2 })).toMatchObject({ session: { revision: 0 } });
      reader.close();
    },
  );

  const nonsense: [string, string | Buffer, object][] = [
    ['no JSON', '{"requestId":1', { code: 'invalid_request', detail: expect.stringContaining('not JSON') }],
    ['nothing', '', { code: 'invalid_request' }],
    ['no object', '[{"requestId":1}]', { errors: [{ path: '', message: 'The message must be an object' }] }],
    ['null', 'null', { code: 'invalid_request' }],
    ['no requestId', '{"action":"play"}', { errors: [{ path: 'requestId', message: 'is required' }] }],
    [
      'a requestId that is too long',
      JSON.stringify({ requestId: 'x'.repeat(101) }),
      { errors: [{ path: 'requestId', message: expect.stringContaining('100 characters') }] },
    ],
    ['a requestId that is no integer', '{"requestId":1.5}', { errors: [{ path: 'requestId' }] }],
    ['bytes', Buffer.from('{"requestId":1}'), { code: 'unsupported_media_type', status: 415 }],
    [
      'too much',
      JSON.stringify({ requestId: 1, filters: { stands: ['x'.repeat(70_000)] } }),
      { code: 'payload_too_large', status: 413, detail: expect.stringContaining('64 KiB') },
    ],
  ];
  it.each(nonsense)('are answered with a problem and no requestId for %s', async (_what, bytes, problem) => {
    const { reader } = await begun();
    reader.socket.send(bytes);
    expect(await reader.answer()).toMatchObject({ requestId: null, ...problem });
    expect(await ask(reader, { requestId: 2 })).toMatchObject({ status: 'success' });
    reader.close();
  });

  it('count as requests of their address', async () => {
    const few = await TestApp.open({ requestRate: { perSecond: 1, burst: 3 } });
    const reader = await WebSocketReader.open(`${await few.listen()}${API}/ws${query}`);
    for (const expected of [{ status: 'success' }, { status: 'success' }, { code: 'too_many_requests' }]) {
      expect(await ask(reader, { requestId })).toMatchObject({ requestId, ...expected });
    }
    few.clock.advance(1000);
    expect(await ask(reader, { requestId })).toMatchObject({ status: 'success' });
    reader.close();
    await few.stop();
  });

  it('that are larger than any could be close the connection', async () => {
    const { reader } = await begun();
    reader.socket.send('x'.repeat(200_000));
    expect((await reader.ended()).code).toBe(1009);
  });
});

describe('a handshake', () => {
  it('is asked for where there is none', async () => {
    const made = test.sessions.size;
    const { headers, body } = await request(url).get(`${API}/ws${query}`).expect(426);
    expect(headers).toMatchObject({ upgrade: 'websocket', 'sec-websocket-version': '13' });
    expect(headers.connection).toMatch(/upgrade/i);
    expect(body.code).toBe('upgrade_required');
    await request(url).head(`${API}/ws${query}`).expect(426);
    expect(test.sessions.size).toBe(made);
  });

  it.each([
    ['an unknown session', '?sessionId=nobody', {}, 404, 'session_not_found'],
    ['an unknown airport', query.replace('LEBL', 'XXXX'), {}, 404, 'airport_not_found'],
    ['a wrong query', '?speed=2', {}, 400, 'invalid_request'],
    ['another host', query, { Host: 'evil.example' }, 421, 'host_not_allowed'],
    ['a page of another site', query, { Origin: 'https://evil.example' }, 403, 'origin_not_allowed'],
    ['another version', query, { 'Sec-WebSocket-Version': '8' }, 426, 'upgrade_required'],
  ])('is refused with a problem for %s', async (_what, search, headers, status, code) => {
    const { answer, body } = await refusedHandshake(`${url}${API}/ws${search}`, headers);
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(answer.headers.connection).not.toBe('keep-alive');
    expect(body).toMatchObject({ status, code });
  });

  it('without a valid key is refused, and leaves no viewer behind', async () => {
    const sessionId = await shared();
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
    const { body } = await request(at).post(`${API}/sessions`).send(range).expect(201);
    const watch = `${at}${API}/ws?sessionId=${body.sessionId}`;
    const reader = await WebSocketReader.open(watch);
    expect((await refusedHandshake(watch)).body).toMatchObject({ code: 'too_many_viewers', status: 503 });
    reader.socket.close();
    await reader.ended();
    (await WebSocketReader.open(watch)).close();
    await few.stop();
  });
});
