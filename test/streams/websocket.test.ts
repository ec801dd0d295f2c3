import { once } from 'node:events';
import type { Server } from 'node:http';
import { connect, type Socket } from 'node:net';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { ReplayError } from '../../server/contract/problems.ts';
import { offeredSocket } from '../../server/http/upgrading-server.ts';
import { listen, stopListening, urlOf } from '../../server/listener.ts';
import { EventBatch } from '../../server/replay/outbox-event.ts';
import type { CarryOut } from '../../server/streams/command-queue.ts';
import { Connections } from '../../server/streams/connections.ts';
import { endedSession } from '../../server/streams/ended-session.ts';
import type { Watchable } from '../../server/streams/sse.ts';
import { streamWebSocket } from '../../server/streams/websocket.ts';
import { acceptWebSocket } from '../../server/streams/websocket-handshake.ts';
import { ManualClock } from '../manual-clock.ts';
import { batch, FakeSession } from './fake-session.ts';
import { WebSocketReader } from './web-socket-reader.ts';

const PATH = '/api/auto_dispatch/replay/ws';
const HANDSHAKE =
  `GET ${PATH} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
  'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n';

let clock: ManualClock;
let session: FakeSession;
let watched: Watchable;
let stopping: AbortController;
let connections: Connections;
let carryOut: CarryOut;
let server: Server;
let url: string;
let sockets: Socket[];
let refusal: unknown;

beforeEach(async () => {
  clock = new ManualClock();
  session = new FakeSession();
  watched = session;
  session.first.push(batch('first'));
  stopping = new AbortController();
  connections = new Connections(clock, stopping.signal);
  carryOut = async message => JSON.stringify({ requestId: message });
  sockets = [];
  refusal = undefined;
  server = await listen(
    (request, response) => {
      const socket = offeredSocket(response);
      if (!socket) throw new Error('no upgrade');
      sockets.push(socket);
      const accept = () => {
        response.detachSocket(socket);
        return acceptWebSocket(request, socket);
      };
      try {
        const answer: CarryOut = message => carryOut(message);
        streamWebSocket(watched, { socket, accept }, { lastEventId: 'seen' }, answer, connections);
      } catch (error) {
        refusal = error;
        socket.destroy();
      }
    },
    '127.0.0.1',
    0,
  );
  url = `${urlOf(server)}${PATH}`;
});
afterEach(async () => {
  stopping.abort();
  await stopListening(server);
});

/** A client that has stopped to read, and so much for it that the network takes no more. */
async function blockedClient({ backlog = 8_000_000, eventBytes = 1_000_000 } = {}) {
  const reader = await WebSocketReader.open(url);
  await reader.next();
  reader.socket.pause();
  const viewer = await session.viewer();
  while (viewer.backlog < backlog) viewer.deliver(batch('big', eventBytes));
  return { reader, viewer };
}

describe('a stream through a WebSocket', () => {
  it('begins with what the session delivers at once, then tells what comes', async () => {
    const reader = await WebSocketReader.open(url);
    expect(await reader.message()).toEqual({ event: 'clock', id: 'first', data: { filler: '' } });
    expect(session.joined).toEqual([{ lastEventId: 'seen' }]);
    session.deliver(
      new EventBatch([
        { id: 'a', event: 'clock', data: '{"n":1}' },
        { id: 'b', event: 'clock', data: '{"n":2}' },
      ]),
    );
    expect(await reader.message()).toEqual({ event: 'clock', id: 'a', data: { n: 1 } });
    expect(await reader.message()).toEqual({ event: 'clock', id: 'b', data: { n: 2 } });
    reader.close();
  });

  it('encodes a batch once for all, and compresses nothing', async () => {
    const readers = [await WebSocketReader.open(url), await WebSocketReader.open(url)];
    let encoded = 0;
    const shared = new EventBatch([{ id: 'x', event: 'clock', data: '{}' }], () => encoded++);
    session.deliver(shared);
    for (const reader of readers) {
      await reader.message();
      expect((await reader.next()).id).toBe('x');
      expect(reader.socket.extensions).toBe('');
      reader.close();
    }
    expect(encoded).toBe(1);
  });

  it('closes with 1000 after the session has ended it', async () => {
    const reader = await WebSocketReader.open(url);
    const viewer = await session.viewer();
    viewer.deliver(batch('last'));
    viewer.end();
    viewer.deliver(batch('too late'));
    expect([(await reader.next()).id, (await reader.next()).id]).toEqual(['first', 'last']);
    expect(await reader.ended()).toEqual({ code: 1000, reason: '' });
    await session.until(() => session.left === 1);
    expect(clock.pending).toBe(0);
  });

  it('tells who comes back to an ended session just that', async () => {
    watched = endedSession('gone');
    const reader = await WebSocketReader.open(url);
    expect(await reader.message()).toEqual({
      event: 'end',
      id: 'gone.ended.0.p',
      data: { sessionId: 'gone' },
    });
    expect((await reader.ended()).code).toBe(1000);
  });

  it('closes with 1001 when the server stops, and leaves the session', async () => {
    const reader = await WebSocketReader.open(url);
    await reader.next();
    stopping.abort();
    expect((await reader.ended()).code).toBe(1001);
    await session.until(() => session.left === 1);
    expect(clock.pending).toBe(0);
  });

  it('leaves the session when the client closes or is gone', async () => {
    const reader = await WebSocketReader.open(url);
    reader.socket.close(1000);
    expect((await reader.ended()).code).toBe(1000);
    await session.until(() => session.left === 1);
    (await WebSocketReader.open(url)).close();
    await session.until(() => session.left === 2);
    expect(connections.size).toBe(0);
    expect(clock.pending).toBe(0);
  });

  it('sends nothing more once the client has begun to close', async () => {
    const reader = await WebSocketReader.open(url);
    const viewer = await session.viewer();
    reader.socket.pause();
    reader.socket.close(1000);
    await once(sockets[0] as Socket, 'finish');
    viewer.deliver(batch('too late'));
    reader.socket.resume();
    expect((await reader.ended()).code).toBe(1000);
    expect((await reader.message()).id).toBe('first');
    await expect(reader.message()).rejects.toThrow();
    expect(sockets[0]?.errored).toBeNull();
  });

  it('has sent nothing where the session cannot be joined', async () => {
    session.failure = new ReplayError('unavailable', 'locked');
    await expect(WebSocketReader.open(url)).rejects.toThrow('hang up');
    expect(refusal).toBe(session.failure);
  });

  it('leaves the session where the handshake is not valid', async () => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.write(HANDSHAKE.replace(/Key: .*\r/, 'Key: short\r'));
    await once(socket.resume(), 'close');
    expect(refusal).toMatchObject({ code: 'invalid_request' });
    expect(session.left).toBe(1);
  });
});

describe('a client that is silent', () => {
  it('is asked every 12 s whether it is there, and stays while it answers', async () => {
    const reader = await WebSocketReader.open(url);
    for (let round = 0; round < 10; round++) {
      const asked = once(reader.socket, 'ping');
      const answered = once(sockets[0] as Socket, 'data');
      clock.advance(12_000);
      await asked;
      await answered;
    }
    expect(session.left).toBe(0);
    reader.close();
  });

  it('stays while it sends anything at all', async () => {
    const reader = new WebSocket(url.replace('http', 'ws'), { autoPong: false });
    await once(reader, 'open');
    for (let round = 0; round < 5; round++) {
      clock.advance(40_000);
      reader.send('a command');
      await once(reader, 'message');
    }
    expect(session.left).toBe(0);
    reader.terminate();
  });

  it('is cut off where it answers nothing for a minute', async () => {
    const reader = new WebSocket(url.replace('http', 'ws'), { autoPong: false });
    await once(reader, 'open');
    clock.advance(59_000);
    expect(session.left).toBe(0);
    clock.advance(1000);
    const [code] = await once(reader, 'close');
    expect(code).toBe(1006);
    await session.until(() => session.left === 1);
  });
});

describe('a client that does not read', () => {
  it('can be relieved of its backlog, and then reads whole messages still', async () => {
    const { reader, viewer } = await blockedClient();
    viewer.drop();
    expect(viewer.backlog).toBeLessThan(3_000_000);
    reader.socket.resume();
    await session.until(() => session.drained > 0);
    expect(viewer.backlog).toBe(0);
    viewer.deliver(batch('after'));
    const ids: string[] = [];
    while (ids.at(-1) !== 'after') ids.push((await reader.next()).id);
    expect(new Set(ids)).toEqual(new Set(['big', 'after']));
    reader.close();
  });

  it('still gets the answers to its commands, though its events are dropped', async () => {
    const { reader, viewer } = await blockedClient({ backlog: 150_000, eventBytes: 20_000 });
    const before = viewer.backlog;
    reader.socket.send('one');
    while (viewer.backlog === before) await new Promise(resolve => setImmediate(resolve));
    viewer.drop();
    expect(viewer.backlog).toBeLessThan(before);
    reader.socket.resume();
    expect(await reader.answer()).toEqual({ requestId: 'one' });
    reader.close();
  });

  it('has no commands carried out until it has read what it was sent', async () => {
    const { reader, viewer } = await blockedClient();
    const arrived = once(sockets[0] as Socket, 'data');
    const carriedOut = new Promise(resolve => {
      carryOut = async message => {
        resolve(viewer.backlog);
        return JSON.stringify({ requestId: message });
      };
    });
    reader.socket.send('one');
    await arrived;
    reader.socket.resume();
    expect(await carriedOut).toBe(0);
    expect(await reader.answer()).toEqual({ requestId: 'one' });
    reader.close();
  });

  it('is cut off where it takes nothing for a minute', async () => {
    const { reader } = await blockedClient();
    clock.advance(59_000);
    expect(session.left).toBe(0);
    clock.advance(2000);
    await session.until(() => session.left === 1);
    expect(connections.size).toBe(0);
    reader.close();
  });

  it('is cut off sooner once its backlog was dropped', async () => {
    const { reader, viewer } = await blockedClient();
    clock.advance(1000);
    viewer.drop();
    clock.advance(6000);
    await session.until(() => session.left === 1);
    reader.close();
  });

  it('is not asked for anything while it reads on, however slowly', async () => {
    const { reader, viewer } = await blockedClient();
    for (let round = 0; round < 20 && viewer.backlog > 0; round++) {
      const before = viewer.backlog;
      reader.socket.resume();
      while (viewer.backlog === before) await new Promise(resolve => setImmediate(resolve));
      reader.socket.pause();
      viewer.deliver(batch('more', 1_000_000));
      clock.advance(30_000);
    }
    expect(session.left).toBe(0);
    reader.close();
  });

  it('is told of the stop of the server before all that waits', async () => {
    const { reader, viewer } = await blockedClient();
    const unread = viewer.backlog;
    stopping.abort();
    expect(viewer.backlog).toBeLessThan(unread / 2);
    reader.socket.resume();
    expect((await reader.ended()).code).toBe(1001);
  });
});

describe('what a client sends', () => {
  it('is answered, one after the other', async () => {
    const reader = await WebSocketReader.open(url);
    for (const text of ['a', 'b', 'c']) reader.socket.send(text);
    reader.socket.send(Buffer.from('d'));
    const answers = [];
    for (let count = 0; count < 4; count++) answers.push((await reader.answer()).requestId);
    expect(answers).toEqual(['a', 'b', 'c', null]);
    reader.close();
  });

  it('is carried out though the client closes right after', async () => {
    const carriedOut: (string | null)[] = [];
    const done = new Promise<void>(resolve => {
      carryOut = async message => {
        carriedOut.push(message);
        if (carriedOut.length === 3) resolve();
        return '{}';
      };
    });
    const reader = await WebSocketReader.open(url);
    for (const text of ['a', 'b', 'c']) reader.socket.send(text);
    reader.socket.close();
    await done;
    expect(carriedOut).toEqual(['a', 'b', 'c']);
  });

  it('may come in fragments, with pings in between', async () => {
    const reader = await WebSocketReader.open(url);
    const pong = once(reader.socket, 'pong');
    reader.socket.send('in ', { fin: false });
    reader.socket.ping();
    reader.socket.send('pieces', { fin: true });
    expect(await reader.answer()).toEqual({ requestId: 'in pieces' });
    await pong;
    reader.close();
  });

  it('is not read on while much of it waits', async () => {
    const waiting: (() => void)[] = [];
    let began = 0;
    carryOut = message => {
      began++;
      return new Promise(resolve => waiting.push(() => resolve(JSON.stringify({ requestId: message }))));
    };
    const reader = await WebSocketReader.open(url);
    const sent = 10_000;
    const text = 'x'.repeat(1000);
    for (let count = 0; count < sent; count++) reader.socket.send(text);
    while (!(sockets[0] as Socket).isPaused()) await new Promise(resolve => setImmediate(resolve));
    expect(began).toBe(1);
    const read = (sockets[0] as Socket).bytesRead;
    expect(read).toBeLessThan((sent * text.length) / 2);
    for (let answered = 0; answered < sent; ) {
      const carriedOut = waiting.shift();
      if (carriedOut) {
        carriedOut();
        await reader.answer();
        answered++;
      } else await new Promise(resolve => setImmediate(resolve));
    }
    reader.close();
  });

  it.each([
    ['a frame without a mask', [0x81, 0x01, 0x61], 1002],
    ['a reserved bit', [0xf1, 0x80, 0, 0, 0, 0], 1002],
    ['an unknown opcode', [0x83, 0x80, 0, 0, 0, 0], 1002],
    ['a text that is not UTF-8', [0x81, 0x81, 0, 0, 0, 0, 0xff], 1007],
    ['a length without end', [0x81, 0xff, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0], 1009],
    ['a message that is far too large', [0x81, 0xff, 0, 0, 0, 0, 0, 0x10, 0, 0, 0, 0, 0, 0], 1009],
    ['a close code that there is not', [0x88, 0x82, 0, 0, 0, 0, 0x03, 0xec], 1002],
  ])('closes the connection as RFC 6455 has it: %s', async (_what, bytes, code) => {
    const reader = await WebSocketReader.open(url);
    rawSocketOf(reader).write(Buffer.from(bytes));
    expect((await reader.ended()).code).toBe(code);
    await session.until(() => session.left === 1);
  });

  it('may be any bytes without harm to others', async () => {
    const other = await WebSocketReader.open(url);
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 200 }), async bytes => {
        const reader = await WebSocketReader.open(url);
        rawSocketOf(reader).end(bytes);
        await reader.ended();
      }),
      { numRuns: 200 },
    );
    await session.until(() => session.left === 200);
    session.deliver(batch('still there'));
    await other.next();
    expect((await other.next()).id).toBe('still there');
    other.close();
  });
});

/** What a client writes on is none of the library's interface. */
function rawSocketOf({ socket }: WebSocketReader): Socket {
  return (socket as unknown as { _socket: Socket })._socket;
}
