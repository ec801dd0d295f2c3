import { sharedNow } from '../shared-now.ts';
import { Connection, type StreamAddress } from './connection.ts';
import { MessageReader } from './message-reader.ts';
import type { MessageScanner } from './message-scanner.ts';
import type { Watch } from './watch.ts';

/** One viewer of a server's messages. */
export class MessageViewer {
  readonly connection: Connection;
  #next = 0;
  #watch: Watch | undefined;
  #nowMs = 0;
  /** Called at an event that is none of the bench's messages. */
  onOther: () => void = () => {};
  onClosed: () => void = () => {};

  constructor(address: StreamAddress, scanner: MessageScanner) {
    const reader = new MessageReader(scanner, {
      message: (number, dueMs) => {
        if (this.#watch) this.#next = this.#watch.took(this.#next, number, dueMs, this.#nowMs);
      },
      other: () => this.onOther(),
    });
    this.connection = new Connection(address, {
      body: (bytes, start, end) => {
        this.#nowMs = sharedNow();
        reader.read(bytes, start, end);
      },
      closed: () => this.onClosed(),
    });
  }

  /** From now on counts for that watch, whose first message has that number. */
  follow(watch: Watch, first: number): void {
    this.#watch = watch;
    this.#next = first;
  }
}
