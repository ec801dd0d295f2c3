import { ClickOrDrag } from './click-or-drag.ts';

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
export class RangeGesture extends ClickOrDrag {
  constructor(handlers: RangeHandlers, timeAt: (x: number) => number, anchor: number | null = null) {
    const rangeTo = (pressed: number, x: number) => {
      const held = anchor ?? whole(timeAt(pressed));
      const end = whole(timeAt(x));
      return { from: Math.min(held, end), to: Math.max(held, end) };
    };
    super({
      click: x => {
        if (anchor === null) handlers.click(timeAt(x));
      },
      drag: (pressed, x) => handlers.draft(rangeTo(pressed, x)),
      drop: (pressed, x) => {
        const { from, to } = rangeTo(pressed, x);
        if (to - from >= GRAIN_MS) handlers.mark(from, to);
        else handlers.draft(null);
      },
      giveUp: () => handlers.draft(null),
    });
  }
}

function whole(time: number): number {
  return Math.round(time / GRAIN_MS) * GRAIN_MS;
}
