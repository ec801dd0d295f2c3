import type { Scale } from '../timeline/scale.ts';
import { xOf } from '../timeline/scale.ts';
import type { Span } from './gantt-bar.ts';
import type { RowLayout } from './row-layout.ts';

/** The strip of times above the rows, and the column of their names, CSS pixels. */
export const AXIS_HEIGHT = 28;
export const LABELS_WIDTH = 152;

/** All that decides where bars lie in the picture. Lengths are CSS pixels. */
export type GanttView = {
  readonly layout: RowLayout;
  /** Of the part beside the names. */
  readonly scale: Scale;
  readonly width: number;
  readonly height: number;
  readonly scrollTop: number;
  /** By what was known at this time (ms since 1970); as it turned out where it is `null`. */
  readonly known: number | null;
  /** Up to when anything is known at all (ms since 1970): what goes on ends here. */
  readonly until: number;
};

/** From the left of the picture. */
export function left({ scale }: GanttView, time: number): number {
  return LABELS_WIDTH + xOf(scale, time);
}

/** From the top of the picture, of what lies so far below the first row's top. */
export function above({ scrollTop }: GanttView, top: number): number {
  return AXIS_HEIGHT + top - scrollTop;
}

/** The part of the rows that the picture shows, from the first row's top. */
export function rowsShown({ scrollTop, height }: GanttView): {
  readonly top: number;
  readonly bottom: number;
} {
  return { top: scrollTop, bottom: scrollTop + height - AXIS_HEIGHT };
}

/** Some to spare on both sides, for what is drawn beside a bar, ms. */
const BESIDE_PX = 4;

export function timesShown({ scale }: GanttView): Span {
  const spare = ((scale.end - scale.start) / Math.max(1, scale.width)) * BESIDE_PX;
  return { from: scale.start - spare, to: scale.end + spare };
}
