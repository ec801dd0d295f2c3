import type { EventName } from '../contract/events.ts';

/** One event of a stream; `data` is JSON in one line. */
export interface OutboxEvent {
  readonly id: string;
  readonly event: EventName;
  readonly data: string;
}

/** How a transport writes events as bytes. */
export type Encoding = (events: readonly OutboxEvent[]) => Buffer;

/** Events that leave together, with the bytes that all viewers of one transport share. */
export class EventBatch {
  readonly events: readonly OutboxEvent[];
  readonly #encoded = new Map<Encoding, Buffer>();

  constructor(events: readonly OutboxEvent[]) {
    this.events = events;
  }

  /** The batch as bytes; worked out once per encoding. */
  encodedBy(encoding: Encoding): Buffer {
    let bytes = this.#encoded.get(encoding);
    if (!bytes) {
      bytes = encoding(this.events);
      this.#encoded.set(encoding, bytes);
    }
    return bytes;
  }
}
