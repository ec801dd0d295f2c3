import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FaultyConnection, FaultyProxy } from './faulty-proxy.ts';

let server: Server;
let accepted: Promise<Socket>;
let proxy: FaultyProxy;

beforeEach(async () => {
  server = createServer({ allowHalfOpen: true }, socket => socket.on('error', () => {}));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  accepted = once(server, 'connection').then(([socket]) => socket as Socket);
  proxy = await FaultyProxy.start(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
afterEach(async () => {
  await proxy.stop();
  server.close();
});

interface Ends {
  readonly client: Socket;
  readonly served: Socket;
  readonly connection: FaultyConnection;
}

async function connected(): Promise<Ends> {
  const coming = proxy.next();
  const client = connect({ host: '127.0.0.1', port: Number(new URL(proxy.url).port), allowHalfOpen: true });
  client.on('error', () => {});
  return { client, served: await accepted, connection: await coming };
}

/** The next `length` bytes that come, as text. */
async function bytes(socket: Socket, length: number): Promise<string> {
  let text = '';
  for await (const piece of socket.iterator({ destroyOnReturn: false })) {
    text += piece;
    if (text.length >= length) break;
  }
  return text;
}

/** How long `work` took, in ms. */
async function timed(work: Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work;
  return performance.now() - start;
}

describe('a faulty proxy that nobody told anything', () => {
  it('passes bytes and their end, each way by itself', async () => {
    const { client, served, connection } = await connected();
    client.end('ask');
    expect(await bytes(served, 99)).toBe('ask');
    served.end('answer');
    expect(await bytes(client, 99)).toBe('answer');
    await connection.closed;
    expect(proxy.connections).toEqual([]);
    expect(proxy.accepted).toBe(1);
  });

  it('lets the server know that the client was reset', async () => {
    const { client, served, connection } = await connected();
    const failed = new Promise(resolve => served.resume().once('error', resolve));
    client.resetAndDestroy();
    expect(await failed).toMatchObject({ code: 'ECONNRESET' });
    await connection.closed;
  });

  it('lets go of a client whose server cannot be reached', async () => {
    proxy.leadTo('http://127.0.0.1:1');
    const client = connect(Number(new URL(proxy.url).port), '127.0.0.1');
    client.on('error', () => {}).resume();
    await once(client, 'close');
  });
});

describe('a faulty proxy', () => {
  it('delays what passes, without letting it pass more slowly', async () => {
    const { client, served, connection } = await connected();
    connection.toClient.delay(200);
    served.write('a');
    setTimeout(() => served.write('b'), 100);
    expect(await timed(bytes(client, 2))).toBeGreaterThan(290);
    const asked = bytes(served, 1);
    client.write('x');
    expect(await timed(asked)).toBeLessThan(200);
  });

  it('throttles what passes', async () => {
    const { client, served, connection } = await connected();
    connection.toClient.throttle(10_000);
    served.write('x'.repeat(3000));
    const ms = await timed(bytes(client, 3000));
    expect(ms).toBeGreaterThan(220);
    expect(ms).toBeLessThan(2000);
  });

  it('cuts after so many bytes, and they arrive', async () => {
    const { client, served, connection } = await connected();
    connection.toClient.cutAfter(3, () => connection.cut());
    served.write('abcdef');
    expect(await bytes(client, 99)).toBe('abc');
    await connection.closed;
  });

  it('resets', async () => {
    const { client, connection } = await connected();
    const failed = new Promise(resolve => client.once('error', resolve));
    client.resume();
    connection.reset();
    expect(await failed).toMatchObject({ code: 'ECONNRESET' });
  });

  it('closes one half and keeps the other', async () => {
    const { client, served, connection } = await connected();
    connection.closeTowardsServer();
    expect(await bytes(served, 1)).toBe('');
    served.write('still');
    expect(await bytes(client, 5)).toBe('still');
    connection.closeTowardsClient();
    expect(await bytes(client, 1)).toBe('');
  });

  it('stalls for a time and goes on, nothing being lost', async () => {
    const { client, served, connection } = await connected();
    connection.toClient.stall(200);
    served.write('ab');
    expect(await timed(bytes(client, 2))).toBeGreaterThan(190);
  });

  it('stops reading, so that the sender is held up', async () => {
    const { served, connection } = await connected();
    connection.toClient.stall();
    const whole = 32 * 1024 * 1024;
    served.write(Buffer.alloc(whole));
    await sleep(200);
    expect(served.writableLength).toBe(whole);
    expect(connection.toClient.passed).toBe(0);
  });

  it('swallows what passes, so that the sender sees nothing of it', async () => {
    const { client, served, connection } = await connected();
    let came = 0;
    client.on('data', piece => {
      came += piece.length;
    });
    connection.toClient.swallow();
    await new Promise(resolve => served.write(Buffer.alloc(16 * 1024 * 1024), resolve));
    expect(came).toBe(0);
  });
});
