import { DRAG_FROM_PX, type Gesture } from './gesture.ts';

/** What marking a range leads to; times in epoch milliseconds. */
export interface RangeHandlers {
  /** The range while it is being marked; `null` when it is given up. */
  draft(range: { readonly from: number; readonly to: number } | null): void;
  /** The pointer let go of a range that is long enough to be played. */
  mark(from: number, to: number): void;
  /** The pointer was pressed and let go on the spot. */
  click(time: number): void;
}

/** Ranges begin and end at whole seconds, and last one at least. */
const GRAIN_MS = 1000;

/**
 * Marks the range from where the pointer is pressed to where it is let go; where `anchor` is given (epoch
 * milliseconds), from there: so is one end of a range moved.
 */
export class RangeGesture implements Gesture {
  readonly #handlers: RangeHandlers;
  readonly #timeAt: (x: number) => number;
  readonly #anchor: number | null;
  #pressedAt: number | null = null;
  #dragging = false;

  constructor(handlers: RangeHandlers, timeAt: (x: number) => number, anchor: number | null = null) {
    this.#handlers = handlers;
    this.#timeAt = timeAt;
    this.#anchor = anchor;
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
    this.#handlers.draft(this.#rangeTo(this.#pressedAt, x));
  }

  release(x: number): void {
    if (this.#pressedAt === null) return;
    const { from, to } = this.#rangeTo(this.#pressedAt, x);
    const dragged = this.#dragging;
    this.#reset();
    if (!dragged) {
      if (this.#anchor === null) this.#handlers.click(this.#timeAt(x));
    } else if (to - from >= GRAIN_MS) {
      this.#handlers.mark(from, to);
    } else {
      this.#handlers.draft(null);
    }
  }

  cancel(): void {
    const dragged = this.#dragging;
    this.#reset();
    if (dragged) this.#handlers.draft(null);
  }

  #rangeTo(pressed: number, x: number): { from: number; to: number } {
    const anchor = this.#anchor ?? whole(this.#timeAt(pressed));
    const end = whole(this.#timeAt(x));
    return { from: Math.min(anchor, end), to: Math.max(anchor, end) };
  }

  #reset(): void {
    this.#pressedAt = null;
    this.#dragging = false;
  }
}

function whole(time: number): number {
  return Math.round(time / GRAIN_MS) * GRAIN_MS;
}
