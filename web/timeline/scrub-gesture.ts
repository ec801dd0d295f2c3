import { DRAG_FROM_PX, type Gesture } from './gesture.ts';

/** What a press on the timeline leads to; times in epoch milliseconds. */
export interface ScrubHandlers {
  seek(time: number): void;
  scrubTo(time: number): void;
  endScrub(time: number): void;
  cancelScrub(): void;
}

/** Tells a click (seek) from a drag (scrub until the release) on a line where `timeAt` gives the time of a pixel. */
export class ScrubGesture implements Gesture {
  readonly #handlers: ScrubHandlers;
  readonly #timeAt: (x: number) => number;
  #pressedAt: number | null = null;
  #dragging = false;

  constructor(handlers: ScrubHandlers, timeAt: (x: number) => number) {
    this.#handlers = handlers;
    this.#timeAt = timeAt;
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
    this.#handlers.scrubTo(this.#timeAt(x));
  }

  release(x: number): void {
    if (this.#pressedAt === null) return;
    const dragged = this.#dragging;
    this.#reset();
    if (dragged) this.#handlers.endScrub(this.#timeAt(x));
    else this.#handlers.seek(this.#timeAt(x));
  }

  /** Gives the press up, as Escape and a lost pointer do: nothing is sought. */
  cancel(): void {
    const dragged = this.#dragging;
    this.#reset();
    if (dragged) this.#handlers.cancelScrub();
  }

  #reset(): void {
    this.#pressedAt = null;
    this.#dragging = false;
  }
}
