import { once } from 'node:events';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EVENT_SCHEMAS, type EventName } from '../../server/contract/events.ts';
import type { ReadEvent } from '../streams/sse-reader.ts';
import { type Message, WebSocketReader } from '../streams/web-socket-reader.ts';
import { at, PAUSED_QUERY, RANGE } from './sample-shift.ts';
import { API, TestApp } from './test-app.ts';

let test: TestApp;
let url: string;
beforeAll(async () => {
  test = await TestApp.open();
  url = await test.listen();
});
afterAll(() => test.stop());

const open = (search = PAUSED_QUERY, headers?: Record<string, string>) =>
  WebSocketReader.open(`${url}${API}/ws${search}`, headers);
const post = (path: string, body: object) => request(url).post(`${API}${path}`).send(body);
const end = (sessionId: unknown) => request(url).delete(`${API}/sessions/${sessionId}`).expect(204);

async function shared(): Promise<string> {
  const { body } = await post('/sessions', { ...RANGE, paused: true }).expect(201);
  return body.sessionId;
}

/** A connection that has begun, the session behind it and the last event that it began with. */
async function begun(search = PAUSED_QUERY) {
  const reader = await open(search);
  const first = await reader.until('snapshot');
  return { reader, first, sessionId: first[0]?.data.sessionId, lastEventId: first.at(-1)?.id };
}

describe('a WebSocket', () => {
  it('opens a private session over a range, plays it and tells every transition', async () => {
    const { reader, first } = await begun(
      `?${new URLSearchParams({ ...RANGE, playbackSpeed: '10', kinds: 'task' })}`,
    );
    expect(first.map(({ event }) => event)).toEqual(['playback', 'snapshot']);
    expect(first[0]?.data).toMatchObject({ ...RANGE, status: 'playing', shared: false, viewers: 1 });
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
    const search = `?${new URLSearchParams({ ...RANGE, playbackSpeed: '10' })}`;
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
      `${PAUSED_QUERY}&lastEventId=${lastEventId}`,
      `${PAUSED_QUERY}&lastEventId=${sessionId}.ended.0.p`,
    ]) {
      const again = await open(search);
      expect(await again.message()).toMatchObject({ event: 'end', data: { sessionId } });
      expect((await again.ended()).code).toBe(1000);
    }
  });

  it('works for the WebSocket of browsers, which Node has too', async () => {
    const socket = new globalThis.WebSocket(`${url.replace('http', 'ws')}${API}/ws${PAUSED_QUERY}`);
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
