import { once } from 'node:events';
import type { Socket } from 'node:net';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { batch } from './fake-session.ts';
import type { WebSocketReader } from './web-socket-reader.ts';
import { WebSocketStage } from './websocket-stage.ts';

let stage: WebSocketStage;
beforeEach(async () => {
  stage = await WebSocketStage.open();
});
afterEach(() => stage.close());

describe('what a client sends', () => {
  it('is answered, one after the other', async () => {
    const reader = await stage.connect();
    for (const text of ['a', 'b', 'c']) reader.socket.send(text);
    reader.socket.send(Buffer.from('d'));
    const answers = [];
    for (let count = 0; count < 4; count++) answers.push((await reader.answer()).requestId);
    expect(answers).toEqual(['a', 'b', 'c', null]);
    reader.close();
  });

  it('is carried out though the client closes right after', async () => {
    const carriedOut: (string | null)[] = [];
    const done = new Promise<void>(resolve => {
      stage.carryOut = async message => {
        carriedOut.push(message);
        if (carriedOut.length === 3) resolve();
        return '{}';
      };
    });
    const reader = await stage.connect();
    for (const text of ['a', 'b', 'c']) reader.socket.send(text);
    reader.socket.close();
    await done;
    expect(carriedOut).toEqual(['a', 'b', 'c']);
  });

  it('may come in fragments, with pings in between', async () => {
    const reader = await stage.connect();
    const pong = once(reader.socket, 'pong');
    reader.socket.send('in ', { fin: false });
    reader.socket.ping();
    reader.socket.send('pieces', { fin: true });
    expect(await reader.answer()).toEqual({ requestId: 'in pieces' });
    await pong;
    reader.close();
  });

  it('is not read on while much of it waits', async () => {
    const waiting: (() => void)[] = [];
    let began = 0;
    stage.carryOut = message => {
      began++;
      return new Promise(resolve => waiting.push(() => resolve(JSON.stringify({ requestId: message }))));
    };
    const reader = await stage.connect();
    const sent = 10_000;
    const text = 'x'.repeat(1000);
    for (let count = 0; count < sent; count++) reader.socket.send(text);
    while (!stage.socket.isPaused()) await new Promise(resolve => setImmediate(resolve));
    expect(began).toBe(1);
    const read = stage.socket.bytesRead;
    expect(read).toBeLessThan((sent * text.length) / 2);
    for (let answered = 0; answered < sent; ) {
      const carriedOut = waiting.shift();
      if (carriedOut) {
        carriedOut();
        await reader.answer();
        answered++;
      } else await new Promise(resolve => setImmediate(resolve));
    }
    reader.close();
  });

  it('does not keep the connection from closing, however much of it waits', async () => {
    stage.carryOut = () => new Promise(() => {});
    const reader = await stage.connect();
    for (let count = 0; count < 5000; count++) reader.socket.send('x'.repeat(1000));
    while (!stage.socket.isPaused()) await new Promise(resolve => setImmediate(resolve));
    (await stage.session.viewer()).end();
    expect((await reader.ended()).code).toBe(1000);
    await stage.session.until(() => stage.session.left === 1);
  });

  it.each([
    ['a frame without a mask', [0x81, 0x01, 0x61], 1002],
    ['a reserved bit', [0xf1, 0x80, 0, 0, 0, 0], 1002],
    ['an unknown opcode', [0x83, 0x80, 0, 0, 0, 0], 1002],
    ['a text that is not UTF-8', [0x81, 0x81, 0, 0, 0, 0, 0xff], 1007],
    ['a length without end', [0x81, 0xff, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0], 1009],
    ['a message that is far too large', [0x81, 0xff, 0, 0, 0, 0, 0, 0x10, 0, 0, 0, 0, 0, 0], 1009],
    ['a close code that there is not', [0x88, 0x82, 0, 0, 0, 0, 0x03, 0xec], 1002],
  ])('closes the connection as RFC 6455 has it: %s', async (_what, bytes, code) => {
    const reader = await stage.connect();
    rawSocketOf(reader).write(Buffer.from(bytes));
    expect((await reader.ended()).code).toBe(code);
    await stage.session.until(() => stage.session.left === 1);
  });

  it('may be any bytes without harm to others', async () => {
    const other = await stage.connect();
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 200 }), async bytes => {
        const reader = await stage.connect();
        rawSocketOf(reader).end(bytes);
        await reader.ended();
      }),
      { numRuns: 200 },
    );
    await stage.session.until(() => stage.session.left === 200);
    stage.session.deliver(batch('still there'));
    await other.next();
    expect((await other.next()).id).toBe('still there');
    other.close();
  });
});

/** What a client writes on is none of the library's interface. */
function rawSocketOf({ socket }: WebSocketReader): Socket {
  return (socket as unknown as { _socket: Socket })._socket;
}
