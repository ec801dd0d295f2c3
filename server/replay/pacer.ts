import type { Cancel, Clock } from './clock.ts';
import { type Due, DueQueue } from './due-queue.ts';
import { Pace, SHORTEST_INTERVAL_MS } from './pace.ts';
import type { Telemetry } from './telemetry.ts';

/** How long ticks run before commands, requests and sockets get their turn, in ms. A single tick is never cut. */
const TURN_MS = 25;
/** Ticks that fall due within this time, in ms, run together: to wake for each costs more than the tick. */
const SHORTEST_SLEEP_MS = 4;
/** Spreads what begins together evenly over the interval, however much it is: the golden ratio's fraction. */
const SPREAD = (Math.sqrt(5) - 1) / 2;
/** A tick that falls on the end of the range comes sooner, but not before this share of the interval: loops can be very short. */
const SOONEST_END = 0.2;
/** After a tick that came late the next one comes no sooner than after this share of the interval. */
const SOONEST_NEXT = 0.5;
/** An interval that changed by this share is told. */
const NOTICEABLE = 0.1;

/** A session's ticks, as the pacer keeps them. */
export class Ticks implements Due {
  due = 0;
  place = -1;
  order = 0;
  /** When the next regular tick comes; `undefined` while none is wanted. */
  beat: number | undefined;
  readonly tick: (wall: number) => void;

  /** `tick` is told the wall time. */
  constructor(tick: (wall: number) => void) {
    this.tick = tick;
  }
}

/**
 * Times the ticks of all sessions: at one interval, longer for all where the machine does not keep up; spread over it;
 * in the order in which they fall due; and in short turns, between which everything else goes on.
 */
export class Pacer {
  readonly #clock: Clock;
  readonly #telemetry: Telemetry;
  readonly #pace: Pace;
  readonly #queue = new DueQueue<Ticks>();
  #toldMs = SHORTEST_INTERVAL_MS;
  #begun = 0;
  #turning = false;
  #wakesAt = Number.POSITIVE_INFINITY;
  #cancelWake: Cancel | undefined;

  constructor(clock: Clock, telemetry: Telemetry) {
    this.#clock = clock;
    this.#telemetry = telemetry;
    this.#pace = new Pace(clock.now());
  }

  /** Wall time between a session's ticks at present, in ms. */
  get intervalMs(): number {
    return this.#pace.intervalMs;
  }

  /** Lets one tick come, in place of one that is still to come; the range ends at wall time `end`. */
  start(ticks: Ticks, end: number): void {
    const wall = this.#clock.now();
    const { intervalMs } = this.#pace;
    if (ticks.beat === undefined) ticks.beat = wall + intervalMs * this.#phase();
    else if (ticks.beat <= wall)
      ticks.beat = Math.max(ticks.beat + intervalMs, wall + SOONEST_NEXT * intervalMs);
    this.startAt(ticks, Math.min(ticks.beat, Math.max(wall + SOONEST_END * intervalMs, end)));
  }

  /** Lets one tick come at wall time `due`, in place of one that is still to come. */
  startAt(ticks: Ticks, due: number): void {
    ticks.due = due;
    this.#queue.add(ticks);
    this.#wakeForFirst();
  }

  stop(ticks: Ticks): void {
    ticks.beat = undefined;
    this.#queue.remove(ticks);
    this.#wakeForFirst();
  }

  /** In (0, 1]. */
  #phase(): number {
    return 1 - ((this.#begun++ * SPREAD) % 1);
  }

  #wakeForFirst(): void {
    if (this.#turning) return;
    const { first } = this.#queue;
    if (!first) {
      this.#cancelWake?.();
      this.#wakesAt = Number.POSITIVE_INFINITY;
      this.#begun = 0;
      this.#pace.rest(this.#clock.now());
      this.#tell();
    } else if (first.due < this.#wakesAt) {
      this.#cancelWake?.();
      this.#wakesAt = first.due;
      const wait = first.due - this.#clock.now();
      const sleep = wait > 0 ? Math.max(SHORTEST_SLEEP_MS, wait) : 0;
      this.#cancelWake = this.#clock.after(sleep, () => this.#turn());
    }
  }

  #turn(): void {
    this.#wakesAt = Number.POSITIVE_INFINITY;
    this.#turning = true;
    let wall = this.#clock.now();
    const end = wall + TURN_MS;
    try {
      for (let next = this.#queue.first; next && next.due <= wall && wall < end; next = this.#queue.first)
        wall = this.#run(next, wall);
    } finally {
      this.#turning = false;
      this.#pace.choose(wall, this.#queue.size);
      this.#tell();
      this.#wakeForFirst();
    }
  }

  /** Lets a tick come and gives the wall time after it. */
  #run(ticks: Ticks, wall: number): number {
    const lateMs = wall - ticks.due;
    const extra = ticks.beat !== undefined && ticks.due < ticks.beat;
    this.#queue.remove(ticks);
    try {
      ticks.tick(wall);
    } catch (error) {
      this.#telemetry.failed(error, 'a tick');
    }
    const after = this.#clock.now();
    this.#pace.ticked(lateMs, after - wall, extra);
    this.#telemetry.ticked(lateMs, after - wall);
    return after;
  }

  #tell(): void {
    const { intervalMs } = this.#pace;
    const change = Math.abs(intervalMs - this.#toldMs);
    if (change === 0) return;
    if (change < NOTICEABLE * this.#toldMs && intervalMs > SHORTEST_INTERVAL_MS) return;
    this.#toldMs = intervalMs;
    this.#telemetry.paced(intervalMs);
  }
}
