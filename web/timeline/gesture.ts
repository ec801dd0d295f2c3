/** What a pressed pointer does on the timeline, in pixels from its left. `cancel` gives the press up. */
export interface Gesture {
  /** Whether it moved far enough to be more than a click. */
  readonly dragging: boolean;
  press(x: number): void;
  move(x: number): void;
  release(x: number): void;
  cancel(): void;
}

/** How far, in pixels, a pressed pointer moves before a click becomes a drag. */
export const DRAG_FROM_PX = 3;
