import type { Gesture } from './gesture.ts';

/** What became of a press; places are pixels from the left, `pressed` is where it began. */
export interface PressOutcome {
  /** The pointer was let go at `x`, where it was pressed or as good as. */
  click(x: number): void;
  /** It was dragged as far as `x`, and is still held. */
  drag(pressed: number, x: number): void;
  /** It was let go after a drag. */
  drop(pressed: number, x: number): void;
  /** The drag was given up, as Escape and a lost pointer do; a press that never moved is dropped unsaid. */
  giveUp(): void;
}

/** How far, in pixels, a pressed pointer moves before a click becomes a drag. */
const DRAG_FROM_PX = 3;

/** Tells a click from a drag. Once a drag, a press stays one, back over where it began too. */
export class ClickOrDrag implements Gesture {
  readonly #outcome: PressOutcome;
  #pressedAt: number | null = null;
  #dragging = false;

  constructor(outcome: PressOutcome) {
    this.#outcome = outcome;
  }

  get dragging(): boolean {
    return this.#dragging;
  }

  press(x: number): void {
    this.#pressedAt = x;
    this.#dragging = false;
  }

  move(x: number): void {
    if (this.#pressedAt === null) return;
    if (!this.#dragging && Math.abs(x - this.#pressedAt) < DRAG_FROM_PX) return;
    this.#dragging = true;
    this.#outcome.drag(this.#pressedAt, x);
  }

  release(x: number): void {
    if (this.#pressedAt === null) return;
    const [pressed, dragged] = [this.#pressedAt, this.#dragging];
    this.#reset();
    if (dragged) this.#outcome.drop(pressed, x);
    else this.#outcome.click(x);
  }

  cancel(): void {
    const dragged = this.#dragging;
    this.#reset();
    if (dragged) this.#outcome.giveUp();
  }

  #reset(): void {
    this.#pressedAt = null;
    this.#dragging = false;
  }
}
