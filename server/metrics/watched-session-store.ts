import type { SessionStore, StoredSession } from '../replay/session-store.ts';

/** Keeps sessions as another store does, and counts what it failed at. */
export class WatchedSessionStore implements SessionStore {
  readonly #store: SessionStore;
  readonly failures = { save: 0, update: 0, end: 0, wasEnded: 0, load: 0 };

  constructor(store: SessionStore) {
    this.#store = store;
  }

  save(session: StoredSession): void {
    this.#watched('save', () => this.#store.save(session));
  }

  update(saved: readonly StoredSession[], expired: readonly string[]): void {
    this.#watched('update', () => this.#store.update(saved, expired));
  }

  end(sessionId: string, wall: number): void {
    this.#watched('end', () => this.#store.end(sessionId, wall));
  }

  wasEnded(sessionId: string): boolean {
    return this.#watched('wasEnded', () => this.#store.wasEnded(sessionId));
  }

  load(): StoredSession[] {
    return this.#watched('load', () => this.#store.load());
  }

  #watched<T>(operation: keyof SessionStore, act: () => T): T {
    try {
      return act();
    } catch (error) {
      this.failures[operation]++;
      throw error;
    }
  }
}
