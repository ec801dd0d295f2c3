import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MESSAGE_SCHEMAS } from '../../server/contract/command-message.ts';
import { type Message, WebSocketReader } from '../streams/web-socket-reader.ts';
import { at, PAUSED_QUERY, RANGE, START } from './sample-shift.ts';
import { API, TestApp } from './test-app.ts';

let test: TestApp;
let url: string;
beforeAll(async () => {
  test = await TestApp.open();
  url = await test.listen();
});
afterAll(() => test.stop());

const open = (search: string) => WebSocketReader.open(`${url}${API}/ws${search}`);

async function shared(): Promise<string> {
  const { body } = await request(url)
    .post(`${API}/sessions`)
    .send({ ...RANGE, paused: true })
    .expect(201);
  return body.sessionId;
}

/** A connection that has begun, and the session behind it. */
async function begun(search = PAUSED_QUERY) {
  const reader = await open(search);
  const [playback] = await reader.until('snapshot');
  return { reader, sessionId: playback?.data.sessionId };
}

/** Sends one message and gives its answer, which has to be as the contract says. */
async function ask(reader: WebSocketReader, message: object): Promise<Message> {
  reader.send(message);
  return MESSAGE_SCHEMAS.AnswerMessage.parse(await reader.answer());
}

describe('commands through a WebSocket', () => {
  it('are the bodies of control and set-params, answered with the session', async () => {
    const { reader, sessionId } = await begun();
    expect(await ask(reader, { requestId: 'a', action: 'play' })).toMatchObject({
      requestId: 'a',
      status: 'success',
      session: { sessionId, status: 'playing', revision: 1 },
    });
    const faster = { requestId: 2, playbackSpeed: 60, filters: { kinds: ['task'] }, expectedRevision: 1 };
    expect(await ask(reader, faster)).toMatchObject({
      requestId: 2,
      session: { playbackSpeed: 60, filters: { kinds: ['task'] }, revision: 2 },
    });
    const step = { requestId: '', action: 'step', to: 'next', kind: 'task' };
    expect(await ask(reader, step)).toMatchObject({ requestId: '', session: { time: at(1) } });
    expect(await ask(reader, { requestId: 'still there?' })).toMatchObject({ session: { revision: 3 } });
    reader.close();
  });

  it('reach all viewers, and may go to another session', async () => {
    const sessionId = await shared();
    const watcher = await begun(`?sessionId=${sessionId}`);
    const { reader } = await begun();
    const seek = { requestId: 1, sessionId, action: 'seek', time: at(30), driver: 'Li' };
    expect(await ask(reader, seek)).toMatchObject({ session: { sessionId, time: at(30), driver: 'Li' } });
    expect((await watcher.reader.until('playback')).at(-1)?.data).toMatchObject({
      time: at(30),
      revision: 1,
      driver: 'Li',
    });
    watcher.reader.close();
    reader.close();
  });

  it('are carried out in order, however long one takes', async () => {
    const { reader } = await begun();
    reader.send({ requestId: 1, action: 'step', to: 'next', kind: 'decision' });
    reader.send({ requestId: 2, action: 'step', by: 'PT1S' });
    reader.send({ requestId: 3, action: 'stop' });
    const times = [];
    for (let count = 0; count < 3; count++) times.push(((await reader.answer()).session as Message).time);
    expect(times).toEqual([at(10), at(11), at(0)]);
    reader.close();
  });

  const requestId = 'r';
  const refusals: [string, object, object][] = [
    ['an unknown action', { requestId, action: 'jump' }, { code: 'invalid_request', status: 400 }],
    [
      'an unknown field',
      { requestId, action: 'play', now: true },
      { errors: [{ path: 'now', message: 'is not known here' }] },
    ],
    [
      'an unknown parameter',
      { requestId, speed: 2 },
      { errors: [{ path: 'speed', message: 'is not known here' }] },
    ],
    ['a missing time', { requestId, action: 'seek' }, { errors: [{ path: 'time', message: 'is required' }] }],
    ['a wrong type', { requestId, playbackSpeed: 'fast' }, { errors: [{ path: 'playbackSpeed' }] }],
    ['two goals', { requestId, action: 'step', by: 'PT1S', to: 'next' }, { errors: [{ path: 'by' }] }],
    [
      'a time beyond the range',
      { requestId, action: 'seek', time: at(-1) },
      { code: 'out_of_range', status: 422 },
    ],
    ['a range that is none', { requestId, endTime: START }, { code: 'invalid_range', status: 422 }],
    [
      'another revision',
      { requestId, action: 'play', expectedRevision: 9 },
      { code: 'revision_conflict', status: 409 },
    ],
    [
      'an unknown session',
      { requestId, sessionId: 'nobody', action: 'play' },
      { code: 'session_not_found', status: 404 },
    ],
  ];
  it.each(refusals)(
    'are refused with a problem for %s, and change nothing',
    async (_what, message, problem) => {
      const { reader } = await begun();
      expect(await ask(reader, message)).toMatchObject({ requestId, ...problem });
      expect(await ask(reader, { requestId: 2 })).toMatchObject({ session: { revision: 0 } });
      reader.close();
    },
  );

  const nonsense: [string, string | Buffer, object][] = [
    ['no JSON', '{"requestId":1', { code: 'invalid_request', detail: expect.stringContaining('not JSON') }],
    ['nothing', '', { code: 'invalid_request' }],
    ['no object', '[{"requestId":1}]', { errors: [{ path: '', message: 'The message must be an object' }] }],
    ['null', 'null', { code: 'invalid_request' }],
    ['no requestId', '{"action":"play"}', { errors: [{ path: 'requestId', message: 'is required' }] }],
    [
      'a requestId that is too long',
      JSON.stringify({ requestId: 'x'.repeat(101) }),
      { errors: [{ path: 'requestId', message: expect.stringContaining('100 characters') }] },
    ],
    ['a requestId that is no integer', '{"requestId":1.5}', { errors: [{ path: 'requestId' }] }],
    ['bytes', Buffer.from('{"requestId":1}'), { code: 'unsupported_media_type', status: 415 }],
    [
      'too much',
      JSON.stringify({ requestId: 1, filters: { stands: ['x'.repeat(70_000)] } }),
      { code: 'payload_too_large', status: 413, detail: expect.stringContaining('64 KiB') },
    ],
  ];
  it.each(nonsense)('are answered with a problem and no requestId for %s', async (_what, bytes, problem) => {
    const { reader } = await begun();
    reader.socket.send(bytes);
    expect(await reader.answer()).toMatchObject({ requestId: null, ...problem });
    expect(await ask(reader, { requestId: 2 })).toMatchObject({ status: 'success' });
    reader.close();
  });

  it('count as requests of their address', async () => {
    const few = await TestApp.open({ requestRate: { perSecond: 1, burst: 3 } });
    const reader = await WebSocketReader.open(`${await few.listen()}${API}/ws${PAUSED_QUERY}`);
    for (const expected of [{ status: 'success' }, { status: 'success' }, { code: 'too_many_requests' }]) {
      expect(await ask(reader, { requestId })).toMatchObject({ requestId, ...expected });
    }
    few.clock.advance(1000);
    expect(await ask(reader, { requestId })).toMatchObject({ status: 'success' });
    reader.close();
    await few.stop();
  });

  it('that are larger than any could be close the connection', async () => {
    const { reader } = await begun();
    reader.socket.send('x'.repeat(200_000));
    expect((await reader.ended()).code).toBe(1009);
  });
});
