import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listen, stopListening, urlOf } from '../../server/listener.ts';
import { EventBatch } from '../../server/replay/outbox-event.ts';
import type { JoinOptions, Viewer } from '../../server/replay/viewer.ts';
import { Connections } from '../../server/streams/connections.ts';
import { streamSse } from '../../server/streams/sse.ts';
import { ManualClock } from '../manual-clock.ts';
import { SseReader } from './sse-reader.ts';

/** A session that only notes what its one viewer does. */
class FakeSession {
  viewer: Viewer | undefined;
  lastEventId: string | undefined;
  left = 0;
  drained = 0;
  onLeave = () => {};
  onDrained = () => {};

  join(viewer: Viewer, { lastEventId }: JoinOptions) {
    this.viewer = viewer;
    this.lastEventId = lastEventId;
    viewer.deliver(batch('first'));
    return {
      drained: () => {
        this.drained++;
        this.onDrained();
      },
      leave: () => {
        this.left++;
        this.onLeave();
      },
    };
  }
}

function batch(id: string, size = 0): EventBatch {
  return new EventBatch([{ id, event: 'clock', data: JSON.stringify({ filler: 'x'.repeat(size) }) }]);
}

let clock: ManualClock;
let session: FakeSession;
let stopping: AbortController;
let connections: Connections;
let url: string;
let response: ServerResponse;
let close: () => Promise<void>;

beforeEach(async () => {
  clock = new ManualClock();
  session = new FakeSession();
  stopping = new AbortController();
  connections = new Connections(clock, stopping.signal);
  const server = await listen(
    (_request, answer) => {
      response = answer;
      streamSse(session, answer, { lastEventId: 'seen' }, connections);
    },
    '127.0.0.1',
    0,
  );
  url = urlOf(server);
  close = () => stopListening(server);
});
afterEach(async () => {
  stopping.abort();
  await close();
});

describe('a stream of server-sent events', () => {
  it('begins with its headers and a retry, then what the session delivers at once', async () => {
    const reader = await SseReader.open(url);
    expect(reader.answer.headers).toMatchObject({
      'content-type': 'text/event-stream',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    });
    expect((await reader.next()).id).toBe('first');
    expect(reader.text).toMatch(/^retry: [12]\d{3}\n\nid: first\n/);
    expect(session.lastEventId).toBe('seen');
    session.viewer?.deliver(batch('second'));
    expect((await reader.next()).id).toBe('second');
    reader.close();
  });

  it('sends a comment before 15 s have passed, and again', async () => {
    const reader = await SseReader.open(url);
    clock.advance(15_000);
    await reader.untilText('\n:\n');
    clock.advance(15_000);
    await reader.untilText('\n:\n', 2);
    reader.close();
  });

  it('asks each client to wait another time before it comes back', async () => {
    const waits = new Set<string | undefined>();
    for (let stream = 0; stream < 20; stream++) {
      const reader = await SseReader.open(url);
      await reader.next();
      const wait = /^retry: (\d+)\n/.exec(reader.text)?.[1];
      expect(Number(wait)).toBeGreaterThanOrEqual(1000);
      expect(Number(wait)).toBeLessThan(3000);
      waits.add(wait);
      reader.close();
    }
    expect(waits.size).toBeGreaterThan(5);
  });

  it('closes after the session has ended it', async () => {
    const reader = await SseReader.open(url);
    session.viewer?.deliver(batch('last'));
    session.viewer?.end();
    await reader.ended();
    expect(reader.text).toContain('id: last\n');
    session.viewer?.deliver(batch('too late'));
  });

  it('closes when the server stops, and leaves the session', async () => {
    const left = new Promise<void>(resolve => {
      session.onLeave = resolve;
    });
    const reader = await SseReader.open(url);
    stopping.abort();
    await reader.ended();
    expect(reader.text).toMatch(/\n\nretry: [1-5]\d{3}\n\n$/);
    await left;
    expect(session.left).toBe(1);
    expect(clock.pending).toBe(0);
  });

  it('leaves the session once, and stops its timer, when the client goes', async () => {
    const left = new Promise<void>(resolve => {
      session.onLeave = resolve;
    });
    const reader = await SseReader.open(url);
    await reader.next();
    reader.close();
    await left;
    expect(session.left).toBe(1);
    expect(clock.pending).toBe(0);
  });

  it('leaves the session at once where the client went before it joined', async () => {
    const server = createServer();
    server.on('request', (request, answer) => {
      request.socket.destroy();
      answer.on('close', () => {
        streamSse(session, answer, {}, connections);
        server.emit('joined');
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const socket = connect(Number(new URL(urlOf(server)).port), '127.0.0.1', () => {
      socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    });
    socket.on('error', () => {});
    await once(server, 'joined');
    expect(session.left).toBe(1);
    expect(clock.pending).toBe(0);
    await stopListening(server);
  });

  it('tells its backlog, and when that is empty again', async () => {
    const { socket, viewer } = await blocked();
    const drained = new Promise<void>(resolve => {
      session.onDrained = resolve;
    });
    socket.resume();
    await drained;
    expect(viewer.backlog).toBe(0);
    socket.destroy();
  });

  it('is cut off soon where its backlog was dropped and the client takes nothing', async () => {
    const { socket, viewer } = await blocked();
    viewer.drop();
    expect(viewer.backlog).toBeLessThan(1_100_000);
    const left = new Promise<void>(resolve => {
      session.onLeave = resolve;
    });
    clock.advance(7000);
    await left;
    socket.destroy();
  });

  it('is cut off where the client takes nothing for a minute', async () => {
    const { socket } = await blocked();
    const left = new Promise<void>(resolve => {
      session.onLeave = resolve;
    });
    clock.advance(59_000);
    expect(response.destroyed).toBe(false);
    clock.advance(15_000);
    await left;
    expect(response.destroyed).toBe(true);
    socket.destroy();
  });
});

/** The viewer, once the connection has made one. */
async function joined(): Promise<Viewer> {
  for (;;) {
    if (session.viewer) return session.viewer;
    await new Promise(resolve => setImmediate(resolve));
  }
}

/** A client that takes nothing, with a viewer that already holds a long backlog for it. */
async function blocked() {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.pause();
  socket.on('error', () => {});
  socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  const viewer = await joined();
  while (viewer.backlog < 4_000_000) viewer.deliver(batch('big', 1_000_000));
  return { socket, viewer };
}
