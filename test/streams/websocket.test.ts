import { once } from 'node:events';
import { get } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ReplayError } from '../../server/contract/problems.ts';
import { EventBatch } from '../../server/replay/outbox-event.ts';
import { endedSession } from '../../server/streams/ended-session.ts';
import { batch } from './fake-session.ts';
import { WebSocketStage } from './websocket-stage.ts';

let stage: WebSocketStage;
beforeEach(async () => {
  stage = await WebSocketStage.open();
});
afterEach(() => stage.close());

describe('a stream through a WebSocket', () => {
  it('begins with what the stage.session delivers at once, then tells what comes', async () => {
    const reader = await stage.connect();
    expect(await reader.message()).toEqual({ event: 'clock', id: 'first', data: { filler: '' } });
    expect(stage.session.joined).toEqual([{ lastEventId: 'seen' }]);
    stage.session.deliver(
      new EventBatch([
        { id: 'a', event: 'clock', data: '{"n":1}' },
        { id: 'b', event: 'clock', data: '{"n":2}' },
      ]),
    );
    expect(await reader.message()).toEqual({ event: 'clock', id: 'a', data: { n: 1 } });
    expect(await reader.message()).toEqual({ event: 'clock', id: 'b', data: { n: 2 } });
    reader.close();
  });

  it('encodes a batch once for all, and compresses nothing', async () => {
    const readers = [await stage.connect(), await stage.connect()];
    let encoded = 0;
    const shared = new EventBatch([{ id: 'x', event: 'clock', data: '{}' }], () => encoded++);
    stage.session.deliver(shared);
    for (const reader of readers) {
      await reader.message();
      expect((await reader.next()).id).toBe('x');
      expect(reader.socket.extensions).toBe('');
      reader.close();
    }
    expect(encoded).toBe(1);
  });

  it('closes with 1000 after the stage.session has ended it', async () => {
    const reader = await stage.connect();
    const viewer = await stage.session.viewer();
    viewer.deliver(batch('last'));
    viewer.end();
    viewer.deliver(batch('too late'));
    expect([(await reader.next()).id, (await reader.next()).id]).toEqual(['first', 'last']);
    expect(await reader.ended()).toEqual({ code: 1000, reason: '' });
    await stage.session.until(() => stage.session.left === 1);
    expect(stage.clock.pending).toBe(0);
  });

  it('tells who comes back to an ended stage.session just that', async () => {
    stage.watched = endedSession('gone');
    const reader = await stage.connect();
    expect(await reader.message()).toEqual({
      event: 'end',
      id: 'gone.ended.0.p',
      data: { sessionId: 'gone' },
    });
    expect((await reader.ended()).code).toBe(1000);
  });

  it('closes with 1001 when the server stops, and leaves the session', async () => {
    const reader = await stage.connect();
    await reader.next();
    stage.stopping.abort();
    expect((await reader.ended()).code).toBe(1001);
    await stage.session.until(() => stage.session.left === 1);
    expect(stage.clock.pending).toBe(0);
  });

  it('leaves the stage.session when the client closes or is gone', async () => {
    const reader = await stage.connect();
    reader.socket.close(1000);
    expect((await reader.ended()).code).toBe(1000);
    await stage.session.until(() => stage.session.left === 1);
    (await stage.connect()).close();
    await stage.session.until(() => stage.session.left === 2);
    expect(stage.connections.size).toBe(0);
    expect(stage.clock.pending).toBe(0);
  });

  it('sends nothing more once the client has begun to close', async () => {
    const reader = await stage.connect();
    const viewer = await stage.session.viewer();
    reader.socket.pause();
    reader.socket.close(1000);
    await once(stage.socket, 'finish');
    viewer.deliver(batch('too late'));
    reader.socket.resume();
    expect((await reader.ended()).code).toBe(1000);
    expect((await reader.message()).id).toBe('first');
    await expect(reader.message()).rejects.toThrow();
    expect(stage.socket.errored).toBeNull();
  });

  it('has sent nothing where the stage.session cannot be joined', async () => {
    stage.session.failure = new ReplayError('unavailable', 'locked');
    await expect(stage.connect()).rejects.toThrow('hang up');
    expect(stage.refusal).toBe(stage.session.failure);
  });

  it('leaves the stage.session where the handshake is not valid', async () => {
    const headers = {
      Connection: 'Upgrade',
      Upgrade: 'websocket',
      'Sec-WebSocket-Version': '13',
      'Sec-WebSocket-Key': 'short',
    };
    await once(get(stage.url, { headers }), 'error');
    expect(stage.refusal).toMatchObject({ code: 'invalid_request' });
    expect(stage.session.left).toBe(1);
  });
});
