import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { batch } from './fake-session.ts';
import { WebSocketStage } from './websocket-stage.ts';

let stage: WebSocketStage;
beforeEach(async () => {
  stage = await WebSocketStage.open();
});
afterEach(() => stage.close());

describe('a client that is silent', () => {
  it('is asked every 12 s whether it is there, and stays while it answers', async () => {
    const reader = await stage.connect();
    for (let round = 0; round < 10; round++) {
      const asked = once(reader.socket, 'ping');
      const answered = once(stage.socket, 'data');
      stage.clock.advance(12_000);
      await asked;
      await answered;
    }
    expect(stage.session.left).toBe(0);
    reader.close();
  });

  it('stays while it sends anything at all', async () => {
    const reader = new WebSocket(stage.url.replace('http', 'ws'), { autoPong: false });
    await once(reader, 'open');
    for (let round = 0; round < 5; round++) {
      stage.clock.advance(40_000);
      reader.send('a command');
      await once(reader, 'message');
    }
    expect(stage.session.left).toBe(0);
    reader.terminate();
  });

  it('is cut off where it answers nothing for a minute', async () => {
    const reader = new WebSocket(stage.url.replace('http', 'ws'), { autoPong: false });
    await once(reader, 'open');
    stage.clock.advance(59_000);
    expect(stage.session.left).toBe(0);
    stage.clock.advance(1000);
    const [code] = await once(reader, 'close');
    expect(code).toBe(1006);
    await stage.session.until(() => stage.session.left === 1);
  });
});

describe('a client that does not read', () => {
  it('can be relieved of its backlog, and then reads whole messages still', async () => {
    const { reader, viewer } = await stage.connectBlocked();
    viewer.drop();
    expect(viewer.backlog).toBeLessThan(3_000_000);
    reader.socket.resume();
    await stage.session.until(() => stage.session.drained > 0);
    expect(viewer.backlog).toBe(0);
    viewer.deliver(batch('after'));
    const ids: string[] = [];
    while (ids.at(-1) !== 'after') ids.push((await reader.next()).id);
    expect(new Set(ids)).toEqual(new Set(['big', 'after']));
    reader.close();
  });

  it('still gets the answers to its commands, though its events are dropped', async () => {
    const { reader, viewer } = await stage.connectBlocked({ backlog: 150_000, eventBytes: 20_000 });
    const before = viewer.backlog;
    reader.socket.send('one');
    while (viewer.backlog === before) await new Promise(resolve => setImmediate(resolve));
    viewer.drop();
    expect(viewer.backlog).toBeLessThan(before);
    reader.socket.resume();
    expect(await reader.answer()).toEqual({ requestId: 'one' });
    reader.close();
  });

  it('has no commands carried out until it has read what it was sent', async () => {
    const { reader, viewer } = await stage.connectBlocked();
    const arrived = once(stage.socket, 'data');
    const carriedOut = new Promise(resolve => {
      stage.carryOut = async message => {
        resolve(viewer.backlog);
        return JSON.stringify({ requestId: message });
      };
    });
    reader.socket.send('one');
    await arrived;
    reader.socket.resume();
    expect(await carriedOut).toBe(0);
    expect(await reader.answer()).toEqual({ requestId: 'one' });
    reader.close();
  });

  it('is cut off where it takes nothing for a minute', async () => {
    const { reader } = await stage.connectBlocked();
    stage.clock.advance(59_000);
    expect(stage.session.left).toBe(0);
    stage.clock.advance(2000);
    await stage.session.until(() => stage.session.left === 1);
    expect(stage.connections.size).toBe(0);
    reader.close();
  });

  it('is cut off sooner once its backlog was dropped', async () => {
    const { reader, viewer } = await stage.connectBlocked();
    stage.clock.advance(1000);
    viewer.drop();
    stage.clock.advance(6000);
    await stage.session.until(() => stage.session.left === 1);
    reader.close();
  });

  it('is not asked for anything while it reads on, however slowly', async () => {
    const { reader, viewer } = await stage.connectBlocked();
    for (let round = 0; round < 20 && viewer.backlog > 0; round++) {
      const before = viewer.backlog;
      reader.socket.resume();
      while (viewer.backlog === before) await new Promise(resolve => setImmediate(resolve));
      reader.socket.pause();
      viewer.deliver(batch('more', 1_000_000));
      stage.clock.advance(30_000);
    }
    expect(stage.session.left).toBe(0);
    reader.close();
  });

  it('is told of the stop of the server before all that waits', async () => {
    const { reader, viewer } = await stage.connectBlocked();
    const unread = viewer.backlog;
    stage.stopping.abort();
    expect(viewer.backlog).toBeLessThan(unread / 2);
    reader.socket.resume();
    expect((await reader.ended()).code).toBe(1001);
  });
});
