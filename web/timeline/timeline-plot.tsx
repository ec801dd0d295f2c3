import { useComputed, useSignal, useSignalEffect } from '@preact/signals';
import { useMemo, useRef } from 'preact/hooks';
import { texts } from '../language/catalogues.ts';
import { shift } from '../shift/shift.ts';
import { stepBy } from '../state/commands.ts';
import { connection } from '../state/connection.ts';
import { stateOnItsWay } from '../state/on-its-way.ts';
import { hover, unhover } from '../state/selection.ts';
import { session } from '../state/session.ts';
import { scrub, shownTime } from '../state/shown.ts';
import { shownZone } from '../state/shown-zone.ts';
import { transportBlocked } from '../transport/availability.ts';
import { LONG_STEP_MS } from '../transport/steps.ts';
import { lazy } from '../workspace/lazy.tsx';
import { detailSpan, wholeSpan } from './density-span.ts';
import { EmptyLanes } from './empty-lanes.tsx';
import { gapsOf } from './gaps.ts';
import { laneMarks } from './lanes/lane-marks.ts';
import type { Mark } from './lanes/mark.ts';
import { markAt } from './lanes/mark-at.ts';
import { type Layout, rowAt } from './layout.ts';
import { Overview } from './overview.tsx';
import { Playhead } from './playhead.tsx';
import { RangeMarks } from './range-marks.tsx';
import type { Scale } from './scale.ts';
import { shownBuckets, unreadParts } from './shown-density.ts';
import { PickedCanvas, RecordCanvas } from './timeline-canvases.tsx';
import { useDensity } from './use-density.ts';
import { useFollowing } from './use-following.ts';
import { type Pointer, useGestures } from './use-gestures.ts';
import { useWheel } from './use-wheel.ts';
import { useWidth } from './use-width.ts';
import { domain, showAll, view, zoomAt, zoomedIn } from './view.ts';

/** Tells why a task was late too, and there is nothing to tell before something lies under the pointer. */
const TimelineHover = lazy(
  () => import('./timeline-hover.tsx').then(module => module.TimelineHover),
  () => null,
);

const t = texts('timeline');

const STEPS: Readonly<Record<string, number>> = { PageUp: 10 * LONG_STEP_MS, PageDown: -10 * LONG_STEP_MS };
const ZOOMS: Readonly<Record<string, number>> = { '+': 0.5, '=': 0.5, '-': 2, _: 2 };
const NOWHERE = { from: 0, to: 0 };

/** The timeline's picture: click to seek, drag to scrub, wheel to zoom, drag along the axis to loop. */
export function TimelinePlot({ layout }: { layout: Layout }) {
  const root = useRef<HTMLDivElement>(null);
  const width = useWidth(root);
  const all = domain.value ?? NOWHERE;
  const shown = view.value ?? all;
  const scale = useMemo<Scale>(() => ({ start: shown.from, end: shown.to, width }), [shown, width]);
  const wholeScale = useMemo<Scale>(() => ({ start: all.from, end: all.to, width }), [all, width]);
  const marks = laneMarks.value;
  const density = useShownDensity(width);
  const unread = useMemo(
    () => ({
      density: unreadParts(all, density.read),
      lanes: unreadParts(all, shift.value.to > shift.value.from ? shift.value : null),
    }),
    [all, density.read, shift.value],
  );
  useFollowing();
  useWheel(root, scale);

  const pointer = useSignal<Pointer>(null);
  const at = (x: number, y: number): Mark | null => {
    const row = rowAt(layout, y);
    if (!row || row.id === 'density') return null;
    return markAt(row.id, marks, scale, x, (row.top + row.height - y) / row.height);
  };
  const gestures = useGestures({ root, pointer, scale: () => scale, markAt: at });
  const place = pointer.value;
  const scrubbing = useComputed(() => scrub.value !== null).value;
  const pointed = place && !scrubbing ? at(place.x, place.y) : null;
  usePointedHover(pointed);

  const blocked = transportBlocked.value;
  const told = useToldTime();
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the sliders within it take the keys
    <div
      class="timeline-plot"
      ref={root}
      style={{ height: `${layout.height}px` }}
      onPointerDown={gestures.onPointerDown}
      onPointerMove={gestures.onPointerMove}
      onPointerUp={gestures.onPointerUp}
      onPointerCancel={gestures.onPointerCancel}
      onPointerLeave={gestures.onPointerLeave}
      onDblClick={gestures.onDblClick}
    >
      <div
        class={`timeline ${pointed ? 'over-mark' : ''}`}
        role="slider"
        tabIndex={0}
        aria-label={t('label')}
        aria-description={t('hint')}
        aria-disabled={blocked ? 'true' : undefined}
        aria-busy={stateOnItsWay.value}
        aria-valuemin={0}
        aria-valuemax={Math.round((all.to - all.from) / 1000)}
        aria-valuenow={told.now}
        aria-valuetext={told.text}
        onKeyDown={event => {
          if (event.ctrlKey || event.altKey || event.metaKey) return;
          const [step, zoom] = [STEPS[event.key], ZOOMS[event.key]];
          if (event.key === 'Escape' && gestures.cancel()) event.preventDefault();
          else if (step !== undefined && !blocked) void stepBy(step);
          else if (zoom !== undefined) zoomAt(zoomCentre(shown), zoom);
          else if (event.key === '0') showAll();
          else return;
          event.preventDefault();
        }}
      >
        <RecordCanvas
          scale={scale}
          layout={layout}
          marks={marks}
          buckets={density.buckets}
          gaps={density.gaps}
          unread={unread}
        />
        <PickedCanvas scale={scale} layout={layout} marks={marks} pointed={pointed} />
        <EmptyLanes layout={layout} />
        <Playhead scale={scale} />
      </div>
      <Overview scale={wholeScale} buckets={density.whole} />
      <RangeMarks scale={scale} />
      {session.value && place && width > 0 && (
        <TimelineHover
          x={place.x}
          pointed={pointed}
          scale={scale}
          marks={marks}
          buckets={density.buckets}
          gaps={density.gaps}
        />
      )}
      {density.failed !== null && <p class="timeline-failed">{t('failed', { reason: density.failed })}</p>}
    </div>
  );
}

/** The shown time for assistive technology, as signals: the timeline is not drawn anew with each second of a replay. */
function useToldTime() {
  const second = useComputed(() => Math.floor((shownTime.value ?? 0) / 1000));
  const now = useComputed(() => Math.max(0, second.value - Math.floor((domain.value?.from ?? 0) / 1000)));
  const text = useComputed(() => {
    if (!session.value) return transportBlocked.value;
    const { clock, date } = shownZone.value;
    return `${clock(second.value * 1000)}, ${date(second.value * 1000)}`;
  });
  return { now, text };
}

/** The playhead where it is in sight, else the middle of the window. */
function zoomCentre(shown: { from: number; to: number }): number {
  const time = shownTime.peek();
  return time !== null && time >= shown.from && time <= shown.to ? time : (shown.from + shown.to) / 2;
}

/** What the pointer is over is marked in every panel. */
function usePointedHover(pointed: Mark | null): void {
  const picks = useSignal(pointed?.picks ?? null);
  picks.value = pointed?.picks ?? null;
  useSignalEffect(() => {
    const picked = picks.value;
    if (!picked) return;
    hover(picked.kind, picked.id);
    return unhover;
  });
}

/** The density of the whole domain, and of the window in as fine buckets as were read of it. */
function useShownDensity(width: number) {
  const all = domain.value;
  const shown = view.value;
  const airportId = session.value?.airportId;
  const reachable = connection.value.state === 'live';
  const drawn = all !== null && shown !== null && width > 0;
  const whole = useDensity(airportId, drawn ? wholeSpan(all, width) : null, reachable);
  const detail = useDensity(
    airportId,
    drawn && zoomedIn.value ? detailSpan(shown, all, width) : null,
    reachable,
  );
  const buckets = shownBuckets(shown ?? NOWHERE, whole, detail);
  const gaps = useMemo(() => gapsOf(buckets), [buckets]);
  return {
    buckets,
    gaps,
    whole: whole.state === 'read' ? whole.buckets : [],
    read: whole.state === 'read' ? whole.of : null,
    failed: whole.state === 'failed' ? whole.reason : null,
  };
}
