import { problemBody } from '../contract/problems.ts';
import type { BatchCache } from './batch-cache.ts';
import type { Clock } from './clock.ts';
import { closedTick, longestTick, type Tick } from './closed-tick.ts';
import { Outbox } from './outbox.ts';
import type { Render } from './outbox-log.ts';
import { type Pacer, Ticks } from './pacer.ts';
import { snapshotText } from './snapshot.ts';
import type { Telemetry } from './telemetry.ts';
import type { EventText, Scope } from './tick.ts';
import type { Timeline } from './timeline.ts';
import type { Attachment, JoinOptions, Viewer } from './viewer.ts';

/** A `clock` is told where otherwise, with the next tick, more than this time would pass without one, in ms of wall time. */
const CLOCK_MS = 900;
/** Where the recorded past could not be read, it is tried again after this time, in ms. */
const RETRY_MS = 1000;
/** Failures that lie no further apart than this, in ms, are told as one. */
const EPISODE_MS = 10_000;
const UNAVAILABLE: EventText = {
  event: 'error',
  data: JSON.stringify(
    problemBody(
      'unavailable',
      'What was recorded cannot be read just now; a snapshot follows as soon as it can be.',
    ),
  ),
};

export interface BroadcastOptions {
  readonly sessionId: string;
  readonly clock: Clock;
  readonly timeline: Timeline;
  /** Names an incarnation of the outbox; different each time. */
  readonly newEpoch: () => string;
  /** See `OutboxOptions`. */
  readonly maxBacklog: number;
  /** Shared by all sessions. */
  readonly batches: BatchCache;
  readonly telemetry: Telemetry;
  readonly pacer: Pacer;
  /** The data of a `playback` event that says the playhead is at `time` (ms since the epoch). */
  readonly playback: (time: number) => string;
}

/**
 * What a session tells its viewers, and how far it has told them: ticks, changes of state, snapshots. Where something
 * cannot be read, viewers get an `error`, and the state anew as soon as it can be: they miss a stretch, but never hold
 * a wrong state.
 */
export class Broadcast {
  readonly #options: BroadcastOptions;
  readonly #outbox: Outbox;
  #scope: Scope;
  #told: number;
  #clockToldWall = Number.NEGATIVE_INFINITY;
  readonly #stateTick = new Ticks(() => this.#giveState());
  /** Whether viewers wait for the state; until then nothing is played to them. */
  #waiting = false;
  #failedWall = Number.NEGATIVE_INFINITY;

  /** `at`: the replay time that the first snapshot shows, in whole ms since the epoch. */
  constructor(scope: Scope, at: number, options: BroadcastOptions) {
    this.#options = options;
    this.#scope = scope;
    this.#told = at;
    this.#outbox = new Outbox({
      ...options,
      epoch: options.newEpoch(),
      readTick: tick => closedTick(options.timeline, tick),
      resync: () => ({
        playback: this.#playback(),
        at: this.#told,
        snapshot: () => this.#snapshot(this.#scope, this.#told),
      }),
      recover: error => this.#recover(error),
    });
  }

  get viewers(): number {
    return this.#outbox.viewers;
  }

  /** See `Outbox.join`. */
  join(viewer: Viewer, options: JoinOptions, onLeave: () => void): Attachment {
    return this.#outbox.join(viewer, options, onLeave);
  }

  /**
   * Plays what was recorded after the last tick and up to `upTo` (whole ms). A `clock` closes the tick where there
   * was something, where one is due, and where `withClock` asks for it.
   */
  playTo(upTo: number, withClock: boolean): void {
    const longest = longestTick(this.#scope);
    for (let at = this.#told + longest; at < upTo; at += longest) this.#tick(at, true);
    this.#tick(upTo, withClock);
  }

  #tick(upTo: number, withClock: boolean): void {
    const after = this.#told;
    const wall = this.#options.clock.now();
    const due = withClock || wall - this.#clockToldWall + this.#options.pacer.intervalMs >= CLOCK_MS;
    if (upTo < after || (upTo === after && !due)) return;
    const tick = { scope: this.#scope, after, upTo, due };
    if (!this.#waiting && !this.#publish(upTo, tick)) return;
    this.#told = upTo;
    this.#clockToldWall = wall;
  }

  /** Tells the session's state, nothing else having changed for those who hold the state. */
  tellPlayback(): void {
    const playback = this.#playback();
    this.#publish(this.#told, () => [playback]);
    this.#clockToldWall = this.#options.clock.now();
  }

  /** Turns to another place or scope: tells the session's state and at once the snapshot at `at` (whole ms). */
  turnTo(scope: Scope, at: number): void {
    this.#scope = scope;
    this.#told = at;
    this.#stopWaiting();
    const playback = this.#playback();
    this.#publish(at, () => [playback, this.#snapshot(scope, at)]);
    this.#clockToldWall = this.#options.clock.now();
  }

  /** Gives every viewer the state anew, because what it was told does not hold any more, as soon as its turn comes. */
  restart(): void {
    this.#outbox.forget(this.#options.newEpoch());
    this.#giveStateIn(0);
  }

  /** Stops the timers. */
  stop(): void {
    this.#stopWaiting();
    this.#outbox.stop();
  }

  /** Tells every viewer that the session is over, and lets them go. */
  end(): void {
    this.#outbox.end({ event: 'end', data: JSON.stringify({ sessionId: this.#options.sessionId }) });
  }

  /** Publishes what brings viewers to `upTo`; false where there was nothing to tell. */
  #publish(upTo: number, content: Tick | Render): boolean {
    try {
      return this.#outbox.publish(content);
    } catch (error) {
      this.#told = upTo;
      this.#recover(error);
      return true;
    }
  }

  /** Something could not be read: what viewers hold does not lead on to what comes next. */
  #recover(error: unknown): void {
    if (this.#waiting) return;
    this.#outbox.forget(this.#options.newEpoch());
    this.#failed(error);
  }

  #giveStateIn(delayMs: number): void {
    if (this.viewers === 0) return;
    this.#waiting = true;
    this.#options.pacer.startAt(this.#stateTick, this.#options.clock.now() + delayMs);
  }

  #giveState(): void {
    this.#waiting = false;
    try {
      this.#outbox.restart(this.#options.newEpoch());
    } catch (error) {
      this.#failed(error);
    }
  }

  /** Viewers and the log are told once, not at each new attempt. */
  #failed(error: unknown): void {
    const wall = this.#options.clock.now();
    if (wall - this.#failedWall > EPISODE_MS) {
      this.#options.telemetry.failed(error, 'reading the recorded past');
      this.#outbox.publish(() => [UNAVAILABLE]);
    }
    this.#failedWall = wall;
    this.#giveStateIn(RETRY_MS);
  }

  #stopWaiting(): void {
    this.#waiting = false;
    this.#options.pacer.stop(this.#stateTick);
  }

  #playback(): EventText {
    return { event: 'playback', data: this.#options.playback(this.#told) };
  }

  #snapshot(scope: Scope, at: number): EventText {
    const { reader } = this.#options.timeline;
    return { event: 'snapshot', data: snapshotText(reader, scope.airportId, at, scope.filter) };
  }
}
