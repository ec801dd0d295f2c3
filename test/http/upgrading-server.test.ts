import { once } from 'node:events';
import type { RequestListener, Server, ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { offeredSocket, switchProtocols } from '../../server/http/upgrading-server.ts';
import { listen, stopListening, urlOf } from '../../server/listener.ts';
import { API } from './test-app.ts';

const upgrade = (path = `${API}/ws`, headers = '') =>
  `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: WebSocket\r\n${headers}\r\n`;

let server: Server;
let answer: RequestListener;
let client: Socket;

beforeEach(async () => {
  answer = (_request, response) => response.writeHead(404).end('refused');
  server = await listen((request, response) => answer(request, response), '127.0.0.1', 0);
  client = connect(Number(new URL(urlOf(server)).port), '127.0.0.1');
});
afterEach(async () => {
  client.destroy();
  await stopListening(server);
});

/** All that the server says until it closes the connection. */
async function textOf(socket: Socket): Promise<string> {
  return Buffer.concat(await socket.toArray()).toString();
}

/** Sends a request for a WebSocket, and gives what the app is asked to answer it with. */
async function offered(after = ''): Promise<{ response: ServerResponse; socket: Socket }> {
  const response = new Promise<ServerResponse>(resolve => {
    answer = (_request, given) => resolve(given);
  });
  client.write(upgrade() + after);
  const socket = offeredSocket(await response);
  if (!socket) throw new Error('no socket was offered');
  return { response: await response, socket };
}

describe('a request for a WebSocket', () => {
  it('can be refused like any other; then the connection is closed', async () => {
    client.write(upgrade());
    const text = await textOf(client);
    expect(text).toMatch(/^HTTP\/1\.1 404 Not Found\r\n/);
    expect(text).toMatch(/\r\nConnection: close\r\n/);
    expect(text).toContain('refused');
  });

  it('can be taken over, with what came right after it', async () => {
    const { response, socket } = await offered('early ');
    switchProtocols(response, socket);
    response.end('no HTTP any more');
    socket.pipe(socket);
    client.end('late');
    expect(await textOf(client)).toBe('early late');
  });

  it('is over for the app once the connection is, with status 101', async () => {
    const { response, socket } = await offered();
    switchProtocols(response, socket);
    expect(response.destroyed).toBe(false);
    socket.on('end', () => socket.end()).resume();
    let closings = 0;
    response.on('close', () => closings++);
    const closed = once(response, 'close');
    client.destroy();
    await closed;
    await new Promise(resolve => setImmediate(resolve));
    expect(closings).toBe(1);
    expect([response.statusCode, response.destroyed]).toEqual([101, true]);
  });

  it('is over for the app where the client goes before it was answered', async () => {
    const { response, socket } = await offered();
    const closed = once(response, 'close');
    client.destroy();
    response.end('too late');
    socket.resume();
    await closed;
  });

  it('has no harm done by a connection that is reset', async () => {
    const { response, socket } = await offered();
    switchProtocols(response, socket);
    const closed = once(response, 'close');
    client.resetAndDestroy();
    socket.resume();
    await closed;
  });

  it('ends the connection where an earlier request on it was not answered yet', async () => {
    answer = () => {};
    client.write(`GET /slow HTTP/1.1\r\nHost: x\r\n\r\n${upgrade()}`);
    await once(client.resume(), 'close');
    answer = (_request, response) => response.end('alive');
    expect(await (await fetch(urlOf(server))).text()).toBe('alive');
  });

  it('may follow requests that were answered', async () => {
    client.write('GET /first HTTP/1.1\r\nHost: x\r\n\r\n');
    expect(String(await once(client, 'data'))).toContain('404');
    client.write(upgrade());
    expect(await textOf(client)).toContain('refused');
  });

  it('keeps the server from closing no longer than others do', async () => {
    const { response, socket } = await offered();
    switchProtocols(response, socket);
    client.resume();
    await stopListening(server);
    expect(socket.destroyed).toBe(true);
    server = await listen(() => {}, '127.0.0.1', 0);
  });
});

describe('a request for anything else', () => {
  it.each([
    ['another protocol', `GET ${API}/ws HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n`],
    ['a WebSocket elsewhere', upgrade('/elsewhere')],
    ['a WebSocket, but with a body', upgrade(undefined, 'Content-Length: 4\r\n').concat('body')],
    ['a WebSocket, but with POST', upgrade(undefined, 'Content-Length: 0\r\n').replace('GET', 'POST')],
  ])('is answered as if it had not asked: %s', async (_what, text) => {
    let isOffered = true;
    answer = (_request, response) => {
      isOffered = offeredSocket(response) !== undefined;
      response.end('plain');
    };
    client.write(text);
    expect(String(await once(client, 'data'))).toContain('plain');
    expect(isOffered).toBe(false);
  });
});
