/** A program that sends messages made beforehand as fast as each viewer takes them. */
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { messageText } from '../message.ts';
import { answer } from '../operations.ts';

interface Canned {
  readonly writes: number;
  readonly messagesInWrite: number;
  /** Bytes of each message's data. */
  readonly size: number;
  /** When all messages are due, on the shared clock, ms. */
  readonly dueMs: number;
}

const viewers: ServerResponse[] = [];
const server = createServer((_request, response) => {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', Connection: 'close' }).flushHeaders();
  viewers.push(response);
});

/** Written as ours is. */
function blockOf(write: number, { messagesInWrite, size, dueMs }: Canned): Buffer {
  let text = '';
  for (let index = 0; index < messagesInWrite; index++) {
    const number = write * messagesInWrite + index + 1;
    text += `id: V1StGXR8_Z5jdHi6B-myT.Uakgb_J5.${write}.${index}\nevent: vehicle_update\ndata: ${messageText(number, dueMs, size)}\n\n`;
  }
  return Buffer.from(text);
}

async function sendAll(viewer: ServerResponse, blocks: readonly Buffer[]): Promise<void> {
  for (const block of blocks) if (!viewer.write(block)) await once(viewer, 'drain');
}

const operations = {
  async listen(): Promise<number> {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  },

  /** Resolved once every viewer was sent everything. */
  async send(canned: Canned): Promise<void> {
    const blocks = Array.from({ length: canned.writes }, (_, write) => blockOf(write, canned));
    await Promise.all(viewers.map(viewer => sendAll(viewer, blocks)));
  },
};

export type CannedServer = typeof operations;

answer(operations);
