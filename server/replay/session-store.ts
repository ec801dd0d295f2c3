import type { Filters } from '../contract/filters.ts';
import type { Anchor } from './playhead.ts';

/** All that is kept of a session: enough to find its playhead again after a restart. Times in ms since the epoch. */
export interface StoredSession {
  readonly sessionId: string;
  readonly shared: boolean;
  readonly revision: number;
  readonly airportId: string;
  readonly startTime: number;
  readonly endTime: number;
  readonly anchor: Anchor;
  readonly loop: boolean;
  readonly conflate: boolean;
  readonly filters: Filters;
  /** The name given with the last command that changed something; `null` where none was. */
  readonly driver: string | null;
  /** Wall time at which the last viewer left; `null` while somebody watches. */
  readonly idleSince: number | null;
}

/** Where sessions outlive the process. Every method is synchronous and durable when it returns. */
export interface SessionStore {
  save(session: StoredSession): void;
  /** Saves some sessions and forgets others, to which nobody came back: all of that or nothing. */
  update(saved: readonly StoredSession[], expired: readonly string[]): void;
  /** Forgets a session but remembers, for a day from `wall`, that it was ended on purpose. */
  end(sessionId: string, wall: number): void;
  /** Whether the session was ended on purpose. */
  wasEnded(sessionId: string): boolean;
  /** Every session that can be read, oldest first. */
  load(): StoredSession[];
}
