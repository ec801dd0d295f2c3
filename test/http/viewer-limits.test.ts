import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import request from 'supertest';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SseReader, type SseRequest } from '../streams/sse-reader.ts';
import { refusedHandshake, WebSocketReader } from '../streams/web-socket-reader.ts';
import { PAUSED_QUERY, RANGE } from './sample-shift.ts';
import { API, TestApp } from './test-app.ts';

let test: TestApp;
let url: string;
const open = async (viewerLimits: { perSession: number; perAddress: number }) => {
  test = await TestApp.open({ viewerLimits });
  url = await test.listen();
};
afterEach(() => test.stop());

const range = { ...RANGE, paused: true };
const stream = (search: string, options?: SseRequest) =>
  SseReader.open(`${url}${API}/stream${search}`, options);
const openPrivate = () => stream('', { method: 'POST', body: range });
const openShared = async () => {
  const made = await request(url).post(`${API}/sessions`).send(range).expect(201);
  return String(made.body.sessionId);
};

/** Joins as soon as there is a place again: the server learns of a client's going a moment later, and awaits the next poll for a while. */
async function joinOnceFree(search: string): Promise<SseReader> {
  for (;;) {
    const reader = await stream(search);
    if (reader.status !== 503) return reader;
    await reader.ended();
    test.clock.advance(1000);
  }
}

describe('a session with one place', () => {
  let search: string;
  beforeEach(async () => {
    await open({ perSession: 1, perAddress: 100 });
    search = `?sessionId=${await openShared()}`;
  });

  it('refuses the second viewer, naming limit and setting, and lets others watch elsewhere', async () => {
    const first = await stream(search);
    await first.until('snapshot');
    const { body } = await request(url).get(`${API}/stream${search}`).expect(503);
    expect(body.code).toBe('too_many_viewers');
    expect(body.detail).toMatch(/has 1 viewers, as many as MAX_VIEWERS_PER_SESSION allows/);
    const other = await stream(`?sessionId=${await openShared()}`);
    expect(other.status).toBe(200);
    other.close();
    first.close();
  });

  it('has it free again each time a viewer has gone', async () => {
    for (let time = 0; time < 5; time++) {
      const reader = await joinOnceFree(search);
      await reader.until('snapshot');
      reader.close();
    }
  });
});

describe('an address with two places', () => {
  beforeEach(() => open({ perSession: 100, perAddress: 2 }));

  it('opens no session for a viewer that it refuses', async () => {
    const readers = [await openPrivate(), await openPrivate()];
    for (const reader of readers) await reader.until('snapshot');
    const { body } = await request(url).post(`${API}/stream`).send(range).expect(503);
    expect(body.detail).toMatch(/has 2 viewers, as many as MAX_VIEWERS_PER_ADDRESS allows/);
    expect(test.sessions.size).toBe(2);
    for (const reader of readers) reader.close();
  });

  it('has them free again when a session is ended', async () => {
    const sessionId = await openShared();
    const readers = [await stream(`?sessionId=${sessionId}`), await stream(`?sessionId=${sessionId}`)];
    for (const reader of readers) await reader.until('snapshot');
    await request(url).delete(`${API}/sessions/${sessionId}`).expect(204);
    for (const reader of readers) await reader.ended();
    const next = await joinOnceFree(`?sessionId=${await openShared()}`);
    await next.until('snapshot');
    next.close();
  });

  it('loses none to those who never got in', async () => {
    for (let time = 0; time < 5; time++) {
      await request(url).get(`${API}/stream?sessionId=nobody`).expect(404);
      await request(url)
        .post(`${API}/stream`)
        .send({ ...range, airportId: 'ZZZZ' })
        .expect(404);
      await request(url).head(`${API}/stream${PAUSED_QUERY}`).expect(200);
    }
    const reader = await joinOnceFree(`?sessionId=${await openShared()}`);
    await reader.until('snapshot');
    reader.close();
  });
});

describe('the one place of a session', () => {
  let sessionId: string;
  beforeEach(async () => {
    await open({ perSession: 1, perAddress: 1 });
    sessionId = await openShared();
  });

  const openSocket = () => WebSocketReader.open(`${url}${API}/ws?sessionId=${sessionId}`);
  const refuseSocket = (headers: Readonly<Record<string, string>> = {}) =>
    refusedHandshake(`${url}${API}/ws?sessionId=${sessionId}`, headers);
  const poll = (more = '') => fetch(`${url}${API}/poll?sessionId=${sessionId}${more}`);

  /** Ways to come and go; each leaves the place free, sooner or later. */
  const ways: [string, () => Promise<unknown>][] = [
    [
      'an event stream that is cut off',
      async () => {
        const reader = await stream(`?sessionId=${sessionId}`);
        await reader.until('snapshot');
        reader.answer.socket.resetAndDestroy();
      },
    ],
    ['an event stream given up before it began', () => gaveUp(`${url}${API}/stream?sessionId=${sessionId}`)],
    [
      'a WebSocket that is closed',
      async () => {
        const reader = await openSocket();
        await reader.until('snapshot');
        reader.socket.close();
      },
    ],
    [
      'a WebSocket that is cut off',
      async () => {
        const reader = await openSocket();
        await reader.until('snapshot');
        reader.close();
      },
    ],
    ['a WebSocket whose handshake is wrong', () => refuseSocket({ 'Sec-WebSocket-Key': 'short' })],
    [
      'a poll that is not followed by another',
      async () => {
        await (await poll()).text();
      },
    ],
    [
      'polls, one after the other',
      async () => {
        const { lastEventId } = (await (await poll()).json()) as { lastEventId: string };
        await (await poll(`&lastEventId=${lastEventId}&wait=PT0S`)).text();
      },
    ],
    [
      'a poll that is given up',
      async () => {
        const { lastEventId } = (await (await poll()).json()) as { lastEventId: string };
        await gaveUp(`${url}${API}/poll?sessionId=${sessionId}&lastEventId=${lastEventId}`);
      },
    ],
  ];
  it.each(ways)('is free again after %s, and is then one still', async (_way, comeAndGo) => {
    for (let time = 0; time < 3; time++) {
      await comeAndGo();
      const next = await joinOnceFree(`?sessionId=${sessionId}`);
      await next.until('snapshot');
      expect((await stream(`?sessionId=${sessionId}`)).status).toBe(503);
      next.close();
      (await joinOnceFree(`?sessionId=${sessionId}`)).close();
    }
  });

  it.each<[string, () => Promise<number | undefined>]>([
    ['an event stream', async () => (await stream(`?sessionId=${sessionId}`)).status],
    ['a WebSocket', async () => (await refuseSocket()).answer.statusCode],
    ['a poll', async () => (await poll()).status],
  ])('is free again after %s that could not join', async (_way, ask) => {
    const session = test.sessions.get(sessionId);
    const join = session.join.bind(session);
    session.join = () => {
      throw new Error('disk I/O error');
    };
    expect(await ask()).toBe(500);
    session.join = join;
    (await joinOnceFree(`?sessionId=${sessionId}`)).close();
  });
});

/** Asks, and hangs up without waiting for the answer. */
async function gaveUp(address: string): Promise<void> {
  const asked = httpRequest(address);
  asked.on('error', () => {});
  asked.end();
  await once(asked, 'finish');
  asked.destroy();
}
