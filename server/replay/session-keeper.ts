import type { Cancel, Clock } from './clock.ts';
import type { SessionStore, StoredSession } from './session-store.ts';
import type { Telemetry } from './telemetry.ts';

/** What nobody waits for is kept within this time, in ms, together with all that comes meanwhile. */
const GATHER_MS = 100;
/** What could not be kept is tried again after this time, in ms. */
const RETRY_MS = 1000;
/** Where the store made us wait for so long and then failed, it is left alone for a while, in ms: everything stands still while one waits. */
const SLOW_MS = 20;
const REST_MS = 500;

interface Kept {
  readonly sessionId: string;
  readonly stored: StoredSession;
}

/**
 * Keeps sessions in their store: commands at once, or they fail; viewers' comings and goings and what expired a little
 * later, for as long as it takes. A store that is locked holds up nobody for long.
 */
export class SessionKeeper {
  readonly #store: SessionStore;
  readonly #clock: Clock;
  readonly #telemetry: Telemetry;
  readonly #changed = new Map<string, Kept>();
  readonly #expired = new Set<string>();
  #cancel: Cancel | undefined;
  #failing = false;
  #refusal: { readonly error: unknown; readonly until: number } | undefined;

  constructor(store: SessionStore, clock: Clock, telemetry: Telemetry) {
    this.#store = store;
    this.#clock = clock;
    this.#telemetry = telemetry;
  }

  /** Throws where that cannot be kept; then nothing has changed. */
  save(session: StoredSession): void {
    this.#write(() => this.#store.save(session));
    this.#hasKept(session.sessionId);
  }

  /** Remembers that a session was ended on purpose. Throws where that cannot be kept; then nothing has changed. */
  end(sessionId: string): void {
    this.#write(() => this.#store.end(sessionId, this.#clock.now()));
    this.#hasKept(sessionId);
  }

  /** Keeps a session, as it then is, before long. */
  saveSoon(session: Kept): void {
    this.#changed.set(session.sessionId, session);
    this.#flushIn(GATHER_MS);
  }

  /** Forgets a session that nobody came back to, before long. */
  expireSoon(sessionId: string): void {
    this.#changed.delete(sessionId);
    this.#expired.add(sessionId);
    this.#flushIn(GATHER_MS);
  }

  /** Keeps at once what waits to be kept, as far as that is possible, and stops the timer. */
  close(): void {
    this.#flush();
    this.#stopTimer();
  }

  #hasKept(sessionId: string): void {
    this.#changed.delete(sessionId);
    if (this.#changed.size === 0 && this.#expired.size === 0) this.#stopTimer();
  }

  #stopTimer(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }

  #flushIn(delayMs: number): void {
    this.#cancel ??= this.#clock.after(delayMs, () => {
      this.#cancel = undefined;
      this.#flush();
    });
  }

  #flush(): void {
    if (this.#changed.size === 0 && this.#expired.size === 0) return;
    try {
      const saved = [...this.#changed.values()].map(({ stored }) => stored);
      this.#write(() => this.#store.update(saved, [...this.#expired]));
      this.#changed.clear();
      this.#expired.clear();
      this.#failing = false;
    } catch (error) {
      if (!this.#failing) this.#telemetry.failed(error, 'keeping which sessions are watched');
      this.#failing = true;
      this.#flushIn(RETRY_MS);
    }
  }

  #write(write: () => void): void {
    const began = this.#clock.now();
    if (this.#refusal && began < this.#refusal.until) throw this.#refusal.error;
    this.#refusal = undefined;
    try {
      write();
    } catch (error) {
      const wall = this.#clock.now();
      if (wall - began >= SLOW_MS) this.#refusal = { error, until: wall + REST_MS };
      throw error;
    }
  }
}
