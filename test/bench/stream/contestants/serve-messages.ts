import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answer } from '../operations.ts';
import { type Due, keepTo, type Schedule, textsOf } from '../schedule.ts';

/** Hands messages over to all viewers. `texts` makes them, the same each time. */
type Send = (texts: () => string[]) => void;

/** What became of a viewer that did not read, on the shared clock, ms. */
export interface Stalled {
  /** When the first part of its backlog was dropped. */
  readonly droppedAt: number | undefined;
  /** When it was let go. */
  readonly leftAt: number | undefined;
  readonly nowMs: number;
}

function operationsOf(answerRequest: RequestListener, send: Send, stalled: () => Stalled | undefined) {
  const server = createServer(answerRequest);
  let ceasing = new AbortController();
  return {
    /** Listens on a free port and tells which. */
    async listen(): Promise<number> {
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      return (server.address() as AddressInfo).port;
    },

    publish(schedule: Schedule): Promise<void> {
      ceasing = new AbortController();
      return keepTo(schedule, (due: Due) => send(() => textsOf(schedule, due)), ceasing.signal);
    },

    /** Publishes no more of what was to be published. */
    cease(): void {
      ceasing.abort();
    },

    /** Bytes in use after a collection, those outside of the heap included. */
    collect(): number {
      globalThis.gc?.();
      globalThis.gc?.();
      const { heapUsed, external } = process.memoryUsage();
      return heapUsed + external;
    },

    /** Of the one viewer that does not read, where the server has ways to deal with such. */
    stalled,
  };
}

export type MessageServer = ReturnType<typeof operationsOf>;

/** Makes the process a server whose messages are published in it. */
export function serveMessages(
  answerRequest: RequestListener,
  send: Send,
  stalled: () => Stalled | undefined = () => undefined,
): void {
  answer(operationsOf(answerRequest, send, stalled));
}
