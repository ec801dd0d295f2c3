import type { WallClock } from '../api/wall-clock.ts';

/** An error of less than this much wall time is smoothed away over {@link SLEW_MS}; a larger one is jumped over. */
const JUMP_BEYOND_MS = 500;
const SLEW_MS = 1000;
/** A playing session tells its time at least once a second; an estimate runs no further than this without hearing. */
const LONGEST_SILENCE_MS = 2000;

type Motion = { readonly playing: boolean; readonly speed: number; readonly end: number };

/**
 * The page's own estimate of a session's playhead between the times that the server tells. Arithmetic on one anchor
 * (replay time, wall time), taken anew at each telling, so it cannot drift. It never goes back while playing, save
 * for a jump, never passes the end of the range, and stops where the server falls silent.
 */
export class PlayheadEstimate {
  readonly #clock: WallClock;
  #motion: Motion = { playing: false, speed: 1, end: Number.POSITIVE_INFINITY };
  #time = 0;
  #wall = 0;
  #error = 0;

  constructor(clock: WallClock) {
    this.#clock = clock;
  }

  /** Replay time now, ms since 1970. */
  now(): number {
    const { playing, speed, end } = this.#motion;
    if (!playing) return this.#time;
    const elapsed = Math.min(this.#clock.now() - this.#wall, LONGEST_SILENCE_MS);
    const slewed = this.#error * Math.min(1, elapsed / SLEW_MS);
    return Math.min(end, this.#time + elapsed * speed + slewed);
  }

  /** Places the playhead at `time` exactly: after a seek, a loop, a new connection. */
  jump(time: number): void {
    this.#time = time;
    this.#wall = this.#clock.now();
    this.#error = 0;
  }

  /** Takes over whether and how fast it plays, and up to when, from where the estimate now is. */
  move(motion: Motion): void {
    this.jump(this.now());
    this.#motion = motion;
  }

  /** Corrects the estimate by what the server tells: smoothly where it is little while playing, else at once. */
  hear(time: number): void {
    const now = this.now();
    const error = time - now;
    const { playing, speed } = this.#motion;
    const small = playing && Math.abs(error) <= JUMP_BEYOND_MS * speed;
    this.jump(small ? now : time);
    if (small) this.#error = error;
  }
}
