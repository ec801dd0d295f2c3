import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { joinQuery } from '../../../web/api/join-query.ts';
import { openingQuery } from '../../../web/api/new-session.ts';
import { ApiError, request } from '../../../web/api/request.ts';

const browserFetch = globalThis.fetch;
let server: Server;

beforeAll(async () => {
  server = createServer((asked, answer) => {
    const path = asked.url?.split('/').at(-1);
    if (path === 'good') answer.end(`{"method":"${asked.method}"}`);
    else if (path === 'odd') answer.end('[1]');
    else if (path === 'html') answer.writeHead(500).end('<h1>no</h1>');
    else {
      const errors = [{ path: 'time', message: 'is late' }];
      answer.writeHead(422, { 'Content-Type': 'application/problem+json' });
      answer.end(
        JSON.stringify({ type: 't', title: 'x', status: 422, detail: 'why', code: 'out_of_range', errors }),
      );
    }
  }).listen(0, '127.0.0.1');
  await new Promise(resolve => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  globalThis.fetch = (path, init) => browserFetch(`http://127.0.0.1:${port}${path}`, init);
});
afterAll(() => {
  globalThis.fetch = browserFetch;
  server.closeAllConnections();
  server.close();
});

const answer = z.strictObject({ method: z.string() });

describe('request', () => {
  test('gets, or posts a body, and parses the answer', async () => {
    expect(await request('good', answer)).toEqual({ method: 'GET' });
    expect(await request('good', answer, { body: {} })).toEqual({ method: 'POST' });
  });

  test("turns a problem into an error with the server's own reason", async () => {
    await expect(request('bad', answer)).rejects.toMatchObject({
      name: 'ApiError',
      code: 'out_of_range',
      message: 'why',
      errors: [{ path: 'time', message: 'is late' }],
    });
  });

  test.each(['odd', 'html'])('calls an answer beside the contract unreadable (%s)', async path => {
    await expect(request(path, answer)).rejects.toMatchObject({ code: 'unreadable' });
  });

  test('says when it is aborted, and when nobody answers', async () => {
    const aborted = request('good', answer, { signal: AbortSignal.abort() });
    await expect(aborted).rejects.toMatchObject({ name: 'AbortError' });
    const there = globalThis.fetch;
    globalThis.fetch = () => Promise.reject(new TypeError('fetch failed'));
    await expect(request('good', answer)).rejects.toBeInstanceOf(ApiError);
    globalThis.fetch = there;
  });
});

describe('stream addresses', () => {
  test('open a session paused, with lists in commas, or join one behind an event', () => {
    const opened = new URLSearchParams(
      openingQuery({
        airportId: 'LEBL',
        from: 0,
        to: 1000,
        time: 500,
        playbackSpeed: 4,
        filters: { vehicleTypes: ['bus', 'deicer'], bbox: [1, 2, 3, 4] },
      }),
    );
    expect(Object.fromEntries(opened)).toEqual({
      airportId: 'LEBL',
      startTime: '1970-01-01T00:00:00.000Z',
      endTime: '1970-01-01T00:00:01.000Z',
      time: '1970-01-01T00:00:00.500Z',
      paused: 'true',
      playbackSpeed: '4',
      vehicleTypes: 'bus,deicer',
      bbox: '1,2,3,4',
    });
    expect(joinQuery('a b', '7')).toBe('sessionId=a+b&lastEventId=7');
    expect(joinQuery('a', undefined)).toBe('sessionId=a');
  });
});
