import fc from 'fast-check';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Poller } from '../streams/poller.ts';
import { type ReadEvent, SseReader } from '../streams/sse-reader.ts';
import { WebSocketReader } from '../streams/web-socket-reader.ts';
import { at, RANGE } from './sample-shift.ts';
import { API, TestApp } from './test-app.ts';

let test: TestApp;
let url: string;
beforeAll(async () => {
  test = await TestApp.open();
  url = await test.listen();
});
afterAll(() => test.stop());

/** One who watches, by whatever way. */
interface Watcher {
  next(): Promise<ReadEvent>;
  close(): void;
}

type Way = (search: string) => Promise<Watcher>;

const WAYS: Readonly<Record<string, Way>> = {
  'server-sent events': search => SseReader.open(`${url}${API}/stream${search}`),
  WebSocket: search => WebSocketReader.open(`${url}${API}/ws${search}`),
  'long polling': async search => new Poller(`${url}${API}/poll${search}`),
};

const post = (path: string, body: object) => request(url).post(`${API}${path}`).send(body).expect(200);

async function openSession(): Promise<string> {
  const { body } = await request(url)
    .post(`${API}/sessions`)
    .send({ ...RANGE, paused: true })
    .expect(201);
  return body.sessionId;
}

async function until(watcher: Watcher, isLast: (event: ReadEvent) => boolean): Promise<ReadEvent[]> {
  for (const events: ReadEvent[] = []; ; ) {
    const event = await watcher.next();
    events.push(event);
    if (isLast(event)) return events;
  }
}

const isSpeed = (speed: number) => (event: ReadEvent) =>
  event.event === 'playback' && event.data.playbackSpeed === speed;

/** Speeds that no command of these tests sets: they mark where what is compared begins and ends. */
const [FIRST, LAST] = [0.125, 0.25];

const seconds = fc.integer({ min: 0, max: 600 });
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ advance: fc.integer({ min: 0, max: 3000 }) }) },
  fc.record({ action: fc.constantFrom('play', 'pause', 'toggle', 'stop') }),
  fc.record({ action: fc.constant('seek'), time: seconds.map(at) }),
  fc.record({ action: fc.constant('step'), to: fc.constantFrom('next', 'previous') }),
  fc.record({ playbackSpeed: fc.constantFrom(1, 10, 60, 3600) }),
  fc.record({ loop: fc.boolean() }),
  fc.record({
    filters: fc.constantFrom({}, { kinds: ['task'] }, { vehicleTypes: ['bus'] }, { kinds: [] }),
  }),
);

describe('viewers of one session', () => {
  it('see the same events with the same ids, whatever the way', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 15 }), async steps => {
        const sessionId = await openSession();
        const ways = Object.values(WAYS);
        const watchers = await Promise.all(ways.map(way => way(`?sessionId=${sessionId}`)));
        for (const watcher of watchers) await until(watcher, ({ event }) => event === 'snapshot');
        await post('/set-params', { sessionId, playbackSpeed: FIRST });
        for (const watcher of watchers) await until(watcher, isSpeed(FIRST));
        const seen = Promise.all(watchers.map(watcher => until(watcher, isSpeed(LAST))));
        await post('/control', { sessionId, action: 'play' });
        for (const each of steps) {
          if ('advance' in each) test.clock.advance(each.advance);
          else await post('action' in each ? '/control' : '/set-params', { sessionId, ...each });
        }
        await post('/set-params', { sessionId, playbackSpeed: LAST });
        const [bySse, byWebSocket, byPolls] = await seen;
        expect(byWebSocket).toEqual(bySse);
        expect(byPolls).toEqual(bySse);
        await request(url).delete(`${API}/sessions/${sessionId}`).expect(204);
        for (const watcher of watchers) watcher.close();
      }),
      { numRuns: 20 },
    );
  });

  it('may change from one way to the next after any event, and miss nothing', async () => {
    const sessionId = await openSession();
    const search = `?sessionId=${sessionId}`;
    const steady = await SseReader.open(`${url}${API}/stream${search}`);
    await steady.until('snapshot');
    await post('/set-params', { sessionId, playbackSpeed: FIRST });
    const [begin] = (await until(steady, isSpeed(FIRST))).slice(-1);
    await post('/set-params', { sessionId, playbackSpeed: 10 });
    await post('/control', { sessionId, action: 'play' });
    const changing: ReadEvent[] = [];
    let lastEventId = begin?.id;
    for (let round = 0; round < 30; round++) {
      const way = Object.values(WAYS)[round % 3] as Way;
      const watcher = await way(`${search}&lastEventId=${lastEventId}`);
      test.clock.advance(700);
      for (let count = 0; count <= round % 4; count++) changing.push(await watcher.next());
      lastEventId = changing.at(-1)?.id;
      watcher.close();
    }
    const whole = await until(steady, ({ id }) => id === lastEventId);
    expect(changing.map(idAndData)).toEqual(whole.map(idAndData));
    steady.close();
  });
});

describe('a viewer that wants few events', () => {
  it.each(Object.entries(WAYS))('gets no more, and every transition, by %s', async (_name, way) => {
    const watcher = await way(`?${new URLSearchParams({ ...RANGE, playbackSpeed: '10', maxRate: '2' })}`);
    const beginning = await until(watcher, ({ event }) => event === 'snapshot');
    const events = until(watcher, ({ event, data }) => event === 'clock' && String(data.time) >= at(110));
    for (let tenth = 0; tenth < 150; tenth++) {
      test.clock.advance(100);
      await new Promise(resolve => setImmediate(resolve));
    }
    const seen = [...beginning, ...(await events)];
    expect(seen.length).toBeLessThanOrEqual(2 * 15 + 10);
    const tasks = seen.filter(({ event }) => event === 'task_update').flatMap(({ data }) => data.tasks);
    expect(tasks).toMatchObject([{ status: 'planned' }, { status: 'assigned' }, { status: 'in_progress' }]);
    watcher.close();
  });
});

/** The numbers of viewers come and go with the connections; all else is the same. */
function idAndData({ id, event, data }: ReadEvent) {
  return { id, event, data: event === 'playback' ? { ...data, viewers: 0 } : data };
}
