import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EVENT_SCHEMAS, type EventName } from '../../server/contract/events.ts';
import { type ReadEvent, SseReader, type SseRequest } from '../streams/sse-reader.ts';
import { at, PAUSED_QUERY, RANGE } from './sample-shift.ts';
import { API, TestApp } from './test-app.ts';

let test: TestApp;
let url: string;
beforeAll(async () => {
  test = await TestApp.open();
  url = await test.listen();
});
afterAll(() => test.stop());

const stream = (search: string, options?: SseRequest) =>
  SseReader.open(`${url}${API}/stream${search}`, options);
const openStream = (body: object, headers?: Record<string, string>) =>
  stream('', { method: 'POST', body: { ...RANGE, ...body }, headers: headers ?? {} });
const post = (path: string, body: object) => request(url).post(`${API}${path}`).send(body);

/** The session behind a stream that was just opened, and the id of the last event that it began with. */
async function beginning(
  reader: SseReader,
): Promise<{ sessionId: string; lastEventId: string; first: ReadEvent[] }> {
  const first = await reader.until('snapshot');
  return { sessionId: String(first[0]?.data.sessionId), lastEventId: first.at(-1)?.id ?? '', first };
}

/** Sees to it that every event has the form that the contract gives it. */
function expectContract(events: readonly ReadEvent[]): void {
  for (const { event, data } of events) EVENT_SCHEMAS[event as EventName].parse(data);
}

describe('a stream', () => {
  it('opens a private session by POST, plays it and tells every transition', async () => {
    const reader = await openStream({ playbackSpeed: 10 });
    expect(reader.answer.headers['content-type']).toBe('text/event-stream');
    const { first, sessionId } = await beginning(reader);
    expect(first.map(({ event }) => event)).toEqual(['playback', 'snapshot']);
    expect(first[0]?.data).toMatchObject({ ...RANGE, status: 'playing', playbackSpeed: 10, shared: false });
    test.clock.advance(2000);
    const played: ReadEvent[] = [];
    while (played.at(-1)?.data.time !== at(20)) played.push(...(await reader.until('clock')));
    expectContract([...first, ...played]);
    const told = played.filter(({ event }) => event === 'task_update');
    expect(told.map(({ data }) => data.tasks)).toMatchObject([
      [{ taskId: 'T1', status: 'planned', time: at(1) }],
      [{ taskId: 'T1', status: 'assigned', time: at(10) }],
    ]);
    expect(played.some(({ event }) => event === 'decision_update')).toBe(true);
    const list = await request(url).get(`${API}/sessions`).expect(200);
    expect(list.body.items).toEqual([]);
    await request(url).get(`${API}/sessions/${sessionId}`).expect(200);
    reader.close();
  });

  it('opens one by GET, with filters in the query', async () => {
    const reader = await stream(
      `${PAUSED_QUERY}&time=${at(50)}&playbackSpeed=2.5&loop=true&vehicleTypes=bus&bbox=2,41,3,42`,
    );
    const { first } = await beginning(reader);
    expect(first[0]?.data).toMatchObject({
      time: at(50),
      status: 'paused',
      playbackSpeed: 2.5,
      loop: true,
      filters: { vehicleTypes: ['bus'], bbox: [2, 41, 3, 42] },
    });
    expect(first[1]?.data).toMatchObject({ time: at(50), vehicles: [{ vehicleId: 'B1' }] });
    reader.close();
  });

  it('is joined by others, who see the same commands and the end', async () => {
    const made = await post('/sessions', { ...RANGE, paused: true }).expect(201);
    const { sessionId } = made.body;
    const readers = await Promise.all([stream(`?sessionId=${sessionId}`), stream(`?sessionId=${sessionId}`)]);
    for (const reader of readers) await reader.until('snapshot');
    await post('/control', { sessionId, action: 'seek', time: at(30) }).expect(200);
    for (const reader of readers) {
      const events = await reader.until('snapshot');
      expect(events.at(-2)).toMatchObject({ event: 'playback', data: { time: at(30), revision: 1 } });
      expect(events.at(-1)?.data).toMatchObject({ time: at(30) });
    }
    await request(url).delete(`${API}/sessions/${sessionId}`).expect(204);
    for (const reader of readers) {
      expect((await reader.until('end')).at(-1)?.data).toEqual({ sessionId });
      await reader.ended();
    }
    await request(url).get(`${API}/stream?sessionId=${sessionId}`).expect(204);
  });

  it('opens nothing for HEAD', async () => {
    const made = test.sessions.size;
    const answer = await request(url).head(`${API}/stream${PAUSED_QUERY}`).expect(200);
    expect(answer.headers['content-type']).toBe('text/event-stream');
    expect(test.sessions.size).toBe(made);
  });
});

describe('a reconnection', () => {
  const resumptions: [string, (id: string) => Promise<SseReader>][] = [
    ['GET with the header', id => stream(PAUSED_QUERY, { headers: { 'Last-Event-ID': id } })],
    ['GET with lastEventId', id => stream(`${PAUSED_QUERY}&lastEventId=${id}`)],
    ['POST with the header', id => openStream({}, { 'Last-Event-ID': id })],
    [
      'GET with both, of which the header counts',
      id => stream(`${PAUSED_QUERY}&lastEventId=x`, { headers: { 'Last-Event-ID': id } }),
    ],
  ];
  it.each(resumptions)('by %s goes on after that event, with no gap and none twice', async (_how, again) => {
    const control = await openStream({ playbackSpeed: 10, conflate: false });
    const { sessionId } = await beginning(control);
    const broken = await stream(`?sessionId=${sessionId}`);
    await broken.until('snapshot');
    test.clock.advance(1000);
    const seen: ReadEvent[] = [];
    while (seen.at(-1)?.data.time !== at(10)) seen.push(...(await broken.until('clock')));
    const cut = seen.slice(0, Math.ceil(seen.length / 2));
    broken.close();
    test.clock.advance(1000);

    const resumed = await again(cut.at(-1)?.id ?? '');
    test.clock.advance(1000);
    const rest: ReadEvent[] = [];
    while (rest.at(-1)?.data.time !== at(30)) rest.push(...(await resumed.until('clock')));
    const whole: ReadEvent[] = [];
    while (whole.at(-1)?.data.time !== at(30)) whole.push(...(await control.until('clock')));
    expect(idsOf([...cut, ...rest])).toEqual(idsOf(whole));
    resumed.close();
    control.close();
  });

  it('to a session that was ended gets 204', async () => {
    const reader = await stream(PAUSED_QUERY);
    const { sessionId, lastEventId } = await beginning(reader);
    await request(url).delete(`${API}/sessions/${sessionId}`).expect(204);
    await reader.ended();
    for (const path of [PAUSED_QUERY, `?sessionId=${sessionId}`]) {
      await request(url).get(`${API}/stream${path}`).set('Last-Event-ID', lastEventId).expect(204, '');
    }
    await post('/stream', RANGE).set('Last-Event-ID', lastEventId).expect(204);
  });

  it('with an id that nobody knows opens a new session', async () => {
    for (const id of ['nonsense', 'a.b.1.0']) {
      const reader = await stream(PAUSED_QUERY, { headers: { 'Last-Event-ID': id } });
      const { first } = await beginning(reader);
      expect(first.map(({ event }) => event)).toEqual(['playback', 'snapshot']);
      reader.close();
    }
  });

  it('over a range with an id of a shared session opens a session of its own', async () => {
    const made = await post('/sessions', { ...RANGE, paused: true }).expect(201);
    const shared = await stream(`?sessionId=${made.body.sessionId}`);
    const { lastEventId } = await beginning(shared);
    const own = await stream(PAUSED_QUERY, { headers: { 'Last-Event-ID': lastEventId } });
    expect((await beginning(own)).sessionId).not.toBe(made.body.sessionId);
    own.close();
    shared.close();
  });
});

const idsOf = (events: readonly ReadEvent[]) =>
  events.filter(({ event }) => event !== 'playback').map(({ id }) => id);
