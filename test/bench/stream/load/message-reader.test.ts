import { expect, it } from 'vitest';
import { messageText } from '../message.ts';
import { ChunkedBody } from './chunked-body.ts';
import { MessageReader } from './message-reader.ts';
import { MessageScanner } from './message-scanner.ts';

const SIZE = 200;

/** A stream as our server, better-sse and nchan write it, with what lies between messages. */
const STREAM = Buffer.from(
  [
    'retry: 2000\n\n:\n\n',
    `id: s.e.1.0\nevent: vehicle_update\ndata: ${messageText(1, 1234.567, SIZE)}\n\n`,
    'id: s.e.1.s\nevent: snapshot\ndata: {"vehicles":[]}\n\n',
    `event:message\nid:0b6a\ndata:${messageText(2, 99_999_999.5, SIZE)}\n\n`,
    `id: 1700000000:0\ndata: ${messageText(12_345_678, 0, SIZE)}\n\n`,
    `event: snapshot\ndata: ${JSON.stringify({ vehicles: 'x'.repeat(3000) })}\n\n`,
  ].join(''),
);
const HELD = ['1 at 1234.567', 'other', '2 at 99999999.5', '12345678 at 0', 'other'];

function reader(): { held: string[]; read: MessageReader } {
  const held: string[] = [];
  const read = new MessageReader(new MessageScanner(SIZE), {
    message: (number, timeMs) => held.push(`${number} at ${timeMs}`),
    other: () => held.push('other'),
  });
  return { held, read };
}

it.each([1, 2, 3, 7, 64, 211, 1024, 5000])('finds every message once in pieces of %i bytes', length => {
  const { held, read } = reader();
  for (let at = 0; at < STREAM.length; at += length) {
    read.read(STREAM, at, Math.min(at + length, STREAM.length));
  }
  expect(held).toEqual(HELD);
});

it.each([1, 5, 100, 5000])('takes chunks off that come in pieces of %i bytes', length => {
  const { held, read } = reader();
  const body = new ChunkedBody((bytes, start, end) => read.read(bytes, start, end));
  const chunks: Buffer[] = [];
  for (let at = 0; at < STREAM.length; at += 150) {
    const part = STREAM.subarray(at, at + 150);
    chunks.push(Buffer.from(`${part.length.toString(16)}\r\n`), part, Buffer.from('\r\n'));
  }
  const bytes = Buffer.concat(chunks);
  for (let at = 0; at < bytes.length; at += length) body.read(bytes, at, Math.min(at + length, bytes.length));
  expect(held).toEqual(HELD);
});
