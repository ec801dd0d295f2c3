import type { EventBatch } from '../../server/replay/outbox-event.ts';
import { ReplayClient } from './replay-client.ts';

/** A client whose connection can break in the midst of a batch: what is sent after that never comes. */
export class FrailClient extends ReplayClient {
  #through = Number.POSITIVE_INFINITY;

  /** Lets so many more events through. */
  breakAfter(events: number): void {
    this.#through = events;
  }

  /** Everything comes through again. */
  mend(): void {
    this.#through = Number.POSITIVE_INFINITY;
  }

  override deliver(batch: EventBatch): void {
    for (const event of batch.events) {
      if (this.#through <= 0) return;
      this.#through--;
      this.apply(event);
    }
  }
}
