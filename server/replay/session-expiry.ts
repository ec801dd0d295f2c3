import type { Cancel, Clock } from './clock.ts';
import type { Session } from './session.ts';
import type { StoredSession } from './session-store.ts';

/** How long a session outlives its last viewer, in ms of wall time. */
const PRIVATE_TTL_MS = 60_000;
const SHARED_TTL_MS = 30 * 60_000;

/** When nobody will come back to a session any more; `undefined` while somebody watches. */
export function expiryOf({ idleSince, shared }: StoredSession): number | undefined {
  return idleSince === null ? undefined : idleSince + (shared ? SHARED_TTL_MS : PRIVATE_TTL_MS);
}

/** Lets sessions expire that nobody comes back to. */
export class SessionExpiry {
  readonly #clock: Clock;
  readonly #onExpired: (session: Session) => void;
  readonly #waiting = new Map<string, Cancel>();

  constructor(clock: Clock, onExpired: (session: Session) => void) {
    this.#clock = clock;
    this.#onExpired = onExpired;
  }

  /** A session was taken up, or somebody came to it or left. */
  changed(session: Session): void {
    const { sessionId } = session;
    this.forget(sessionId);
    const expiry = expiryOf(session.stored);
    if (expiry === undefined) return;
    const cancel = this.#clock.after(expiry - this.#clock.now(), () => {
      this.#waiting.delete(sessionId);
      this.#onExpired(session);
    });
    this.#waiting.set(sessionId, cancel);
  }

  /** A session is there no more. */
  forget(sessionId: string): void {
    this.#waiting.get(sessionId)?.();
    this.#waiting.delete(sessionId);
  }

  /** Stops every timer. */
  stop(): void {
    for (const cancel of this.#waiting.values()) cancel();
    this.#waiting.clear();
  }
}
