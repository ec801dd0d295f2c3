import { ReplayError } from '../contract/problems.ts';
import type { ControlCommand, ParamsCommand, SessionState } from '../contract/session.ts';
import { toMs } from '../contract/time.ts';
import { Broadcast, type BroadcastOptions } from './broadcast.ts';
import { EntityFilter } from './filter.ts';
import { RETENTION_MS } from './outbox-log.ts';
import { type Pacer, Ticks } from './pacer.ts';
import { positionAt, settle, wallTimeOf } from './playhead.ts';
import {
  applyMove,
  applyParams,
  type Course,
  checkExpected,
  inWholeMs,
  movesState,
  reanchor,
  stepTarget,
} from './session-command.ts';
import type { SessionKeeper } from './session-keeper.ts';
import { sessionState } from './session-state.ts';
import type { StoredSession } from './session-store.ts';
import { findStep } from './step-search.ts';
import type { Scope } from './tick.ts';
import type { Attachment, JoinOptions, Viewer } from './viewer.ts';
import { ViewerCount } from './viewer-count.ts';

export interface SessionDependencies extends Omit<BroadcastOptions, 'sessionId' | 'playback'> {
  readonly keeper: SessionKeeper;
  readonly pacer: Pacer;
  /** Called when the last viewer has left and when the first one came. */
  readonly onIdleChange: (session: Session) => void;
}

/**
 * One playhead and its viewers. While somebody watches, ticks play what was recorded between the last tick and
 * the playhead; with nobody there the playhead is arithmetic alone, and the next to come gets the stretch in one tick.
 */
export class Session {
  readonly #dependencies: SessionDependencies;
  readonly #broadcast: Broadcast;
  readonly #viewerCount: ViewerCount;
  readonly #ticks: Ticks;
  #kept: StoredSession;
  #stopped = false;
  #awaitsViewer: boolean;

  /** `awaitsViewer`: the playhead starts from the anchor's time when the first viewer comes, not before. */
  constructor(stored: StoredSession, dependencies: SessionDependencies, awaitsViewer = false) {
    this.#dependencies = dependencies;
    const wall = awaitsViewer ? stored.anchor.wall : dependencies.clock.now();
    this.#awaitsViewer = awaitsViewer;
    this.#kept = { ...stored, anchor: settle(stored.anchor, stored, stored.loop, wall) };
    this.#broadcast = new Broadcast(this.#scope(), this.#position(wall), {
      ...dependencies,
      sessionId: this.sessionId,
      playback: time => JSON.stringify(sessionState(this.#kept, this.#kept.anchor, time, this.viewers)),
    });
    this.#ticks = new Ticks(now => {
      try {
        this.#advance(now, false);
      } finally {
        this.#schedule();
      }
    });
    this.#viewerCount = new ViewerCount(
      dependencies.clock,
      () => this.viewers,
      () => {
        this.#advance(dependencies.clock.now(), true);
        this.#tellPlayback();
      },
    );
  }

  get sessionId(): string {
    return this.#kept.sessionId;
  }

  /** What is kept of the session; its `idleSince` is `null` while somebody watches. */
  get stored(): StoredSession {
    return this.#kept;
  }

  get viewers(): number {
    return this.#broadcast.viewers;
  }

  /** The state now. */
  state(): SessionState {
    const wall = this.#dependencies.clock.now();
    const anchor = settle(this.#kept.anchor, this.#kept, this.#kept.loop, wall);
    return sessionState(this.#kept, anchor, Math.floor(positionAt(anchor, wall)), this.viewers);
  }

  /**
   * Adds a viewer. It has got the missed events, or `playback` and `snapshot`, when this returns.
   */
  join(viewer: Viewer, options: JoinOptions = {}): Attachment {
    const first = this.viewers === 0;
    const wall = this.#dependencies.clock.now();
    if (this.#awaitsViewer) this.#begin(wall);
    else if (first) this.#catchUp(wall);
    const attachment = this.#broadcast.join(viewer, options, () => this.#left());
    if (first) {
      this.#viewerCount.told();
      this.#setIdle(null);
      this.#schedule();
    } else this.#viewerCount.changed();
    return attachment;
  }

  /**
   * Carries out a control command. Throws `revision_conflict`, `out_of_range` and, where the session ends while a step
   * is searched for, `session_not_found`; then nothing has changed.
   */
  async control(command: ControlCommand): Promise<SessionState> {
    checkExpected(this.#kept.revision, command.expectedRevision);
    const { driver } = command;
    if (command.action !== 'step') return this.#change(driver, course => applyMove(course, command));
    const { by = 'PT0S', to } = command;
    const stepTo = (target: number) => (course: Course) => applyMove(course, { action: 'step', target });
    if (to === undefined) return this.#change(driver, course => stepTo(stepTarget(course, by))(course));
    const revision = this.#kept.revision;
    const search = { ...command, direction: to, from: toMs(this.state().time) };
    const target = await findStep(this.#dependencies.timeline.reader, this.#scope(), this.#kept, search);
    if (this.#stopped) throw new ReplayError('session_not_found', `Session ${this.sessionId} has ended.`);
    if (revision !== this.#kept.revision) return this.control(command);
    return this.#change(driver, stepTo(target));
  }

  /** Changes what is named. Throws `revision_conflict` and `invalid_range`; then nothing has changed. */
  setParams(command: ParamsCommand): SessionState {
    checkExpected(this.#kept.revision, command.expectedRevision);
    return this.#change(command.driver, course => applyParams(course, command));
  }

  /** The recorded past has changed: gives every viewer the state anew. */
  resync(): void {
    this.#broadcast.restart();
  }

  /** Ends the stream of every viewer. */
  end(): void {
    this.stop();
    this.#broadcast.end();
  }

  /** Stops the timers for good; the session stays in the store. */
  stop(): void {
    this.#stopped = true;
    this.#broadcast.stop();
    this.#cancelTimers();
  }

  /** Plays up to now, then turns to the course that `alter` makes of the present one, once that is stored. */
  #change(driver: string | undefined, alter: (course: Course) => Course): SessionState {
    const wall = this.#dependencies.clock.now();
    this.#advance(wall, true);
    const now = reanchor(this.#kept, wall);
    const next = alter(now);
    if (next === now) return this.state();
    const anew = movesState(now, next);
    const revision = this.#kept.revision + 1;
    const kept = { ...this.#kept, ...inWholeMs(next), driver: driver ?? null, revision };
    this.#dependencies.keeper.save(kept);
    this.#kept = kept;
    if (anew) this.#turnTo(Math.floor(kept.anchor.time));
    else this.#tellPlayback();
    this.#schedule();
    return this.state();
  }

  /** Plays up to the playhead at `wall`; past the end of the range the session ends or starts over. */
  #advance(wall: number, withClock: boolean): void {
    const { anchor, endTime, loop } = this.#kept;
    if (anchor.status !== 'playing') return;
    const settled = settle(anchor, this.#kept, loop, wall);
    if (settled !== anchor) {
      this.#broadcast.playTo(endTime, true);
      this.#kept = { ...this.#kept, anchor: settled };
      if (settled.status === 'ended') this.#tellPlayback();
      else this.#turnTo(settled.time);
    }
    if (settled.status === 'playing') this.#broadcast.playTo(this.#position(wall), withClock);
  }

  /** Sets the playhead going for the viewer that it waited for. */
  #begin(wall: number): void {
    this.#awaitsViewer = false;
    this.#kept = { ...this.#kept, anchor: { ...this.#kept.anchor, wall } };
  }

  /** Plays the stretch that nobody watched; one too long to be resumed across is not kept for that either. */
  #catchUp(wall: number): void {
    const unwatchedSince = this.#kept.idleSince ?? wall;
    if (this.#kept.anchor.status === 'playing' && wall - unwatchedSince > RETENTION_MS)
      this.#broadcast.restart();
    this.#advance(wall, true);
  }

  #schedule(): void {
    const { anchor, endTime } = this.#kept;
    const { pacer } = this.#dependencies;
    if (anchor.status === 'playing' && this.viewers > 0)
      pacer.start(this.#ticks, wallTimeOf(anchor, endTime));
    else pacer.stop(this.#ticks);
  }

  #left(): void {
    if (this.#stopped) return;
    if (this.viewers > 0) {
      this.#viewerCount.changed();
      return;
    }
    this.#cancelTimers();
    this.#setIdle(this.#dependencies.clock.now());
  }

  #setIdle(idleSince: number | null): void {
    this.#kept = { ...this.#kept, idleSince };
    this.#dependencies.onIdleChange(this);
  }

  #cancelTimers(): void {
    this.#dependencies.pacer.stop(this.#ticks);
    this.#viewerCount.stop();
  }

  #tellPlayback(): void {
    this.#viewerCount.told();
    this.#broadcast.tellPlayback();
  }

  /** `at`: whole ms since the epoch. */
  #turnTo(at: number): void {
    this.#viewerCount.told();
    this.#broadcast.turnTo(this.#scope(), at);
  }

  /** The playhead at `wall` in whole ms, cut down so that nothing is told before its time. */
  #position(wall: number): number {
    return Math.floor(positionAt(this.#kept.anchor, wall));
  }

  #scope(): Scope {
    const { airportId, filters, conflate } = this.#kept;
    return { airportId, filter: new EntityFilter(filters), conflate };
  }
}
