import { once } from 'node:events';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { LongPoll } from '../../../web/api/long-poll.ts';
import { Told, TransportServer } from './transport-server.ts';

const server = new TransportServer();
const pace = { wait: 'PT25S', silenceMs: 25_000, periodMs: 0 };

beforeAll(() => server.listen());
beforeEach(() => server.asked.splice(0));
afterAll(() => server.close());

const read = () =>
  new Told(new LongPoll(server.origin, pace), lastEventId => `sessionId=s&lastEventId=${lastEventId}`);

describe('polling', () => {
  test('asks at once, then patiently, each time behind what came last', async () => {
    const answers = [
      { events: [{ event: 'clock', id: '1', data: { time: 'T' } }], lastEventId: '1' },
      { events: [], lastEventId: '1' },
      {
        events: [
          { event: 'clock', id: '2', data: {} },
          { event: 'clock', id: '3', data: {} },
        ],
        lastEventId: '3',
      },
    ];
    server.answer = (_request, response) => {
      const next = answers.shift();
      if (next) response.end(JSON.stringify(next));
      else response.writeHead(204).end();
    };
    const told = read();
    expect(await told.closed).toEqual({ is: 'ended' });
    expect(told.events[0]).toEqual({ event: 'clock', id: '1', data: '{"time":"T"}' });
    expect(told.lines).toEqual(['heard', '1', 'heard', '2 3', 'ended']);
    expect(server.asked.map(url => url.replace(/^.*poll\?/, ''))).toEqual([
      'sessionId=s&lastEventId=&wait=PT0S',
      'sessionId=s&lastEventId=1&wait=PT25S',
      'sessionId=s&lastEventId=1&wait=PT25S',
      'sessionId=s&lastEventId=3&wait=PT25S',
    ]);
  });

  test.each([
    ['a page', '<p>Log in</p>', 'blocked'],
    ['something else', '{"hello":1}', 'blocked'],
    ['null', 'null', 'blocked'],
  ])('%s is no answer', async (_name, body, is) => {
    server.answer = (_request, response) => response.end(body);
    expect(await read().closed).toEqual({ is });
  });

  test('a server that is not there is lost', async () => {
    server.answer = (_request, response) => response.destroy();
    expect(await read().closed).toEqual({ is: 'lost' });
  });

  test('closed, it hangs up and says nothing more', async () => {
    const gone = Promise.withResolvers<void>();
    const asked = Promise.withResolvers<void>();
    server.answer = (_request, response) => {
      void once(response, 'close').then(() => gone.resolve());
      asked.resolve();
    };
    const told = read();
    await asked.promise;
    told.connection.close();
    await gone.promise;
    expect(told.lines).toEqual([]);
  });
});
