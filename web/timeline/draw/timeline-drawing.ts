import type { Extent } from '../../state/extent.ts';
import type { DensityColumn } from '../density-shape.ts';
import type { LaneMarks } from '../lanes/lane-marks.ts';
import type { Layout } from '../layout.ts';
import type { Scale } from '../scale.ts';
import type { Tick } from '../ticks.ts';

export const COLOUR_NAMES = [
  'vehicles',
  'work',
  'flights',
  'decisions',
  'stand',
  'warning',
  'critical',
  'info',
  'override',
  'line',
  'line-strong',
  'text',
  'text-muted',
  'accent',
  'surface',
] as const;
export type TimelineColours = { readonly [name in (typeof COLOUR_NAMES)[number]]: string };

/** All that the timeline shows save the playhead and what is picked; pixels are CSS pixels. */
export type TimelineDrawing = {
  readonly scale: Scale;
  readonly layout: Layout;
  readonly columns: readonly DensityColumn[];
  /** Where nothing was recorded. */
  readonly gaps: readonly Extent[];
  /** What the density is not read of, and what the lanes are not read of. */
  readonly unread: { readonly density: readonly Extent[]; readonly lanes: readonly Extent[] };
  readonly marks: LaneMarks;
  readonly ticks: readonly Tick[];
  readonly colours: TimelineColours;
  readonly font: string;
};
