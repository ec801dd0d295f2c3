import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { STREAM_ENDPOINTS } from '../../server/contract/stream-endpoints.ts';
import { Poller } from '../streams/poller.ts';
import type { ReadEvent } from '../streams/sse-reader.ts';
import { at, PAUSED_QUERY, RANGE } from './sample-shift.ts';
import { API, TestApp } from './test-app.ts';

let test: TestApp;
let url: string;
beforeAll(async () => {
  test = await TestApp.open();
  url = await test.listen();
});
afterAll(() => test.stop());

const get = (search: string) => request(url).get(`${API}/poll${search}`);
const post = (path: string, body: object) => request(url).post(`${API}${path}`).send(body);
const end = (sessionId: unknown) => request(url).delete(`${API}/sessions/${sessionId}`).expect(204);
const namesOf = (events: readonly ReadEvent[]) => events.map(({ event }) => event);

async function shared(): Promise<string> {
  const { body } = await post('/sessions', { ...RANGE, paused: true }).expect(201);
  return body.sessionId;
}

const joined = async (sessionId: string, joins: number) => {
  const session = test.sessions.get(sessionId);
  while (session.viewers < joins) await new Promise(resolve => setImmediate(resolve));
};

describe('a poll', () => {
  it('opens a private session over a range, and the same address goes on with it', async () => {
    const first = await get(PAUSED_QUERY).expect(200).expect('Cache-Control', 'no-store');
    STREAM_ENDPOINTS.poll.answers[200].content['application/json'].parse(first.body);
    const { events, lastEventId } = first.body;
    expect(namesOf(events)).toEqual(['playback', 'snapshot']);
    expect(lastEventId).toBe(events.at(-1).id);
    const { sessionId } = events[0].data;
    expect(test.sessions.get(sessionId).stored.shared).toBe(false);
    await post('/control', { sessionId, action: 'seek', time: at(100) }).expect(200);
    const next = await get(`${PAUSED_QUERY}&lastEventId=${lastEventId}`).expect(200);
    expect(namesOf(next.body.events)).toEqual(['playback', 'snapshot']);
    expect(next.body.events[1].data.time).toBe(at(100));
    expect(next.body.events[0].data.sessionId).toBe(sessionId);
  });

  it('leaves alone who watches another session, though it names the event that they are to go on from', async () => {
    const [watched, other] = [await shared(), await shared()];
    const { body } = await get(`?sessionId=${watched}`).expect(200);
    await get(`?sessionId=${other}&lastEventId=${body.lastEventId}`).expect(200);
    expect([watched, other].map(sessionId => test.sessions.get(sessionId).viewers)).toEqual([1, 1]);
  });

  it('waits for a command, and tells it to all who wait', async () => {
    const sessionId = await shared();
    const pollers = [1, 2].map(() => new Poller(`${url}${API}/poll?sessionId=${sessionId}`));
    for (const poller of pollers) await poller.poll();
    const answers = pollers.map(poller => poller.poll());
    await post('/control', { sessionId, action: 'seek', time: at(30) }).expect(200);
    const [one, two] = await Promise.all(answers);
    expect(namesOf(one?.events ?? [])).toEqual(['playback', 'snapshot']);
    expect(two).toEqual(one);
  });

  it.each([
    ['', 25_000],
    ['&wait=PT2S', 2000],
    ['&wait=2.5', 2500],
    ['&wait=60', 60_000],
    ['&wait=P0D', 0],
  ])('that gets nothing is answered after its time: %s', async (wait, ms) => {
    const sessionId = await shared();
    const poller = new Poller(`${url}${API}/poll?sessionId=${sessionId}${wait}`);
    await poller.poll();
    test.clock.advance(11_000);
    const before = poller.lastEventId;
    const answer = poller.poll();
    await joined(sessionId, 1);
    test.clock.advance(ms);
    expect(await answer).toEqual({ events: [], lastEventId: before });
  });

  it.each(['-1', '61', 'PT61S', '-PT1S', 'soon', 'P1Y', ''])('is refused for a wait of %j', async wait => {
    const { body } = await get(`${PAUSED_QUERY}&wait=${wait}`).expect(400);
    expect(body.errors).toEqual([{ path: 'wait', message: expect.stringContaining('PT60S') }]);
  });

  it('with an id that is not held begins anew', async () => {
    const sessionId = await shared();
    for (const lastEventId of ['garbage', `${sessionId}.other.1.0`, 'nobody.epoch.1.s']) {
      const { body } = await get(`?sessionId=${sessionId}&lastEventId=${lastEventId}`).expect(200);
      expect(namesOf(body.events)).toEqual(['playback', 'snapshot']);
    }
  });

  it('takes the header first, as all streams do', async () => {
    const sessionId = await shared();
    const { body } = await get(`?sessionId=${sessionId}`).expect(200);
    const again = await get(`?sessionId=${sessionId}&lastEventId=x&wait=0`).set(
      'Last-Event-ID',
      body.lastEventId,
    );
    expect(again.body).toEqual({ events: [], lastEventId: body.lastEventId });
  });

  it('is told of the end of the session, and after that gets 204', async () => {
    const sessionId = await shared();
    const poller = new Poller(`${url}${API}/poll?sessionId=${sessionId}`);
    await poller.poll();
    const answer = poller.poll();
    await joined(sessionId, 1);
    const other = (await get(`?sessionId=${sessionId}`)).body;
    await end(sessionId);
    expect((await answer)?.events).toMatchObject([{ event: 'end', data: { sessionId } }]);
    for (const search of [
      `?sessionId=${sessionId}&lastEventId=${poller.lastEventId}`,
      `?sessionId=${sessionId}&lastEventId=${other.lastEventId}`,
      `?sessionId=${sessionId}`,
      `${PAUSED_QUERY}&lastEventId=${other.lastEventId}`,
    ]) {
      await get(search).expect(204, '').expect('Cache-Control', 'no-store');
    }
  });

  it('is refused for what there is not, and what does not go together', async () => {
    expect((await get('?sessionId=nobody').expect(404)).body.code).toBe('session_not_found');
    expect((await get(PAUSED_QUERY.replace('LEBL', 'ZZZZ')).expect(404)).body.code).toBe('airport_not_found');
    const { body } = await get('?wait=1').expect(400);
    expect(body.errors).toContainEqual({ path: 'airportId', message: expect.stringContaining('required') });
    await get('?sessionId=x&playbackSpeed=2').expect(400);
  });

  it('opens nothing for HEAD', async () => {
    const made = test.sessions.size;
    await request(url).head(`${API}/poll${PAUSED_QUERY}`).expect(200).expect('Cache-Control', 'no-store');
    await request(url).head(`${API}/poll?sessionId=nobody`).expect(404);
    expect(test.sessions.size).toBe(made);
  });
});

describe('a client that polls', () => {
  it('is one viewer all the time: the session plays on, and others are told of no coming and going', async () => {
    const sessionId = await shared();
    const watcher = new Poller(`${url}${API}/poll?sessionId=${sessionId}`);
    const poller = new Poller(`${url}${API}/poll?sessionId=${sessionId}&wait=PT2S`);
    await watcher.poll();
    await poller.poll();
    await post('/control', { sessionId, action: 'play' }).expect(200);
    const counts = new Set<unknown>();
    for (let round = 0; round < 10; round++) {
      test.clock.advance(3000);
      for (const { event, data } of (await poller.poll())?.events ?? [])
        if (event === 'playback' && data.status === 'playing') counts.add(data.viewers);
      expect(test.sessions.get(sessionId).viewers).toBe(2);
      await watcher.poll();
    }
    expect([...counts]).toEqual([2]);
    test.clock.advance(12_000);
    expect(test.sessions.get(sessionId).viewers).toBe(0);
    expect(test.sessions.get(sessionId).stored.idleSince).not.toBeNull();
  });

  it('may be as many as are allowed, and each keeps its place between its polls', async () => {
    const few = await TestApp.open({ viewerLimits: { perSession: 1, perAddress: 5 } });
    const address = await few.listen();
    const { body } = await request(address).post(`${API}/sessions`).send(RANGE).expect(201);
    const poll = `${API}/poll?sessionId=${body.sessionId}`;
    const first = await request(address).get(poll).expect(200);
    const refused = await request(address).get(poll).expect(503);
    expect(refused.body.code).toBe('too_many_viewers');
    await request(address).get(`${poll}&wait=0&lastEventId=${first.body.lastEventId}`).expect(200);
    await request(address).get(poll).expect(503);
    few.clock.advance(11_000);
    await request(address).get(poll).expect(200);
    await few.stop();
  });
});
