import type { EventName } from '../contract/events.ts';

/** One event of a stream; `data` is JSON in one line. */
export interface OutboxEvent {
  readonly id: string;
  readonly event: EventName;
  readonly data: string;
}

/** How a transport writes events as bytes. */
export type Encoding = (events: readonly OutboxEvent[]) => Buffer;

/** What an event costs in memory beside its data: object, id, headers of the strings. */
const EVENT_OVERHEAD_BYTES = 200;

/** Events that leave together, with the bytes that all viewers of one transport share. */
export class EventBatch {
  readonly events: readonly OutboxEvent[];
  readonly #onGrown: ((bytes: number) => void) | undefined;
  readonly #encoded = new Map<Encoding, Buffer>();
  #tails: Map<number, EventBatch> | undefined;

  /** `onGrown` is told how many bytes more the batch holds, each time that it was encoded. */
  constructor(events: readonly OutboxEvent[], onGrown?: (bytes: number) => void) {
    this.events = events;
    this.#onGrown = onGrown;
  }

  /** The length of all data. */
  get characters(): number {
    let characters = 0;
    for (const { data } of this.events) characters += data.length;
    return characters;
  }

  /** About how much memory the events take, before they are encoded. */
  get bytes(): number {
    return this.characters + EVENT_OVERHEAD_BYTES * this.events.length;
  }

  /** The batch as bytes; worked out once per encoding. */
  encodedBy(encoding: Encoding): Buffer {
    let bytes = this.#encoded.get(encoding);
    if (!bytes) {
      bytes = encoding(this.events);
      this.#encoded.set(encoding, bytes);
      this.#onGrown?.(bytes.length);
    }
    return bytes;
  }

  /** What is left of the batch from an event on; worked out once per event. */
  from(index: number): EventBatch {
    if (index === 0) return this;
    this.#tails ??= new Map();
    let tail = this.#tails.get(index);
    if (!tail) {
      tail = new EventBatch(this.events.slice(index), this.#onGrown);
      this.#tails.set(index, tail);
    }
    return tail;
  }
}
