import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { WebSocketStream } from '../../../web/api/web-socket-stream.ts';
import { Told, TransportServer } from './transport-server.ts';

const server = new TransportServer();
const sockets = new WebSocketServer({ server: server.server });

beforeAll(() => server.listen());
afterEach(() => vi.useRealTimers());
afterAll(() => server.close());

async function connect(): Promise<{ told: Told; socket: WebSocket; url: string }> {
  const connected = once(sockets, 'connection');
  const told = new Told(new WebSocketStream(server.origin), () => 'sessionId=s');
  const [socket, request] = await connected;
  return { told, socket, url: request.url };
}

describe('the WebSocket', () => {
  test('tells each message as the event that it is, its data as the text that came', async () => {
    const { told, socket, url } = await connect();
    socket.send('{"event":"clock","id":"s.a-_9.0.1","data":{"time":  "T"}}');
    socket.send('{"id":"2","event":"clock","data":{"time":"T"}}');
    await told.until('2');
    expect(url).toBe('/api/auto_dispatch/replay/ws?sessionId=s');
    expect(told.events).toEqual([
      { event: 'clock', id: 's.a-_9.0.1', data: '{"time":  "T"}' },
      { event: 'clock', id: '2', data: '{"time":"T"}' },
    ]);
    socket.close(1001);
    expect(await told.closed).toEqual({ is: 'lost' });
  });

  test('is live once it is open, and asks for signs of life, which are no events', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const { told, socket } = await connect();
    await told.until('heard');
    const question = once(socket, 'message');
    vi.advanceTimersByTime(12_000);
    expect(JSON.parse(String((await question)[0]))).toEqual({ requestId: 'alive' });
    socket.send('{"status":"success","session":{},"requestId":"alive"}');
    socket.send('{"event":"clock","id":"1","data":{}}');
    await told.until('1');
    expect(told.lines).toEqual(['heard', '1']);
    told.connection.close();
    const [code] = await once(socket, 'close');
    expect(code).toBe(1000);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('refused, it is lost: a page cannot see why', async () => {
    sockets.options.verifyClient = () => false;
    const told = new Told(new WebSocketStream(server.origin), () => 'sessionId=s');
    expect(await told.closed).toEqual({ is: 'lost' });
    delete sockets.options.verifyClient;
  });

  test('where the browser opens none, it is blocked', async () => {
    vi.stubGlobal('WebSocket', undefined);
    const told = new Told(new WebSocketStream(server.origin), () => 'sessionId=s');
    expect(await told.closed).toEqual({ is: 'blocked' });
    vi.unstubAllGlobals();
  });

  test('closed before it is open, it says nothing', async () => {
    const connected = once(sockets, 'connection');
    const told = new Told(new WebSocketStream(server.origin), () => 'sessionId=s');
    told.connection.close();
    const other = await connect();
    await other.told.until('heard');
    expect(told.lines).toEqual([]);
    other.told.connection.close();
    await connected;
  });
});
