import type { Gesture } from './gesture.ts';

/** Moves what is shown along with the pointer; `pan` is told how far, in pixels, later times where positive. */
export class PanGesture implements Gesture {
  readonly #pan: (px: number) => void;
  #lastX: number | null = null;

  constructor(pan: (px: number) => void) {
    this.#pan = pan;
  }

  get dragging(): boolean {
    return this.#lastX !== null;
  }

  press(x: number): void {
    this.#lastX = x;
  }

  move(x: number): void {
    if (this.#lastX === null) return;
    this.#pan(this.#lastX - x);
    this.#lastX = x;
  }

  release(): void {
    this.#lastX = null;
  }

  cancel(): void {
    this.#lastX = null;
  }
}
