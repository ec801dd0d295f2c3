import type { Writable } from 'node:stream';
import { expect, it } from 'vitest';
import * as ws from 'ws';
import { encodeWebSocket, framesOf } from '../../server/streams/websocket-encoding.ts';

/** The library's reader of frames, which its types leave out. */
const { Receiver } = ws as unknown as { Receiver: new (options: { isServer: boolean }) => Writable };

/** The texts in frames, as the library reads them, however they are cut. */
async function textsIn(frames: Buffer, pieceBytes: number): Promise<string[]> {
  const texts: string[] = [];
  const receiver = new Receiver({ isServer: false });
  receiver.on('message', (data: Buffer, isBinary: boolean) =>
    texts.push(isBinary ? 'binary' : data.toString()),
  );
  for (let at = 0; at < frames.length; at += pieceBytes) {
    const piece = Buffer.from(frames.subarray(at, at + pieceBytes));
    await new Promise<void>((resolve, reject) =>
      receiver.write(piece, error => (error ? reject(error) : resolve())),
    );
  }
  return texts;
}

it('writes an event as one message, its data as they are', async () => {
  const frames = encodeWebSocket([
    { id: 's.e.1.0', event: 'clock', data: '{"time":"2020-10-02T08:00:00.000Z"}' },
    { id: 's.e.1.1', event: 'end', data: '{"sessionId":"é 🛫"}' },
  ]);
  expect(await textsIn(frames, 7)).toEqual([
    '{"event":"clock","id":"s.e.1.0","data":{"time":"2020-10-02T08:00:00.000Z"}}',
    '{"event":"end","id":"s.e.1.1","data":{"sessionId":"é 🛫"}}',
  ]);
});

it.each([0, 1, 125, 126, 127, 65_535, 65_536, 200_000])('frames a text of %i bytes', async length => {
  const texts = ['x'.repeat(length), 'after'];
  expect(await textsIn(framesOf(texts), 10_000)).toEqual(texts);
});

it('counts bytes, not characters', async () => {
  const texts = ['é'.repeat(63), '€'.repeat(21_846), '🛫'.repeat(31)];
  expect(await textsIn(framesOf(texts), 999)).toEqual(texts);
});
