import { useSignal, useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { DensityBucket } from '../../server/contract/history.ts';
import { texts } from '../language/catalogues.ts';
import { shownTime } from '../state/shown.ts';
import { theme } from '../state/theme.ts';
import { densityColumns } from './density-shape.ts';
import { readTimelineColours } from './draw/timeline-colours.ts';
import { OVERVIEW_HEIGHT } from './layout.ts';
import { playedPart } from './played-range.ts';
import { onPixels, type Scale, xOf } from './scale.ts';
import { useCanvas } from './use-canvas.ts';
import { view, zoomedIn } from './view.ts';

const t = texts('timeline');

/** All that is recorded in a thin strip: how busy it was, where the window lies, the loop and the playhead. */
export function Overview({ scale, buckets }: { scale: Scale; buckets: readonly DensityBucket[] }) {
  const window = zoomedIn.value ? view.value : null;
  const part = playedPart.value;
  const playhead = useRef<HTMLDivElement>(null);
  const canvas = useCanvas(
    scale.width,
    OVERVIEW_HEIGHT,
    (context, element) => {
      const { colours } = readTimelineColours(element);
      context.clearRect(0, 0, scale.width, OVERVIEW_HEIGHT);
      context.fillStyle = colours.vehicles;
      for (const { x, width, vehicles } of densityColumns(buckets, scale)) {
        const height = vehicles * (OVERVIEW_HEIGHT - 2);
        context.fillRect(x, OVERVIEW_HEIGHT - height, width + 0.5, height);
      }
    },
    [scale, buckets, theme.value],
  );
  const current = useSignal(scale);
  current.value = scale;
  useSignalEffect(() => {
    const time = shownTime.value;
    if (!playhead.current || time === null) return;
    playhead.current.style.transform = `translateX(${onPixels(xOf(current.value, time))}px)`;
  });
  return (
    <div
      class={`timeline-overview ${window ? 'zoomed' : ''}`}
      title={window ? t('view.overview') : undefined}
    >
      <canvas ref={canvas} />
      {part && <Span class="timeline-overview-part" scale={scale} from={part.from} to={part.to} />}
      {window && <Span class="timeline-overview-window" scale={scale} from={window.from} to={window.to} />}
      <div class="timeline-overview-playhead" ref={playhead} />
    </div>
  );
}

type SpanProps = { class: string; scale: Scale; from: number; to: number };

function Span({ class: name, scale, from, to }: SpanProps) {
  const left = xOf(scale, from);
  return <div class={name} style={{ left: `${left}px`, width: `${Math.max(3, xOf(scale, to) - left)}px` }} />;
}
