import { nanoid } from 'nanoid';
import { ReplayError } from '../contract/problems.ts';
import type { ControlCommand, ParamsCommand, SessionOptions, SessionState } from '../contract/session.ts';
import { toMs } from '../contract/time.ts';
import { BatchCache } from './batch-cache.ts';
import type { Cancel, Clock } from './clock.ts';
import { parseEventId } from './event-id.ts';
import { Pacer } from './pacer.ts';
import { Session } from './session.ts';
import { checkRange, outOfRange } from './session-command.ts';
import { expiryOf, SessionExpiry } from './session-expiry.ts';
import { SessionKeeper } from './session-keeper.ts';
import type { SessionStore, StoredSession } from './session-store.ts';
import type { Telemetry } from './telemetry.ts';
import type { Timeline } from './timeline.ts';

/** How often the store is asked whether the recorded past has changed, in ms. */
const REVISION_CHECK_MS = 1000;

export interface SessionsOptions {
  readonly clock: Clock;
  readonly timeline: Timeline;
  readonly store: SessionStore;
  /** Sessions, private and shared together; beyond it `open` throws `too_many_sessions`. */
  readonly maxSessions: number;
  /** Bytes that a viewer may leave unread before it is resynced. */
  readonly maxBacklog: number;
  readonly telemetry: Telemetry;
}

/** Every session of this process: opened, found, ended, forgotten when nobody comes back. */
export class Sessions {
  readonly #options: SessionsOptions;
  readonly #pacer: Pacer;
  readonly #keeper: SessionKeeper;
  readonly #batches = new BatchCache();
  readonly #sessions = new Map<string, Session>();
  readonly #expiry: SessionExpiry;
  #revision: number;
  #cancelCheck: Cancel | undefined;

  constructor(options: SessionsOptions) {
    this.#options = options;
    this.#pacer = new Pacer(options.clock, options.telemetry);
    this.#keeper = new SessionKeeper(options.store, options.clock, options.telemetry);
    this.#expiry = new SessionExpiry(options.clock, session => {
      this.#forget(session);
      session.stop();
      this.#keeper.expireSoon(session.sessionId);
    });
    this.#revision = options.timeline.reader.revision();
  }

  /** Takes up the sessions that an earlier process left, each where its playhead would be by now. */
  restore(): void {
    const wall = this.#options.clock.now();
    for (const kept of this.#options.store.load()) {
      const stored = asOf(kept, wall);
      if ((expiryOf(stored) ?? wall) < wall) {
        this.#keeper.expireSoon(stored.sessionId);
        continue;
      }
      const session = this.#add(stored);
      if (kept.anchor.wall > wall) this.#keeper.saveSoon(session);
    }
  }

  /**
   * Opens a session. A private one is meant to be joined at once. Throws `airport_not_found`, `invalid_range`,
   * `out_of_range`, `too_many_sessions`.
   */
  open(options: SessionOptions, { shared }: { readonly shared: boolean }): Session {
    const { airportId, playbackSpeed: speed, loop, filters, conflate } = options;
    if (!this.#options.timeline.reader.hasAirport(airportId)) {
      const message = `is not an airport of this store: ${airportId}`;
      throw new ReplayError('airport_not_found', `Airport ${airportId} has no recording.`, [
        { path: 'airportId', message },
      ]);
    }
    const range = { startTime: toMs(options.startTime), endTime: toMs(options.endTime) };
    checkRange(range);
    const time = options.time === undefined ? range.startTime : toMs(options.time);
    if (time < range.startTime || time > range.endTime) throw outOfRange(range, 'time', time);
    if (this.#sessions.size >= this.#options.maxSessions) {
      throw new ReplayError(
        'too_many_sessions',
        `${this.#options.maxSessions} sessions are open; end one or wait.`,
      );
    }
    const wall = this.#options.clock.now();
    const stored: StoredSession = {
      sessionId: nanoid(),
      shared,
      revision: 0,
      airportId,
      ...range,
      anchor: { time, wall, speed, status: options.paused ? 'paused' : 'playing' },
      loop,
      conflate,
      filters,
      driver: null,
      idleSince: wall,
    };
    this.#keeper.save(stored);
    return this.#add(stored, { awaitsViewer: !shared });
  }

  /** Throws `session_not_found`. */
  get(sessionId: string): Session {
    const session = this.#sessions.get(sessionId);
    if (session) return session;
    const message = this.wasEnded(sessionId) ? 'names a session that was ended' : 'names no session';
    throw new ReplayError('session_not_found', `There is no session ${sessionId}.`, [
      { path: 'sessionId', message },
    ]);
  }

  /** The session that a `Last-Event-ID` comes from; `ended` where it was ended on purpose. */
  resume(lastEventId: string): Session | 'ended' | undefined {
    const sessionId = parseEventId(lastEventId)?.sessionId;
    if (sessionId === undefined) return undefined;
    return this.#sessions.get(sessionId) ?? (this.wasEnded(sessionId) ? 'ended' : undefined);
  }

  wasEnded(sessionId: string): boolean {
    return this.#options.store.wasEnded(sessionId);
  }

  /** Every session, oldest first. */
  states(): SessionState[] {
    return [...this.#sessions.values()].map(session => session.state());
  }

  /** The shared sessions, oldest first. */
  list(): SessionState[] {
    return [...this.#sessions.values()]
      .filter(session => session.stored.shared)
      .map(session => session.state());
  }

  /** Ends a session for all its viewers. Throws `session_not_found`. */
  end(sessionId: string): void {
    const session = this.get(sessionId);
    this.#keeper.end(sessionId);
    this.#forget(session);
    session.end();
  }

  /** Throws what `Session.control` throws, and `session_not_found`. */
  async control(command: ControlCommand): Promise<SessionState> {
    return this.get(command.sessionId).control(command);
  }

  /** Throws what `Session.setParams` throws, and `session_not_found`. */
  setParams(command: ParamsCommand): SessionState {
    return this.get(command.sessionId).setParams(command);
  }

  get size(): number {
    return this.#sessions.size;
  }

  /** Stops every timer. The sessions stay in the store, for `restore`. */
  close(): void {
    this.#cancelCheck?.();
    this.#expiry.stop();
    for (const session of this.#sessions.values()) session.stop();
    this.#sessions.clear();
    this.#keeper.close();
  }

  #add(stored: StoredSession, { awaitsViewer } = { awaitsViewer: false }): Session {
    const { clock, timeline, maxBacklog, telemetry } = this.#options;
    const session = new Session(
      stored,
      {
        clock,
        timeline,
        keeper: this.#keeper,
        maxBacklog,
        batches: this.#batches,
        telemetry,
        pacer: this.#pacer,
        newEpoch: () => nanoid(6),
        onIdleChange: changed => this.#idleChanged(changed),
      },
      awaitsViewer,
    );
    this.#sessions.set(session.sessionId, session);
    this.#expiry.changed(session);
    if (this.#sessions.size === 1) {
      this.#checkRevision();
      this.#watchRevision();
    }
    return session;
  }

  #idleChanged(session: Session): void {
    this.#keeper.saveSoon(session);
    this.#expiry.changed(session);
  }

  #forget(session: Session): void {
    this.#sessions.delete(session.sessionId);
    this.#expiry.forget(session.sessionId);
    if (this.#sessions.size === 0) this.#cancelCheck?.();
  }

  #watchRevision(): void {
    this.#cancelCheck = this.#options.clock.after(REVISION_CHECK_MS, () => {
      this.#checkRevision();
      if (this.#sessions.size > 0) this.#watchRevision();
    });
  }

  /** Where a recording came in or went, every block and every log speaks of a past that is no more. */
  #checkRevision(): void {
    try {
      const revision = this.#options.timeline.reader.revision();
      if (revision === this.#revision) return;
      this.#revision = revision;
      this.#options.timeline.clear();
      for (const session of this.#sessions.values()) session.resync();
    } catch (error) {
      this.#options.telemetry.failed(error, 'looking for new recordings');
    }
  }
}

/**
 * A session as an earlier process kept it, by a clock that may have been ahead of ours: what it did in our future it
 * did just now, so that a playhead goes on from its anchor and idle time runs. Whoever watched it has gone.
 */
function asOf(stored: StoredSession, wall: number): StoredSession {
  const { anchor, idleSince } = stored;
  return {
    ...stored,
    anchor: { ...anchor, wall: Math.min(anchor.wall, wall) },
    idleSince: Math.min(idleSince ?? wall, wall),
  };
}
