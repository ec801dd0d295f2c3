import { useComputed, useSignal, useSignalEffect } from '@preact/signals';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { toMs } from '../../server/contract/time.ts';
import { seek, stepBy } from '../state/commands.ts';
import { connection } from '../state/connection.ts';
import { cancelScrub, endScrub, scrubTo } from '../state/scrubbing.ts';
import { session } from '../state/session.ts';
import { shownTime } from '../state/shown.ts';
import { shownZone } from '../state/shown-zone.ts';
import { theme } from '../state/theme.ts';
import { transportBlocked } from '../transport/availability.ts';
import { LONG_STEP_MS } from '../transport/shortcuts.ts';
import { bucketCount, densityColumns } from './density-shape.ts';
import { drawTimeline, TIMELINE_HEIGHT } from './draw-timeline.ts';
import { type Scale, timeAt, xOf } from './scale.ts';
import { ScrubGesture } from './scrub-gesture.ts';
import { ticks } from './ticks.ts';
import { readTimelineColours } from './timeline-colours.ts';
import { TimelineHover } from './timeline-hover.tsx';
import { useDensity } from './use-density.ts';
import { useWidth } from './use-width.ts';

const TICK_GAP_PX = 88;
const STEPS: Readonly<Record<string, number>> = {
  ArrowUp: LONG_STEP_MS,
  ArrowDown: -LONG_STEP_MS,
  PageUp: 10 * LONG_STEP_MS,
  PageDown: -10 * LONG_STEP_MS,
};

/** What happened when over the session's range, with the playhead: click to seek, drag to scrub, Escape to let go. */
export function Timeline() {
  const root = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const playhead = useRef<HTMLDivElement>(null);
  const elapsed = useRef<HTMLDivElement>(null);
  const width = useWidth(root);
  const current = session.value;
  const start = current ? toMs(current.startTime) : 0;
  const end = current ? toMs(current.endTime) : 0;
  const scale = useMemo<Scale>(() => ({ start, end, width }), [start, end, width]);
  const reachable = connection.value.state === 'live';
  const density = useDensity(current?.airportId, start, end, width === 0 ? 0 : bucketCount(width), reachable);
  const buckets = density.state === 'read' ? density.buckets : [];
  const zone = shownZone.value;
  const [fontsReady, setFontsReady] = useState(false);
  useEffect(() => {
    void document.fonts.ready.then(() => setFontsReady(true));
  }, []);

  const hoverX = useSignal<number | null>(null);
  const latest = useRef(scale);
  latest.current = scale;
  const gesture = useMemo(
    () =>
      new ScrubGesture(
        {
          seek: time => void seek(time),
          scrubTo,
          endScrub: time => void endScrub(time),
          cancelScrub,
        },
        x => timeAt(latest.current, x),
      ),
    [],
  );

  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!canvas.current || !context || width === 0) return;
    const ratio = window.devicePixelRatio;
    canvas.current.width = Math.round(width * ratio);
    canvas.current.height = Math.round(TIMELINE_HEIGHT * ratio);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    const { colours, font } = readTimelineColours(canvas.current);
    drawTimeline(context, {
      width,
      colours,
      font,
      columns: densityColumns(buckets, scale),
      ticks: ticks(scale, zone, TICK_GAP_PX),
    });
  }, [scale, density, zone, theme.value, fontsReady]);

  const scaleSignal = useSignal(scale);
  scaleSignal.value = scale;
  useSignalEffect(() => {
    const time = shownTime.value;
    const { value } = scaleSignal;
    const x = time === null ? 0 : Math.min(value.width, Math.max(0, xOf(value, time)));
    playhead.current?.style.setProperty('--x', `${x.toFixed(1)}px`);
    elapsed.current?.style.setProperty('--x', `${x.toFixed(1)}px`);
  });
  const second = useComputed(() => Math.floor((shownTime.value ?? 0) / 1000));

  const xIn = (event: PointerEvent) => event.clientX - (root.current?.getBoundingClientRect().left ?? 0);
  const blocked = transportBlocked.value;
  return (
    <div class="timeline-frame">
      <div
        class="timeline"
        ref={root}
        role="slider"
        tabIndex={0}
        aria-label="Timeline"
        aria-disabled={blocked ? 'true' : undefined}
        aria-valuemin={0}
        aria-valuemax={Math.round((end - start) / 1000)}
        aria-valuenow={Math.max(0, second.value - Math.floor(start / 1000))}
        aria-valuetext={
          current ? `${zone.clock(second.value * 1000)}, ${zone.date(second.value * 1000)}` : blocked
        }
        onPointerDown={event => {
          if (blocked || event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          gesture.press(xIn(event));
        }}
        onPointerMove={event => {
          hoverX.value = xIn(event);
          gesture.move(xIn(event));
        }}
        onPointerUp={event => gesture.release(xIn(event))}
        onPointerCancel={() => gesture.cancel()}
        onPointerLeave={() => {
          hoverX.value = null;
        }}
        onKeyDown={event => {
          if (event.key === 'Escape') gesture.cancel();
          const step = STEPS[event.key];
          if (step === undefined || blocked) return;
          event.preventDefault();
          void stepBy(step);
        }}
      >
        <canvas ref={canvas} />
        <div class="timeline-elapsed" ref={elapsed} />
        <div class="timeline-playhead" ref={playhead} hidden={!current} />
        {current && <TimelineHover x={hoverX} scale={scale} buckets={buckets} />}
      </div>
      {density.state === 'failed' && (
        <p class="timeline-note">The timeline cannot be drawn: {density.reason}</p>
      )}
    </div>
  );
}
