/** Stretches of motion are judged that last at least this long, ms. */
const WINDOW_MS = 10_000;
/** Fixes farther apart than this say too little of the speed between them, ms. */
const LONGEST_STEP_MS = 15_000;
/** How far a vehicle must come in a stretch, metres: below, positions scatter too much against it. */
const LEAST_METRES = 15;
/** The geometric mean of the distances told and made must reach this for both to count, metres. */
const LEAST_OF_BOTH = 30;
const DEGREES = 180 / Math.PI;

/** How many stretches make a judgement: two minutes of motion. */
export const ENOUGH_WINDOWS = 12;

/** Of so many of the last stretches the ratios are kept: ten minutes of motion. */
const RATIOS_KEPT = 60;

/**
 * Compares, in stretches of ten seconds, how far a vehicle came by the speeds told and by its positions, and how far the
 * headings told lie off its course. A few numbers, whatever the number of fixes.
 */
export class MotionWindows {
  #start = Number.NaN;
  #east = 0;
  #north = 0;
  #told = 0;
  #heading = Number.NaN;
  #last = Number.NaN;
  #lastSpeed = Number.NaN;
  /** Metres by speeds told, divided by metres by positions, of the last stretches. */
  readonly #ratios: number[] = [];
  /** Stretches that say something of the speed, how long they lasted, and how far they led. */
  speedWindows = 0;
  seconds = 0;
  metres = 0;
  /** When the first stretch began that counted, ms since 1970. */
  firstMoved = Number.NaN;
  /** Degrees between heading and course, in so many stretches. */
  degrees = 0;
  headingWindows = 0;

  /** `time` in ms; `east`, `north` in metres from any fixed place; NaN for a speed or heading that is not told. */
  add(time: number, east: number, north: number, speed: number, heading: number): void {
    const step = time - this.#last;
    if (!(step > 0 && step <= LONGEST_STEP_MS)) {
      if (step === 0) return;
      this.#begin(time, east, north, speed);
      return;
    }
    this.#told += ((this.#lastSpeed + speed) / 2) * (step / 1000);
    this.#last = time;
    this.#lastSpeed = speed;
    const elapsed = time - this.#start;
    if (elapsed * 2 <= WINDOW_MS || Number.isNaN(this.#heading)) this.#heading = heading;
    if (elapsed < WINDOW_MS) return;
    this.#close(east - this.#east, north - this.#north, elapsed / 1000);
    this.#begin(time, east, north, speed);
  }

  /** What follows is told from another fixed place. */
  interrupt(): void {
    this.#last = Number.NaN;
  }

  /** The median of speeds told, divided by those that the positions make; NaN where nothing says anything of it. */
  get ratio(): number {
    return this.#ratios.toSorted((a, b) => a - b)[this.#ratios.length >> 1] ?? Number.NaN;
  }

  #begin(time: number, east: number, north: number, speed: number): void {
    this.#start = time;
    this.#last = time;
    this.#east = east;
    this.#north = north;
    this.#told = 0;
    this.#lastSpeed = speed;
    this.#heading = Number.NaN;
  }

  #close(east: number, north: number, seconds: number): void {
    const metres = Math.hypot(east, north);
    if (metres < LEAST_METRES) return;
    if (Number.isNaN(this.firstMoved)) this.firstMoved = this.#start;
    if (metres * this.#told >= LEAST_OF_BOTH * LEAST_OF_BOTH) {
      this.metres += metres;
      this.seconds += seconds;
      this.#ratios[this.speedWindows++ % RATIOS_KEPT] = this.#told / metres;
    }
    if (metres >= LEAST_OF_BOTH && !Number.isNaN(this.#heading)) {
      const off = Math.abs(Math.atan2(east, north) * DEGREES - this.#heading) % 360;
      this.degrees += Math.min(off, 360 - off);
      this.headingWindows++;
    }
  }
}
