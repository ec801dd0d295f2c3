import { spawn } from 'node:child_process';
import { EventSource } from 'eventsource';
import { createEventSource } from 'eventsource-client';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { EVENT_SCHEMAS } from '../../server/contract/events.ts';
import type { OutboxEvent } from '../../server/replay/outbox-event.ts';
import { type ParsedEvent, SseParser } from '../../web/api/sse-parser.ts';
import { launchChromium } from '../browser/chromium.ts';
import { FaultStage } from '../faults/fault-stage.ts';
import { FaultyProxy } from '../faults/faulty-proxy.ts';
import { watchSse } from '../faults/watch-sse.ts';
import { API } from '../http/test-app.ts';
import { type Reader, readInBrowser } from './browser-reader.ts';

const NAMES = Object.keys(EVENT_SCHEMAS).filter(name => name !== 'error');

let stage: FaultStage;
let browser: Browser;
beforeAll(async () => {
  [stage, browser] = await Promise.all([FaultStage.open(), launchChromium()]);
});
afterAll(async () => {
  await browser.close();
  await stage[Symbol.asyncDispose]();
});

function npmEventSource(url: string): Reader {
  const events: ParsedEvent[] = [];
  const source = new EventSource(url);
  for (const name of NAMES) {
    source.addEventListener(name, ({ type, data, lastEventId: id }) =>
      events.push({ event: type, data, id }),
    );
  }
  const over = new Promise<void>(resolve => {
    source.onerror = () => source.readyState === EventSource.CLOSED && resolve();
  });
  return { events: () => events, over: () => over };
}

function npmEventSourceClient(url: string): Reader {
  const events: ParsedEvent[] = [];
  const over = new Promise<void>(resolve => {
    const source = createEventSource({
      url,
      onMessage: ({ event = '', data, id = '' }) => events.push({ event, data, id }),
      onDisconnect: () => queueMicrotask(() => source.readyState === 'closed' && resolve()),
    });
  });
  return { events: () => events, over: () => over };
}

/** `curl -N`, started again with the last id as a shell script would, until the server has nothing more to say. */
function curl(url: string): Reader {
  const events: ParsedEvent[] = [];
  const run = (): Promise<void> => {
    const last = events.at(-1)?.id;
    const resume = last === undefined ? [] : ['-H', `Last-Event-ID: ${last}`];
    const child = spawn('curl', ['-sN', ...resume, url], { stdio: ['ignore', 'pipe', 'ignore'] });
    const parser = new SseParser();
    let read = 0;
    child.stdout.on('data', (piece: Buffer) => {
      read += piece.length;
      events.push(...parser.push(piece));
    });
    return new Promise(resolve => child.on('close', () => resolve(read === 0 ? undefined : run())));
  };
  const over = run();
  return { events: () => events, over: () => over };
}

const isPaused = ({ event, data }: OutboxEvent) =>
  event === 'playback' && JSON.parse(data).status === 'paused';
const hasViewers =
  (count: number) =>
  ({ event, data }: OutboxEvent) =>
    event === 'playback' && JSON.parse(data).viewers === count;

it('is read alike by EventSource in Chromium, npm eventsource, npm eventsource-client and curl -N, cut or not', async () => {
  const { sessionId } = await stage.share({ paused: true, playbackSpeed: 10 });
  const proxy = await FaultyProxy.start(stage.server.url);
  const url = stage.streamUrl(sessionId, proxy.url);
  const page = await browser.newPage();
  await page.goto(`${proxy.url}/healthz`);
  const witness = stage.viewer();
  const watched = watchSse(stage.streamUrl(sessionId), witness);
  const readers = {
    chromium: await readInBrowser(page, url, NAMES),
    eventsource: npmEventSource(url),
    client: npmEventSourceClient(url),
    curl: curl(url),
  };
  await witness.until(hasViewers(5));

  const begun = witness.arrivals.length;
  await stage.control(sessionId, 'play');
  let clocks = 0;
  await witness.until(({ event }) => event === 'clock' && ++clocks === 10, begun);
  for (const connection of proxy.connections) connection.cut();
  await stage.control(sessionId, 'seek', { time: String(stage.options().startTime) });
  await stage.post('/set-params', { sessionId, filters: { vehicleTypes: ['bus'] } });
  await witness.until(hasViewers(1), begun);
  await witness.until(hasViewers(5), witness.arrivals.length);
  await stage.control(sessionId, 'pause');
  await witness.until(isPaused, begun);
  const ended = fetch(`${stage.server.url}${API}/sessions/${sessionId}`, { method: 'DELETE' });
  await Promise.all([ended, watched, ...Object.values(readers).map(({ over }) => over())]);

  const told = witness.eventsSince(begun);
  expect(told.length).toBeGreaterThan(50);
  expect(told.at(-1)?.event).toBe('end');
  for (const [name, { events }] of Object.entries(readers)) {
    const seen = await events();
    const first = seen.findIndex(({ id }) => id === told[0]?.id);
    expect(seen.slice(first), name).toEqual(told);
  }
  await proxy.stop();
});
