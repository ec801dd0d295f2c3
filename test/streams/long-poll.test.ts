import { once } from 'node:events';
import { createServer, request, type Server, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { stopListening, urlOf } from '../../server/listener.ts';
import { EventBatch } from '../../server/replay/outbox-event.ts';
import { Connections } from '../../server/streams/connections.ts';
import { LongPolls } from '../../server/streams/long-poll.ts';
import { type Place, Sent } from '../../server/streams/traffic.ts';
import { ManualClock } from '../manual-clock.ts';
import { batch, FakeSession } from './fake-session.ts';

interface Answer {
  readonly events: readonly { event: string; id: string; data: unknown }[];
  readonly lastEventId: string;
}

let clock: ManualClock;
let session: FakeSession;
let stopping: AbortController;
let connections: Connections;
let server: Server;
let url: string;
let places: number;
let refusals: unknown[];
let responses: ServerResponse[];

beforeEach(async () => {
  clock = new ManualClock();
  session = new FakeSession();
  stopping = new AbortController();
  connections = new Connections(clock, stopping.signal);
  places = 0;
  refusals = [];
  responses = [];
  const polls = new LongPolls(clock, connections);
  server = createServer((asked, response) => {
    responses.push(response);
    const query = new URL(asked.url ?? '', 'http://x').searchParams;
    try {
      polls.answer(session, response, {
        lastEventId: query.get('lastEventId') ?? undefined,
        wait: Number(query.get('wait') ?? 25_000),
        enter: takePlace,
      });
    } catch (error) {
      refusals.push(error);
      response.writeHead(503).end();
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = urlOf(server);
});
afterEach(async () => {
  stopping.abort();
  await stopListening(server);
});

function takePlace(): Place {
  places++;
  let inside = true;
  const leave = () => {
    if (inside) places--;
    inside = false;
  };
  return { sent: new Sent(), leave };
}

async function poll(lastEventId?: string, wait?: number): Promise<Answer> {
  const query = new URLSearchParams({
    ...(lastEventId !== undefined && { lastEventId }),
    ...(wait !== undefined && { wait: `${wait}` }),
  });
  const answer = await fetch(`${url}/?${query}`);
  return (await answer.json()) as Answer;
}

const viewersHere = () => session.viewers.length - session.left;
const joined = (count: number) => session.until(() => session.viewers.length >= count);

describe('a poll', () => {
  it('is answered at once with what the session delivers at once', async () => {
    session.first.push(batch('p'), batch('s'));
    const answer = await fetch(url);
    expect(answer.headers.get('content-type')).toBe('application/json');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await answer.json()).toEqual({
      events: [
        { event: 'clock', id: 'p', data: { filler: '' } },
        { event: 'clock', id: 's', data: { filler: '' } },
      ],
      lastEventId: 's',
    });
  });

  it('waits for something, and then is answered with all that came in that turn', async () => {
    const answer = poll('a');
    await joined(1);
    expect(session.joined).toEqual([{ lastEventId: 'a', maxRate: undefined }]);
    clock.advance(24_000);
    session.deliver(batch('é 🛫'));
    session.deliver(batch('c'));
    const { events, lastEventId } = await answer;
    expect(events.map(({ id }) => id)).toEqual(['é 🛫', 'c']);
    expect(lastEventId).toBe('c');
  });

  it('is answered with nothing after its time, so that the next asks for the same', async () => {
    const answer = poll('a"\\', 3000);
    await joined(1);
    clock.advance(2999);
    expect(responses[0]?.headersSent).toBe(false);
    clock.advance(1);
    expect(await answer).toEqual({ events: [], lastEventId: 'a"\\' });
  });

  it('does not wait where it is told not to', async () => {
    expect(await poll('a', 0)).toEqual({ events: [], lastEventId: 'a' });
  });

  it('encodes a batch once for all', async () => {
    const answers = [poll('a'), poll('a')];
    await joined(2);
    let encoded = 0;
    session.deliver(new EventBatch([{ id: 'x', event: 'clock', data: '{}' }], () => encoded++));
    for (const { events } of await Promise.all(answers)) expect(events).toHaveLength(1);
    expect(encoded).toBe(1);
  });

  it('hands on what keeps it from joining, having taken no place', async () => {
    session.first.push(batch('too early'));
    session.failure = new Error('cannot be read');
    expect((await fetch(url)).status).toBe(503);
    expect(refusals).toEqual([session.failure]);
    expect(places).toBe(0);
    expect(clock.pending).toBe(0);
  });

  it('tells of the end to who waits, and then is gone', async () => {
    const answer = poll('a');
    const viewer = await session.viewer();
    viewer.deliver(new EventBatch([{ id: 'z', event: 'end', data: '{"sessionId":"x"}' }]));
    viewer.end();
    expect((await answer).events).toEqual([{ event: 'end', id: 'z', data: { sessionId: 'x' } }]);
    expect([places, viewersHere(), connections.size, clock.pending]).toEqual([0, 0, 0, 0]);
  });

  it('is answered when the server stops', async () => {
    const answer = poll('a');
    await joined(1);
    stopping.abort();
    expect(await answer).toEqual({ events: [], lastEventId: 'a' });
    expect([places, viewersHere(), clock.pending]).toEqual([0, 0, 0]);
  });

  it('is cut off where the client does not take its answer', async () => {
    session.first.push(batch('big', 30_000_000));
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.on('error', () => {});
    socket.pause();
    socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    await joined(1);
    await new Promise(resolve => setImmediate(resolve));
    const [response] = responses;
    expect(response?.writableLength).toBeGreaterThan(0);
    response?.socket?.emit('timeout');
    expect(response?.destroyed).toBe(true);
    socket.destroy();
  });
});

describe('between two polls, a client', () => {
  it('goes on being a viewer, for which nothing is kept', async () => {
    session.first.push(batch('s'));
    await poll();
    const viewer = await session.viewer();
    viewer.deliver(batch('missed', 1_000_000));
    expect(viewer.backlog).toBe(0);
    clock.advance(9000);
    expect([viewersHere(), places]).toEqual([1, 1]);
    clock.advance(2000);
    expect([viewersHere(), places]).toEqual([0, 0]);
    expect([connections.size, clock.pending]).toEqual([0, 0]);
  });

  it('is one and the same, however often it polls, and never none', async () => {
    session.first.push(batch('s'));
    let { lastEventId } = await poll();
    session.first.length = 0;
    for (let round = 0; round < 5; round++) {
      const answer = poll(lastEventId);
      await joined(round + 2);
      expect([viewersHere(), places]).toEqual([1, 1]);
      if (round % 2) session.deliver(batch(`${round}`));
      else clock.advance(25_000);
      lastEventId = (await answer).lastEventId;
      expect([viewersHere(), places]).toEqual([1, 1]);
      clock.advance(9000);
    }
    clock.advance(11_000);
    expect([viewersHere(), places, connections.size, clock.pending]).toEqual([0, 0, 0, 0]);
  });

  it('is not taken for another that saw the same', async () => {
    session.first.push(batch('s'));
    await Promise.all([poll(), poll()]);
    session.first.length = 0;
    expect([viewersHere(), places]).toEqual([2, 2]);
    const answers = [poll('s'), poll('s'), poll('s')];
    await joined(5);
    expect([viewersHere(), places]).toEqual([3, 3]);
    session.deliver(batch('t'));
    await Promise.all(answers);
    expect([viewersHere(), places]).toEqual([3, 3]);
  });

  it('is gone as soon as the session is', async () => {
    session.first.push(batch('s'));
    await poll();
    (await session.viewer()).end();
    expect([viewersHere(), places, connections.size, clock.pending]).toEqual([0, 0, 0, 0]);
  });

  it('is gone when the server stops', async () => {
    session.first.push(batch('s'));
    await poll();
    stopping.abort();
    expect([viewersHere(), places, clock.pending]).toEqual([0, 0, 0]);
  });

  it('stays a viewer where it hung up while it waited, and takes that place when it polls again', async () => {
    const waiting = request(`${url}/?lastEventId=a`);
    waiting.on('error', () => {}).end();
    await joined(1);
    const closed = once(responses[0] as ServerResponse, 'close');
    waiting.destroy();
    await closed;
    expect([viewersHere(), places]).toEqual([1, 1]);
    session.deliver(batch('missed'));
    const again = poll('a');
    await joined(2);
    expect([viewersHere(), places]).toEqual([1, 1]);
    session.deliver(batch('b'));
    expect((await again).lastEventId).toBe('b');
    clock.advance(11_000);
    expect([viewersHere(), places, connections.size, clock.pending]).toEqual([0, 0, 0, 0]);
  });

  it('keeps its place where its next poll cannot be answered', async () => {
    session.first.push(batch('s'));
    const { lastEventId } = await poll();
    session.failure = new Error('cannot be read');
    await fetch(`${url}/?lastEventId=${lastEventId}`);
    expect([viewersHere(), places]).toEqual([1, 1]);
    clock.advance(11_000);
    expect([viewersHere(), places]).toEqual([0, 0]);
  });
});
