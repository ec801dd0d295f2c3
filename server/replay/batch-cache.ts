import { EventBatch, type OutboxEvent } from './outbox-event.ts';

interface Held {
  readonly batch: EventBatch;
  bytes: number;
}

/**
 * Batches of all sessions that may be asked for again, with their bytes: who resumes or joins where others do shares
 * them. The least recently used are dropped when all pass `maxBytes`; they can be made again.
 */
export class BatchCache {
  readonly #maxBytes: number;
  readonly #held = new Map<string, Held>();
  #bytes = 0;

  constructor(maxBytes = 32 * 1024 * 1024) {
    this.#maxBytes = maxBytes;
  }

  /** About how much memory the batches take. */
  get bytes(): number {
    return this.#bytes;
  }

  get(key: string): EventBatch | undefined {
    const held = this.#held.get(key);
    if (!held) return undefined;
    this.#held.delete(key);
    this.#held.set(key, held);
    return held.batch;
  }

  /** Makes a batch of events and keeps it, under a key that nothing was kept under before. */
  add(key: string, events: readonly OutboxEvent[]): EventBatch {
    const batch = new EventBatch(events, bytes => this.#grown(key, held, bytes));
    const held = { batch, bytes: 0 };
    this.#held.set(key, held);
    this.#grown(key, held, batch.bytes);
    return batch;
  }

  #grown(key: string, held: Held, bytes: number): void {
    if (this.#held.get(key) !== held) return;
    held.bytes += bytes;
    this.#bytes += bytes;
    if (held.bytes > this.#maxBytes) this.#drop(key, held);
    for (const [oldest, old] of this.#held) {
      if (this.#bytes <= this.#maxBytes) break;
      this.#drop(oldest, old);
    }
  }

  #drop(key: string, { bytes }: Held): void {
    this.#held.delete(key);
    this.#bytes -= bytes;
  }
}
