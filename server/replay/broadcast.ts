import { toIso } from '../contract/time.ts';
import type { Cancel, Clock } from './clock.ts';
import { Outbox, type Render } from './outbox.ts';
import { snapshotText } from './snapshot.ts';
import type { Telemetry } from './telemetry.ts';
import { type EventText, type Scope, tickEvents } from './tick.ts';
import type { Timeline } from './timeline.ts';
import type { Attachment, JoinOptions, Viewer } from './viewer.ts';

/** A playing session's `clock` comes at least this often, in ms of wall time; ticks come in between. */
const CLOCK_MS = 800;
/** Where every position is told, a tick spans no more recorded time than this, in ms, so that its size is bounded. */
const LONGEST_TICK_MS = 60_000;
/** Where the recorded past could not be read, it is tried again after this time, in ms. */
const RETRY_MS = 1000;
const READING = 'reading the recorded past';

export interface BroadcastOptions {
  readonly sessionId: string;
  readonly clock: Clock;
  readonly timeline: Timeline;
  /** Names an incarnation of the outbox; different each time. */
  readonly newEpoch: () => string;
  /** See `OutboxOptions`. */
  readonly maxBacklog: number;
  readonly telemetry: Telemetry;
  /** The data of a `playback` event that says the playhead is at `time` (ms since the epoch). */
  readonly playback: (time: number) => string;
}

/**
 * What a session tells its viewers, and how far it has told them: ticks, changes of state, snapshots. Where something
 * cannot be read, viewers get the state anew as soon as it can be: they miss a stretch, but never hold a wrong state.
 */
export class Broadcast {
  readonly #options: BroadcastOptions;
  readonly #outbox: Outbox;
  #scope: Scope;
  #told: number;
  #clockToldWall = Number.NEGATIVE_INFINITY;
  /** Set while viewers wait for a state that cannot be read. */
  #cancelRetry: Cancel | undefined;

  /** `at`: the replay time that the first snapshot shows, in whole ms since the epoch. */
  constructor(scope: Scope, at: number, options: BroadcastOptions) {
    this.#options = options;
    this.#scope = scope;
    this.#told = at;
    const { sessionId, clock, maxBacklog } = options;
    this.#outbox = new Outbox({
      sessionId,
      epoch: options.newEpoch(),
      clock,
      maxBacklog,
      resync: () => ({ playback: this.#playback(), snapshot: this.#snapshot(this.#scope, this.#told) }),
    });
  }

  get viewers(): number {
    return this.#outbox.viewers;
  }

  /** See `Outbox.join`; where what a viewer missed cannot be read, it begins anew. */
  join(viewer: Viewer, options: JoinOptions, onLeave: () => void): Attachment {
    const { leave, drained } = this.#enter(viewer, options, onLeave);
    return {
      leave,
      drained: () => {
        try {
          drained();
        } catch (error) {
          this.#recover(error);
        }
      },
    };
  }

  /**
   * Plays what was recorded after the last tick and up to `upTo` (whole ms). A `clock` closes the tick where there
   * was something, where one is due, and where `withClock` asks for it.
   */
  playTo(upTo: number, withClock: boolean): void {
    if (!this.#scope.conflate) {
      for (let at = this.#told + LONGEST_TICK_MS; at < upTo; at += LONGEST_TICK_MS) this.#tick(at, true);
    }
    this.#tick(upTo, withClock);
  }

  #tick(upTo: number, withClock: boolean): void {
    const after = this.#told;
    const wall = this.#options.clock.now();
    const due = withClock || wall - this.#clockToldWall >= CLOCK_MS;
    if (upTo < after || (upTo === after && !due)) return;
    const [scope, timeline] = [this.#scope, this.#options.timeline];
    const clock: EventText = { event: 'clock', data: `{"time":"${toIso(upTo)}"}` };
    const render = () => {
      const events = tickEvents(timeline, scope, after, upTo);
      return due || events.length > 0 ? [...events, clock] : [];
    };
    if (!this.#cancelRetry && !this.#publish(upTo, render)) return;
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
    this.stop();
    const playback = this.#playback();
    this.#publish(at, () => [playback, this.#snapshot(scope, at)]);
    this.#clockToldWall = this.#options.clock.now();
  }

  /** Gives every viewer the state anew, because what it was told does not hold any more. */
  restart(): void {
    this.stop();
    try {
      this.#outbox.restart(this.#options.newEpoch());
    } catch (error) {
      this.#options.telemetry.failed(error, READING);
      this.#cancelRetry = this.#options.clock.after(RETRY_MS, () => this.restart());
    }
  }

  /** Stops the timer. */
  stop(): void {
    this.#cancelRetry?.();
    this.#cancelRetry = undefined;
  }

  /** Tells every viewer that the session is over, and lets them go. */
  end(): void {
    this.#outbox.end({ event: 'end', data: JSON.stringify({ sessionId: this.#options.sessionId }) });
  }

  #enter(viewer: Viewer, options: JoinOptions, onLeave: () => void): Attachment {
    try {
      return this.#outbox.join(viewer, options, onLeave);
    } catch (error) {
      if (options.lastEventId === undefined) throw error;
      this.#options.telemetry.failed(error, READING);
      return this.#outbox.join(viewer, { ...options, lastEventId: undefined }, onLeave);
    }
  }

  /** Publishes what brings viewers to `upTo`; false where there was nothing to tell. */
  #publish(upTo: number, render: Render): boolean {
    try {
      return this.#outbox.publish(render);
    } catch (error) {
      this.#told = upTo;
      this.#recover(error);
      return true;
    }
  }

  #recover(error: unknown): void {
    this.#options.telemetry.failed(error, READING);
    this.restart();
  }

  #playback(): EventText {
    return { event: 'playback', data: this.#options.playback(this.#told) };
  }

  #snapshot(scope: Scope, at: number): EventText {
    const { reader } = this.#options.timeline;
    return { event: 'snapshot', data: snapshotText(reader, scope.airportId, at, scope.filter) };
  }
}
