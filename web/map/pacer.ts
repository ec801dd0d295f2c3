/** What a picture is to show: the time (ms since 1970), and whether and how fast the replay plays. */
export type Showing = { readonly time: number; readonly playing: boolean; readonly speed: number };

/**
 * How much replay time passes for what moves from one picture to the next. While the replay plays, that is what the
 * playhead went on by; once it is paused, vehicles still on their way to their last fix go on at the speed they had.
 */
export class Pacer {
  #time = 0;
  #wall = 0;
  #speed = 1;

  /** @param wall ms of any monotonic clock; @returns ms of replay time, never negative */
  step({ time, playing, speed }: Showing, wall: number): number {
    const elapsed = playing ? time - this.#time : (wall - this.#wall) * this.#speed;
    if (playing) this.#speed = speed;
    this.#time = time;
    this.#wall = wall;
    return Math.max(0, elapsed);
  }
}
