import { ClickOrDrag } from './click-or-drag.ts';

/** What a press on the timeline leads to; times in epoch milliseconds. */
export interface ScrubHandlers {
  seek(time: number): void;
  scrubTo(time: number): void;
  endScrub(time: number): void;
  cancelScrub(): void;
}

/** A click seeks, a drag scrubs until the release, on a line where `timeAt` gives the time of a pixel. */
export class ScrubGesture extends ClickOrDrag {
  constructor(handlers: ScrubHandlers, timeAt: (x: number) => number) {
    super({
      click: x => handlers.seek(timeAt(x)),
      drag: (_, x) => handlers.scrubTo(timeAt(x)),
      drop: (_, x) => handlers.endScrub(timeAt(x)),
      giveUp: () => handlers.cancelScrub(),
    });
  }
}
