import type { EventBatch } from './outbox-event.ts';

/** One connection that watches a session, whatever its transport. */
export interface Viewer {
  /** Takes a batch, in order. Never throws, never waits. */
  deliver(batch: EventBatch): void;
  /** Bytes handed to {@link deliver} that the network has not taken yet. */
  readonly backlog: number;
  /** The session was deleted: nothing more comes. */
  end(): void;
}

/** A viewer's tie to its session. */
export interface Attachment {
  /** The transport calls it when the backlog is empty again. */
  drained(): void;
  /** The viewer has gone. Calling it again does nothing. */
  leave(): void;
}
