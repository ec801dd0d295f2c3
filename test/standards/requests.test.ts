import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../browser/chromium.ts';
import { FaultStage } from '../faults/fault-stage.ts';
import { FaultyProxy } from '../faults/faulty-proxy.ts';
import { API } from '../http/test-app.ts';
import { SseReader } from '../streams/sse-reader.ts';
import { readInBrowser } from './browser-reader.ts';

let browser: Browser;
/** A page of another origin than the server's, which the server is told to let in. */
let elsewhere: Server;
let stage: FaultStage;
let sessionId: string;

const originOf = (server: Server) => `http://localhost:${(server.address() as AddressInfo).port}`;

beforeAll(async () => {
  elsewhere = createServer((_request, response) => {
    response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>elsewhere</title>');
  });
  elsewhere.listen(0, '127.0.0.1');
  await once(elsewhere, 'listening');
  [browser, stage] = await Promise.all([
    launchChromium(),
    FaultStage.open(undefined, { ALLOWED_ORIGINS: originOf(elsewhere) }),
  ]);
  ({ sessionId } = await stage.share({ paused: true }));
});
afterAll(async () => {
  await browser.close();
  elsewhere.close();
  await stage[Symbol.asyncDispose]();
});

/** A page on `url`, in the browser. */
async function open(url: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(url);
  return page;
}

const NAMES = ['playback', 'snapshot', 'clock', 'end'];

describe.concurrent('a request for a stream', () => {
  it.each([
    ['text/event-stream', { Accept: 'text/event-stream' }],
    ['anything', { Accept: '*/*' }],
    ['JSON, as a careless client does', { Accept: 'application/json' }],
    ['nothing', { Accept: '' }],
    ['it by way of a cache', { 'Cache-Control': 'no-store', Pragma: 'no-cache' }],
    ['it packed', { 'Accept-Encoding': 'gzip, br, zstd' }],
    ['a part', { Range: 'bytes=0-99' }],
    ['it only if it is new', { 'If-None-Match': '*', 'If-Modified-Since': new Date().toUTCString() }],
    ['it with an empty last id', { 'Last-Event-ID': '' }],
    ['it with a name in capitals', { 'LAST-EVENT-ID': 'x' }],
  ])('that asks for %s gets one from its beginning, fresh and as it is', async (_what, headers) => {
    const reader = await SseReader.open(stage.streamUrl(sessionId), { headers });
    expect(reader.status).toBe(200);
    expect(reader.answer.headers).toMatchObject({
      'content-type': 'text/event-stream',
      'cache-control': 'no-cache, no-transform',
    });
    expect(reader.answer.headers).not.toHaveProperty('content-encoding');
    expect(reader.answer.headers).not.toHaveProperty('content-length');
    expect((await reader.until('snapshot')).map(({ event }) => event)).toEqual(['playback', 'snapshot']);
    expect(reader.text).not.toMatch(/\r|\0|\uFEFF/);
    reader.close();
  });

  it('for a session that is not there is refused, and an EventSource does not ask again', async () => {
    const proxy = await FaultyProxy.start(stage.server.url);
    const page = await open(`${proxy.url}/healthz`);
    const before = proxy.accepted;
    const reader = await readInBrowser(page, stage.streamUrl('nobody', proxy.url), NAMES);
    await reader.over();
    expect(await reader.events()).toEqual([]);
    expect(proxy.accepted - before).toBeLessThanOrEqual(1);
    await proxy.stop();
  });

  it('for a session that was ended gets 204, and an EventSource does not ask again', async () => {
    const other = await stage.share({ paused: true });
    const page = await open(`${stage.server.url}/healthz`);
    const reader = await readInBrowser(page, stage.streamUrl(other.sessionId), NAMES);
    while ((await reader.events()).length < 2) await page.waitForTimeout(20);
    await fetch(`${stage.server.url}${API}/sessions/${other.sessionId}`, { method: 'DELETE' });
    await reader.over();
    expect((await reader.events()).at(-1)).toMatchObject({ event: 'end' });
    const again = await readInBrowser(page, stage.streamUrl(other.sessionId), NAMES);
    await again.over();
    expect(await again.events()).toEqual([]);
  });
});

describe.concurrent('a page of another origin', () => {
  it('reads the stream with credentials where it is let in, and again after a cut', async () => {
    const proxy = await FaultyProxy.start(stage.server.url);
    const page = await open(originOf(elsewhere));
    const reader = await readInBrowser(page, stage.streamUrl(sessionId, proxy.url), NAMES);
    while ((await reader.events()).length < 2) await page.waitForTimeout(20);
    for (const connection of proxy.connections) connection.cut();
    await stage.control(sessionId, 'step', { by: 'PT1S' });
    const snapshots = async () => (await reader.events()).filter(({ event }) => event === 'snapshot').length;
    while ((await snapshots()) < 2) await page.waitForTimeout(20);
    await proxy.stop();
  });

  it('is told nothing where it is not', async () => {
    const answer = await fetch(stage.streamUrl(sessionId), { headers: { Origin: 'http://evil.example' } });
    expect(answer.status).toBe(403);
    expect(answer.headers.has('access-control-allow-origin')).toBe(false);
    expect(await answer.json()).toMatchObject({ code: 'origin_not_allowed' });
  });

  it('gets its own name in the answer, never a star, and caches are told', async () => {
    const reader = await SseReader.open(stage.streamUrl(sessionId), {
      headers: { Origin: originOf(elsewhere), Cookie: 'a=b' },
    });
    expect(reader.answer.headers).toMatchObject({
      'access-control-allow-origin': originOf(elsewhere),
      'access-control-allow-credentials': 'true',
      vary: expect.stringContaining('Origin'),
    });
    reader.close();
  });

  it('may send Last-Event-ID by fetch, as our own reader does', async () => {
    const answer = await fetch(stage.streamUrl(sessionId), {
      method: 'OPTIONS',
      headers: {
        Origin: originOf(elsewhere),
        'Access-Control-Request-Method': 'GET',
        'Access-Control-Request-Headers': 'last-event-id',
      },
    });
    expect(answer.status).toBe(204);
    expect(answer.headers.get('access-control-allow-headers')?.toLowerCase()).toContain('last-event-id');
  });
});
