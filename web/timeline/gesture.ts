/** What a pressed pointer does on the timeline, in pixels from its left. `cancel` gives the press up. */
export interface Gesture {
  /** Whether it moved far enough to be more than a click. */
  readonly dragging: boolean;
  press(x: number): void;
  move(x: number): void;
  release(x: number): void;
  cancel(): void;
}
