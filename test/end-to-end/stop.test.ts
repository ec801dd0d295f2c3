import { once } from 'node:events';
import { request } from 'node:http';
import { json } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RANGE } from '../http/sample-shift.ts';
import { API } from '../http/test-app.ts';
import { SseReader } from '../streams/sse-reader.ts';
import { WebSocketReader } from '../streams/web-socket-reader.ts';
import { type SampleDatabase, sampleDatabase } from './sample-database.ts';
import { ServerProcess } from './server-process.ts';

const VIEWERS_EACH = 500;
/** A second that requests under way may take, and what a busy machine takes beside. */
const LONGEST_STOP_MS = 2000;
/** What requests under way may take: once they are answered, it is not waited for any longer. */
const GRACE_MS = 1000;

let database: SampleDatabase;
let server: ServerProcess;
beforeEach(async () => {
  database = await sampleDatabase();
  server = await ServerProcess.start({ DATABASE: database.path, PORT: '0' });
});
afterEach(async () => {
  await server.kill('SIGKILL');
  database.remove();
});

const post = (path: string, body: object) =>
  fetch(`${server.url}${API}${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
const openShared = async () => {
  const made = await post('/sessions', RANGE);
  return ((await made.json()) as { sessionId: string }).sessionId;
};

describe('a server that is told to stop', () => {
  it('lets a thousand viewers go in order, tells them when to come back, and is gone soon', async () => {
    const sessionId = await openShared();
    const streams: SseReader[] = [];
    const sockets: WebSocketReader[] = [];
    for (let number = 0; number < VIEWERS_EACH; number++) {
      streams.push(await SseReader.open(`${server.url}${API}/stream?sessionId=${sessionId}`));
      sockets.push(await WebSocketReader.open(`${server.url}${API}/ws?sessionId=${sessionId}`));
    }
    for (const viewer of [...streams, ...sockets]) await viewer.until('snapshot');
    const polled = fetch(`${server.url}${API}/poll?sessionId=${sessionId}`);
    const lastEventId = ((await (await polled).json()) as { lastEventId: string }).lastEventId;

    const began = performance.now();
    expect(await server.kill('SIGTERM')).toBe(0);
    expect(performance.now() - began).toBeLessThan(LONGEST_STOP_MS);
    const waits = new Set<string>();
    for (const reader of streams) {
      await reader.ended();
      const farewell = /\n\nretry: (?<ms>\d+)\n\n$/.exec(reader.text)?.groups?.ms;
      expect(farewell).toBeDefined();
      waits.add(farewell ?? '');
    }
    expect(waits.size).toBeGreaterThan(VIEWERS_EACH / 4);
    for (const reader of sockets) {
      await reader.ended();
      expect(reader.closed?.code).toBe(1001);
    }

    server = await ServerProcess.start({ DATABASE: database.path, PORT: '0' });
    const headers = { 'Last-Event-ID': lastEventId };
    const again = await SseReader.open(`${server.url}${API}/stream?sessionId=${sessionId}`, { headers });
    const events = await again.until('snapshot');
    expect(events.at(-2)).toMatchObject({ event: 'playback', data: { sessionId, status: 'playing' } });
    again.close();
  });

  it('finishes the command that is under way, and takes no other', async () => {
    const sessionId = await openShared();
    const body = JSON.stringify({ sessionId, action: 'pause' });
    const command = request(`${server.url}${API}/control`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Content-Length': body.length },
    });
    const answered = once(command, 'response');
    command.write(body.slice(0, 10));
    const watching = await SseReader.open(`${server.url}${API}/stream?sessionId=${sessionId}`);
    await watching.until('snapshot');
    const exited = server.kill('SIGTERM');
    await watching.ended();
    await expect(post('/control', { sessionId, action: 'play' })).rejects.toThrow('fetch failed');
    command.end(body.slice(10));
    const [answer] = await answered;
    expect(await json(answer)).toMatchObject({ status: 'success', session: { status: 'paused' } });
    const began = performance.now();
    expect(await exited).toBe(0);
    expect(performance.now() - began).toBeLessThan(GRACE_MS);

    server = await ServerProcess.start({ DATABASE: database.path, PORT: '0' });
    const found = await fetch(`${server.url}${API}/sessions/${sessionId}`);
    expect(await found.json()).toMatchObject({ status: 'paused', revision: 1 });
  });
});
