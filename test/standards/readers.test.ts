import { EventSource } from 'eventsource';
import { createEventSource } from 'eventsource-client';
import { describe, expect, it } from 'vitest';
import { EventStream } from '../../web/api/event-stream.ts';
import { launchChromium } from '../browser/chromium.ts';
import { readInBrowser } from './browser-reader.ts';
import { CASE_PATHS, CaseServer } from './case-server.ts';
import { type ExpectedEvent, STREAM_CASES } from './stream-cases.ts';

const NAMES = [...new Set(STREAM_CASES.flatMap(({ events }) => events.map(({ event }) => event)))];

/** What a reader made of each path, by path. */
type Reading = ReadonlyMap<string, readonly ExpectedEvent[]>;

/** Those cases in which a reader saw something else than the table says, or came back with another id. */
function deviations(reading: Reading, server: CaseServer): Set<string> {
  const names = CASE_PATHS.filter(({ path, events, lastEventId }) => {
    const same = JSON.stringify(reading.get(path)) === JSON.stringify(events);
    return !same || server.asked(path)[1] !== lastEventId;
  }).map(({ name }) => name);
  return new Set(names);
}

const REDIRECTS = [301, 302, 303, 307, 308];

describe.concurrent("the page's own reader, over HTTP,", () => {
  it('reads the table of cases', async () => {
    const server = await CaseServer.start();
    const reading = await readAll(path => readAsPage(server.url, path.slice(1)));
    const expected = CASE_PATHS.map(({ path, events }) => [path, events] as const);
    expect(reading).toEqual(new Map(expected));
    server.stop();
  });

  it.each(REDIRECTS)('follows a redirection with %d', async status => {
    const server = await CaseServer.start();
    const [first] = CASE_PATHS;
    expect(await readAsPage(server.url, `redirect/${status}${first?.path}`)).toEqual(first?.events);
    server.stop();
  });
});

describe.concurrent('the table of cases is how others read it:', () => {
  it('EventSource in Chromium, without exception', async () => {
    const server = await CaseServer.start();
    const browser = await launchChromium();
    try {
      const page = await browser.newPage();
      await page.goto(server.url);
      const reading = await readAll(async path => {
        const reader = await readInBrowser(page, path, NAMES);
        await reader.over();
        return reader.events();
      });
      expect(deviations(reading, server)).toEqual(new Set());
    } finally {
      await browser.close();
      server.stop();
    }
  });

  it('npm eventsource, but for a second byte order mark', async () => {
    const server = await CaseServer.start();
    const reading = await readAll(async path => {
      const events: ExpectedEvent[] = [];
      const source = new EventSource(`${server.url}${path}`);
      for (const name of NAMES) {
        source.addEventListener(name, ({ type: event, data, lastEventId: id }) =>
          events.push({ event, data, id }),
        );
      }
      await new Promise<void>(resolve => {
        source.onerror = () => source.readyState === EventSource.CLOSED && resolve();
      });
      return events;
    });
    expect(deviations(reading, server)).toEqual(
      new Set(['of two byte order marks the second belongs to the line']),
    );
    server.stop();
  });

  it('npm eventsource-client, but for a CR at the very end and what it does with odd ids', async () => {
    const server = await CaseServer.start();
    const reading = await readAll(path => readWithClient(`${server.url}${path}`));
    expect(deviations(reading, server)).toEqual(
      new Set([
        'CR ends lines',
        'LF and CR are two line ends',
        'a broken character hides no line end',
        'an id needs no data to count',
        'an id may have any characters',
      ]),
    );
    server.stop();
  });
});

async function readAll(read: (path: string) => Promise<ExpectedEvent[]>): Promise<Reading> {
  return new Map(await Promise.all(CASE_PATHS.map(async ({ path }) => [path, await read(path)] as const)));
}

/** Reads until the client was told not to come back, or cannot ask again. */
async function readWithClient(url: string): Promise<ExpectedEvent[]> {
  const events: ExpectedEvent[] = [];
  await new Promise<void>(resolve => {
    const atTheSecond = () => {
      let times = 0;
      return () => {
        if (++times < 2) return;
        source.close();
        resolve();
      };
    };
    const source = createEventSource({
      url,
      onMessage: ({ event = 'message', data }) => events.push({ event, data, id: source.lastEventId ?? '' }),
      onDisconnect: atTheSecond(),
      onScheduleReconnect: atTheSecond(),
    });
  });
  return events;
}

function readAsPage(origin: string, query: string): Promise<ExpectedEvent[]> {
  const events: ExpectedEvent[] = [];
  return new Promise(resolve => {
    new EventStream(origin).open(() => query, {
      heard() {},
      retry() {},
      events: some => void events.push(...some),
      closed: () => resolve(events),
    });
  });
}
