/** A program that publishes messages to nchan: POSTs on one connection that is kept, none waiting for the last's answer. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { answer } from '../operations.ts';
import { keepTo, type Schedule, textsOf } from '../schedule.ts';

const ANSWER = Buffer.from('HTTP/1.1 20');

let socket: Socket | undefined;
let head = '';
let posted = 0;
let answered = 0;
let ceasing = new AbortController();
let onAnswered: () => void = () => {};

const operations = {
  async connect({ port, path }: { port: number; path: string }): Promise<void> {
    head = `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Type: text/plain\r\nContent-Length: `;
    socket = connect(port, '127.0.0.1').setNoDelay(true);
    // An answer's first line cut in two is counted by the rest of it.
    let rest = Buffer.alloc(0);
    socket.on('data', (piece: Buffer) => {
      const bytes = Buffer.concat([rest, piece]);
      let from = 0;
      for (let at = bytes.indexOf(ANSWER); at !== -1; at = bytes.indexOf(ANSWER, from)) {
        from = at + ANSWER.length;
        answered++;
      }
      rest = bytes.subarray(Math.max(from, bytes.length - ANSWER.length + 1));
      onAnswered();
    });
    await once(socket, 'connect');
  },

  /** Resolved once all that was posted is answered. */
  async publish(schedule: Schedule): Promise<void> {
    ceasing = new AbortController();
    await keepTo(
      schedule,
      due => {
        for (const text of textsOf(schedule, due)) {
          socket?.write(`${head}${text.length}\r\n\r\n${text}`, 'latin1');
          posted++;
        }
      },
      ceasing.signal,
    );
    await new Promise<void>(resolve => {
      onAnswered = () => {
        if (answered >= posted) resolve();
      };
      onAnswered();
    });
  },

  /** Publishes no more of what was to be published. */
  cease(): void {
    ceasing.abort();
  },
};

export type NchanPublisher = typeof operations;

answer(operations);
