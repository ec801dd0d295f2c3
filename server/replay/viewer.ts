import type { EventBatch } from './outbox-event.ts';

/** One connection that watches a session, whatever its transport. */
export interface Viewer {
  /** Takes a batch, in order. Never throws, never waits. */
  deliver(batch: EventBatch): void;
  /** Bytes handed to {@link deliver} that the network has not taken yet. */
  readonly backlog: number;
  /** Forgets what of the backlog has not begun to leave; an event that has begun is still finished. */
  drop(): void;
  /** The session was deleted: nothing more comes. */
  end(): void;
}

/** What a viewer asks for when it joins. */
export interface JoinOptions {
  /** The last event that it saw, to go on right after it. */
  readonly lastEventId?: string | undefined;
  /** Events a second that it wants at most, 1 or more: ticks are merged into longer ones for it. */
  readonly maxRate?: number | undefined;
}

/** A viewer's tie to its session. */
export interface Attachment {
  /** The transport calls it when the backlog is empty again; never from within `deliver` or `drop`. */
  drained(): void;
  /** The viewer has gone. Calling it again does nothing. */
  leave(): void;
}
