import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { DensityBucket } from '../../server/contract/history.ts';
import type { Extent } from '../state/extent.ts';
import { hovered, selection } from '../state/selection.ts';
import { shownZone } from '../state/shown-zone.ts';
import { theme } from '../state/theme.ts';
import { densityColumns } from './density-shape.ts';
import { drawPicked } from './draw/draw-picked.ts';
import { drawTimeline } from './draw/draw-timeline.ts';
import { readTimelineColours } from './draw/timeline-colours.ts';
import type { LaneMarks } from './lanes/lane-marks.ts';
import type { Mark } from './lanes/mark.ts';
import type { Layout } from './layout.ts';
import type { Scale } from './scale.ts';
import { ticks } from './ticks.ts';
import { useCanvas } from './use-canvas.ts';

const TICK_GAP_PX = 88;

type CanvasProps = {
  scale: Scale;
  layout: Layout;
  marks: LaneMarks;
};

type RecordCanvasProps = CanvasProps & {
  buckets: readonly DensityBucket[];
  gaps: readonly Extent[];
  unread: { readonly density: readonly Extent[]; readonly lanes: readonly Extent[] };
};

/** What was recorded: drawn anew only when it, the window or the theme changes. */
export function RecordCanvas({ scale, layout, marks, buckets, gaps, unread }: RecordCanvasProps) {
  const zone = shownZone.value;
  const inks = useInks();
  const [fontsReady, setFontsReady] = useState(false);
  useEffect(() => {
    void document.fonts.ready.then(() => setFontsReady(true));
  }, []);
  const columns = useMemo(() => densityColumns(buckets, scale), [buckets, scale]);
  const canvas = useCanvas(
    scale.width,
    layout.height,
    (context, element) =>
      drawTimeline(context, {
        scale,
        layout,
        marks,
        columns,
        gaps,
        unread,
        ticks: ticks(scale, zone, TICK_GAP_PX),
        ...inks(element),
      }),
    [scale, layout, marks, columns, gaps, unread, zone, theme.value, fontsReady],
  );
  return <canvas ref={canvas} />;
}

/** What is selected, hovered and under the pointer, above the record. */
export function PickedCanvas({ scale, layout, marks, pointed }: CanvasProps & { pointed: Mark | null }) {
  const inks = useInks();
  const canvas = useCanvas(
    scale.width,
    layout.height,
    (context, element) =>
      drawPicked(context, {
        scale,
        layout,
        marks,
        pointed,
        selected: selection.value,
        hovered: hovered.value,
        colours: inks(element).colours,
      }),
    [scale, layout, marks, pointed, selection.value, hovered.value, theme.value],
  );
  return <canvas class="timeline-picked" ref={canvas} />;
}

/** The theme's colours, read anew only with the theme: to read them lays the page's styles out. */
function useInks() {
  const read = useRef<{ readonly of: string; readonly inks: ReturnType<typeof readTimelineColours> } | null>(
    null,
  );
  return (element: HTMLCanvasElement) => {
    if (read.current?.of !== theme.peek()) {
      read.current = { of: theme.peek(), inks: readTimelineColours(element) };
    }
    return read.current.inks;
  };
}
