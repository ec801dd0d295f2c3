/**
 * Told with each move of one of two fingers: `x` of their middle, how much longer the window is to be, and how far it is
 * to move on, in pixels.
 */
type OnPinch = (x: number, factor: number, px: number) => void;

/** Fingers closer than this zoom as if they were this far apart, pixels. */
const CLOSEST_PX = 20;

/** Two fingers on a picture of time: apart and together zoom around their middle, aside moves the window. */
export class Pinch {
  readonly #onPinch: OnPinch;
  readonly #fingers = new Map<number, number>();

  constructor(onPinch: OnPinch) {
    this.#onPinch = onPinch;
  }

  /** A finger comes down at `x` pixels. Whether it is the second one, and so the pinch begins. */
  press(finger: number, x: number): boolean {
    this.#fingers.set(finger, x);
    return this.#fingers.size >= 2;
  }

  move(finger: number, x: number): void {
    if (!this.#fingers.has(finger)) return;
    const before = this.#spread();
    this.#fingers.set(finger, x);
    const after = this.#spread();
    if (before && after) {
      this.#onPinch(after.middle, before.apart / after.apart, before.middle - after.middle);
    }
  }

  lift(finger: number): void {
    this.#fingers.delete(finger);
  }

  #spread(): { middle: number; apart: number } | null {
    const [one, other] = this.#fingers.values();
    if (one === undefined || other === undefined) return null;
    return { middle: (one + other) / 2, apart: Math.max(CLOSEST_PX, Math.abs(one - other)) };
  }
}
