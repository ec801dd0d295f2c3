/** A program that plays many viewers of a server's messages, reads every event, and counts what is not as it should be. */
import { setTimeout as sleep } from 'node:timers/promises';
import { answer } from '../operations.ts';
import type { StreamAddress } from './connection.ts';
import { MessageScanner } from './message-scanner.ts';
import { MessageViewer } from './message-viewer.ts';
import { type Expected, Watch, type Watched } from './watch.ts';

/** How many connections are opened at a time. */
const AT_ONCE = 50;
/** Without bytes for so long, all that was under way has come. */
const QUIET_MS = 300;

/** What became of a stream that was not read for long: it was given the state anew, it was ended, or it went on as if nothing was. */
export type Outcome = 'resynced' | 'closed' | 'neither';

let scanner = new MessageScanner(0);
let viewers: MessageViewer[] = [];
let stalled: MessageViewer | undefined;
let watch: Watch | undefined;

function bytesRead(): number {
  return viewers.reduce((sum, { connection }) => sum + connection.bytesRead, 0);
}

const operations = {
  /** Opens so many streams, resolved once each has been answered. `size`: bytes of each message's data. */
  async open({ address, count, size }: { address: StreamAddress; count: number; size: number }) {
    scanner = new MessageScanner(size);
    for (let opened = 0; opened < count; opened += AT_ONCE) {
      const some = Array.from(
        { length: Math.min(AT_ONCE, count - opened) },
        () => new MessageViewer(address, scanner),
      );
      viewers.push(...some);
      await Promise.all(some.map(viewer => viewer.connection.opened));
    }
  },

  /** From now on these messages are counted. */
  expect(expected: Expected) {
    watch = new Watch(expected, viewers.length);
    for (const viewer of viewers) viewer.follow(watch, expected.first);
  },

  /** What came of the messages expected last. */
  result(): Promise<Watched> {
    if (!watch) throw new Error('nothing was expected');
    return watch.result();
  },

  /** Resolved once nothing has come for a moment. */
  async quiet(): Promise<void> {
    let before: number;
    do {
      before = bytesRead();
      await sleep(QUIET_MS);
    } while (bytesRead() !== before);
  },

  /** Opens one more stream, of which nothing is read after its head. */
  async openStalled(address: StreamAddress): Promise<void> {
    stalled = new MessageViewer(address, scanner);
    await stalled.connection.opened;
    stalled.connection.pause();
  },

  /** Reads what was left unread; tells what became of that stream, and how long that took. */
  async readStalled({ forMs }: { forMs: number }): Promise<{ outcome: Outcome; seconds: number }> {
    const viewer = stalled;
    if (!viewer) throw new Error('no stream was left unread');
    const began = performance.now();
    const outcome = await new Promise<Outcome>(resolve => {
      viewer.onOther = () => resolve('resynced');
      viewer.onClosed = () => resolve('closed');
      setTimeout(() => resolve('neither'), forMs);
      viewer.connection.resume();
    });
    viewer.connection.close();
    return { outcome, seconds: (performance.now() - began) / 1000 };
  },

  close() {
    for (const { connection } of viewers) connection.close();
    viewers = [];
  },
};

export type LoadClient = typeof operations;

answer(operations);
