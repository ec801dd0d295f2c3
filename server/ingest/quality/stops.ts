/** A vehicle that stays within this distance for {@link STANDING_MS} stands, metres. */
const STANDING_METRES = 10;
const STANDING_MS = 20_000;
/** Later stops of one vehicle are not held. */
const MOST_STOPS = 400;

/** When a vehicle came to a stand, told from its positions in order of time. */
export class Stops {
  /** Milliseconds since 1970. */
  readonly times: number[] = [];
  #since = Number.NaN;
  #last = Number.NaN;
  #east = 0;
  #north = 0;
  #wasMoving = false;

  /** `east`, `north` in metres from any fixed place. */
  add(time: number, east: number, north: number): void {
    const [x, y] = [east - this.#east, north - this.#north];
    // Where it was during a gap nobody knows: what it did before says nothing of a stop after.
    if (!(time >= this.#last && time - this.#last < STANDING_MS)) {
      this.#begin(time, east, north);
      this.#wasMoving = false;
    } else if (x * x + y * y > STANDING_METRES * STANDING_METRES) {
      this.#begin(time, east, north);
      this.#wasMoving = true;
    } else if (this.#wasMoving && time - this.#since >= STANDING_MS) {
      this.#wasMoving = false;
      if (this.times.length < MOST_STOPS) this.times.push(this.#since);
    }
    this.#last = time;
  }

  /** Takes those of another source. */
  absorb({ times }: Stops): void {
    this.times.push(...times.slice(0, MOST_STOPS - this.times.length));
  }

  #begin(time: number, east: number, north: number): void {
    this.#since = time;
    this.#east = east;
    this.#north = north;
  }
}
