import { once } from 'node:events';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { EventStream } from '../../../web/api/event-stream.ts';
import { Told, TransportServer } from './transport-server.ts';

const STREAM = { 'Content-Type': 'text/event-stream' };
const server = new TransportServer();

beforeAll(() => server.listen());
beforeEach(() => server.asked.splice(0));
afterAll(() => server.close());

const read = () => new Told(new EventStream(server.origin), () => 'sessionId=s');

describe('the event stream', () => {
  test('tells every piece as a sign of life, comments too, what came together, and how long to wait', async () => {
    server.answer = async (_request, response) => {
      response.writeHead(200, STREAM).write('retry: 5\n\n');
      await told.until('retry 5');
      response.write('id: 1\ndata: a\n\nid: 2\ndata: b\n\nid: 3\nda');
      await told.until('1 2');
      response.write(':\n\n');
      response.end('ta: cut');
    };
    const told = read();
    expect(await told.closed).toEqual({ is: 'lost' });
    expect(told.lines).toEqual(['heard', 'retry 5', 'heard', '1 2', 'heard', 'lost']);
    expect(server.asked).toEqual(['/api/auto_dispatch/replay/stream?sessionId=s']);
  });

  test.each(['text/event-stream;charset=utf-8', 'text/event-stream ; charset=utf-8', 'TEXT/Event-Stream'])(
    'takes the type %s',
    async type => {
      server.answer = (_request, response) => response.writeHead(200, { 'Content-Type': type }).end(':\n\n');
      const told = read();
      await told.closed;
      expect(told.lines).toEqual(['heard', 'lost']);
    },
  );

  test.each([
    ['an answer that is no stream', 200, { 'Content-Type': 'text/html' }, '<p>Log in</p>', { is: 'blocked' }],
    ['a type that only begins alike', 200, { 'Content-Type': 'text/event-streams' }, '', { is: 'blocked' }],
    ['no content', 204, {}, '', { is: 'ended' }],
    ['a refusal by somebody else', 403, { 'Content-Type': 'text/html' }, 'No', { is: 'blocked' }],
  ])('%s is told as what it is', async (_name, status, headers, body, why) => {
    server.answer = (_request, response) => response.writeHead(status, headers).end(body);
    expect(await read().closed).toEqual(why);
  });

  test('does not ask like an EventSource, so that a passing refusal has its status', async () => {
    let accept: string | undefined;
    server.answer = (request, response) => {
      accept = request.headers.accept;
      response.writeHead(204).end();
    };
    await read().closed;
    expect(accept).not.toContain('event-stream');
  });

  test('a server that is not there is lost', async () => {
    server.answer = (_request, response) => response.destroy();
    expect(await read().closed).toEqual({ is: 'lost' });
  });

  test('closed, it hangs up and says nothing more', async () => {
    const gone = Promise.withResolvers<void>();
    server.answer = (_request, response) => {
      response.writeHead(200, STREAM).write(':\n\n');
      void once(response, 'close').then(() => gone.resolve());
    };
    const told = read();
    await told.until('heard');
    told.connection.close();
    await gone.promise;
    expect(told.lines).toEqual(['heard']);
  });
});
