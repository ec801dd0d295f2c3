import { useSignal, useSignalEffect } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { texts } from '../language/catalogues.ts';
import { gantt as english } from '../language/en/gantt.ts';
import { shift } from '../shift/shift.ts';
import { hovered, selection } from '../state/selection.ts';
import { shownTime } from '../state/shown.ts';
import { shownZone } from '../state/shown-zone.ts';
import { theme } from '../state/theme.ts';
import { xOf } from '../timeline/scale.ts';
import { ticks } from '../timeline/ticks.ts';
import { BarCard, type CardPlace } from './bar-card.tsx';
import { factsOf, spokenFacts } from './bar-facts.ts';
import { barTexts } from './bar-texts.ts';
import { CanvasLayer } from './canvas-layer.ts';
import { drawGantt } from './draw-gantt.ts';
import { drawMarks } from './draw-marks.ts';
import { type GanttStyle, readGanttStyle } from './gantt-colours.ts';
import {
  focusedBar,
  followTo,
  grouping,
  keepPlayhead,
  knowledge,
  knownTime,
  layout,
  shownSpan,
} from './gantt-state.ts';
import { AXIS_HEIGHT, type GanttView, LABELS_WIDTH } from './gantt-view.ts';
import { useGanttKeys } from './use-gantt-keys.ts';
import { useGanttPointer } from './use-gantt-pointer.ts';
import { useOpeningRow, useReveal } from './use-reveal.ts';
import { useViewSize } from './use-view-size.ts';

const t = texts('gantt', english);

const TICK_GAP_PX = 84;

/** The rows and bars: two canvases that are drawn anew only when what they show changes, and the playhead over them. */
export function GanttChart() {
  const scroller = useRef<HTMLDivElement>(null);
  const bars = useRef<HTMLCanvasElement>(null);
  const marks = useRef<HTMLCanvasElement>(null);
  const size = useViewSize(scroller);
  const scrollTop = useSignal(0);
  const card = useSignal<CardPlace | null>(null);
  const view = useMemo(
    () => (): GanttView | null => {
      const span = shownSpan.value;
      const { width, height } = size.value;
      if (!span || width <= LABELS_WIDTH || height <= AXIS_HEIGHT) return null;
      const placed = layout.value;
      return {
        layout: placed,
        scale: { start: span.from, end: span.to, width: width - LABELS_WIDTH },
        width,
        height,
        scrollTop: Math.max(0, Math.min(scrollTop.value, placed.height - height + AXIS_HEIGHT)),
        known: knownTime.value,
        until: shift.value.to,
      };
    },
    [],
  );
  useLayers(bars, marks, view);
  const pointer = useGanttPointer(scroller, view, card);
  const onKeyDown = useGanttKeys(scroller, view, card);
  useOpeningRow(scroller);
  useReveal(scroller, view);
  useSignalEffect(() => {
    const time = shownTime.value;
    if (time !== null && keepPlayhead.value && !pointer.isPanning()) followTo(time);
  });
  const rowsHeight = layout.value.height;
  return (
    <div class="gantt-chart">
      <div
        class="gantt-scroller"
        ref={scroller}
        role="application"
        aria-roledescription={t('roleDescription')}
        aria-label={t('chart', { grouping: t(`grouping.${grouping.value}`) })}
        aria-describedby="gantt-keys"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: an application is operated by keys
        tabIndex={0}
        onScroll={event => (scrollTop.value = event.currentTarget.scrollTop)}
        onKeyDown={onKeyDown}
        onBlur={() => {
          focusedBar.value = null;
          card.value = null;
        }}
        {...pointer.handlers}
      >
        <div class="gantt-rows" style={{ height: `${rowsHeight + AXIS_HEIGHT}px` }}>
          <div class="gantt-picture" style={{ height: `${size.value.height}px` }}>
            <canvas ref={bars} />
            <Playhead view={view} />
            <canvas ref={marks} />
          </div>
        </div>
      </div>
      <BarCard place={card} />
      <p id="gantt-keys" class="visually-hidden">
        {t('keys')}
      </p>
      <Spoken />
    </div>
  );
}

/** Draws the bars, and over them the marks, each when something that it shows has changed. */
function useLayers(
  bars: RefObject<HTMLCanvasElement | null>,
  marks: RefObject<HTMLCanvasElement | null>,
  view: () => GanttView | null,
): void {
  const fonts = useSignal(0);
  useEffect(() => {
    void document.fonts.ready.then(() => (fonts.value += 1));
  }, []);
  useEffect(() => {
    if (!bars.current || !marks.current) return;
    const barLayer = new CanvasLayer(bars.current);
    const markLayer = new CanvasLayer(marks.current);
    let style: GanttStyle | null = null;
    let styledAs = '';
    const styled = (context: CanvasRenderingContext2D) => {
      const as = `${theme.value}/${fonts.value}`;
      if (!style || as !== styledAs) style = readGanttStyle(context.canvas, context);
      styledAs = as;
      return style;
    };
    const stops = [
      barLayer.drawsWith(context => {
        const now = view();
        if (!now) return null;
        const shown = {
          view: now,
          style: styled(context),
          ticks: ticks(now.scale, shownZone.value, TICK_GAP_PX),
          texts: barTexts(shift.value, grouping.value),
        };
        return { ...now, draw: () => drawGantt(context, shown) };
      }),
      markLayer.drawsWith(context => {
        const now = view();
        if (!now) return null;
        const shown = { selected: selection.value, hovered: hovered.value, focused: focusedBar.value };
        const look = styled(context);
        return { ...now, draw: () => drawMarks(context, now, look, shown) };
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, []);
}

/** The playhead through all rows; what lies after it is veiled. It moves without anything being drawn. */
function Playhead({ view }: { view: () => GanttView | null }) {
  const line = useRef<HTMLDivElement>(null);
  const veil = useRef<HTMLDivElement>(null);
  useSignalEffect(() => {
    const time = shownTime.value;
    const now = view();
    if (!line.current || !veil.current || !now || time === null) return;
    const x = xOf(now.scale, time);
    line.current.hidden = x < 0 || x > now.scale.width;
    line.current.style.transform = `translateX(${x.toFixed(1)}px)`;
    veil.current.style.transform = `translateX(${Math.max(0, x).toFixed(1)}px)`;
  });
  return (
    <div class="gantt-over" style={{ left: `${LABELS_WIDTH}px` }}>
      <div class={`gantt-veil ${knowledge.value}`} ref={veil} style={{ top: `${AXIS_HEIGHT}px` }} />
      <div class="gantt-playhead" ref={line} />
    </div>
  );
}

/** The focused bar in words, for who does not see it. */
function Spoken() {
  const focused = focusedBar.value;
  const facts =
    focused && factsOf(focused.bar, shift.value, knowledge.value === 'known' ? knownTime.peek() : null);
  return (
    <p class="visually-hidden" aria-live="polite">
      {facts && `${focused.row.label}. ${spokenFacts(facts)}`}
    </p>
  );
}
