import type { OutboxEvent } from '../replay/outbox-event.ts';
import { messageText } from './message-text.ts';

/** FIN, and the opcode of a text (RFC 6455, 5.2). */
const WHOLE_TEXT = 0x81;
/** What a frame's second byte says where the length, as 16 or 64 bits, follows it. */
const LENGTH_16 = 126;
const LENGTH_64 = 127;

/** Events as WebSocket messages, one text frame each, in one buffer: a server's frames are the same for all clients. */
export function encodeWebSocket(events: readonly OutboxEvent[]): Buffer {
  return framesOf(events.map(messageText));
}

/** Texts as unmasked text frames, one after another. */
export function framesOf(texts: readonly string[]): Buffer {
  const lengths = texts.map(text => Buffer.byteLength(text));
  const frames = Buffer.allocUnsafe(lengths.reduce((sum, length) => sum + headerBytes(length) + length, 0));
  let at = 0;
  for (const [index, text] of texts.entries()) {
    at = writeHeader(frames, at, lengths[index] as number);
    at += frames.write(text, at);
  }
  return frames;
}

function headerBytes(length: number): number {
  if (length < LENGTH_16) return 2;
  return length < 0x1_0000 ? 4 : 10;
}

/** Gives the place after the header. */
function writeHeader(frames: Buffer, at: number, length: number): number {
  frames[at] = WHOLE_TEXT;
  if (length < LENGTH_16) frames[at + 1] = length;
  else if (length < 0x1_0000) {
    frames[at + 1] = LENGTH_16;
    frames.writeUInt16BE(length, at + 2);
  } else {
    frames[at + 1] = LENGTH_64;
    frames.writeBigUInt64BE(BigInt(length), at + 2);
  }
  return at + headerBytes(length);
}
