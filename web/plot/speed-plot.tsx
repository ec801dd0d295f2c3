import { effect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { type SpeedUnit, speedText } from '../format/measures.ts';
import { texts } from '../language/catalogues.ts';
import { details as english } from '../language/en/details.ts';
import { language } from '../language/language.ts';
import { seek } from '../state/commands.ts';
import { shownTime } from '../state/shown.ts';
import { shownZone } from '../state/shown-zone.ts';
import { theme } from '../state/theme.ts';
import { plotOptions } from './plot-options.ts';
import type { SpeedSeries } from './speed-series.ts';
import type { Stop } from './stops.ts';

const t = texts('details', english);

/** The plot's height in CSS pixels: what the details have room for, within these. */
const HEIGHTS = { least: 112, most: 168 } as const;
/** What stands above the plot. */
const ABOVE_PX = 72;

export type SpeedPlotProps = {
  series: SpeedSeries;
  /** What the series' speeds are in. */
  unit: SpeedUnit;
  stops: readonly Stop[];
  /** What is shown along the bottom, ms since 1970, until the reader zooms. */
  from: number;
  to: number;
  /** What the plot says to those who do not see it. */
  summary: string;
};

/**
 * Speed over time with the stops as bands and the playhead as a line. A click goes to its time, dragging zooms, a double
 * click shows all of the span again.
 */
export function SpeedPlot({ series, unit, stops, from, to, summary }: SpeedPlotProps) {
  const box = useRef<HTMLDivElement>(null);
  const head = useRef<HTMLDivElement>(null);
  const reading = useRef<HTMLOutputElement>(null);
  const plot = useRef<uPlot | null>(null);
  const shownTheme = theme.value;
  const shownLanguage = language.value;
  const zone = shownZone.value;

  useEffect(() => {
    const view = box.current;
    if (!view) return;
    const made = new uPlot(
      plotOptions({
        element: view,
        width: Math.max(200, view.clientWidth),
        height: heightIn(view),
        stops,
        unit: unit.name,
        zone,
        onHover: (seconds, speed) => {
          if (reading.current) reading.current.textContent = hoverText(seconds, speed, unit);
        },
        onClick: seconds => void seek(seconds * 1000),
        onDrawn: each => placeHead(each, head.current),
      }),
      [series.times, series.speeds],
      view,
    );
    made.over.append(...(head.current ? [head.current] : []));
    made.setScale('x', { min: from / 1000, max: to / 1000 });
    plot.current = made;
    const resized = new ResizeObserver(() => {
      if (view.clientWidth > 0) made.setSize({ width: view.clientWidth, height: heightIn(view) });
    });
    resized.observe(view);
    const stop = effect(() => {
      void shownTime.value;
      placeHead(made, head.current);
    });
    return () => {
      stop();
      resized.disconnect();
      plot.current = null;
      made.destroy();
    };
  }, [series, unit, stops, shownTheme, shownLanguage, zone]);

  useEffect(() => {
    plot.current?.setScale('x', { min: from / 1000, max: to / 1000 });
  }, [from, to]);

  return (
    <figure class="speed-plot">
      <output class="plot-reading small" ref={reading}>
        {t('speed.hint')}
      </output>
      <div
        class="plot-box"
        ref={box}
        role="img"
        aria-label={`${t('speed.label', { unit: unit.name })}. ${summary}`}
        onDblClick={() => plot.current?.setScale('x', { min: from / 1000, max: to / 1000 })}
      >
        <div class="plot-head" ref={head} />
      </div>
    </figure>
  );
}

function heightIn(view: HTMLElement): number {
  const room = view.closest('.details-body')?.clientHeight ?? HEIGHTS.most;
  return Math.min(HEIGHTS.most, Math.max(HEIGHTS.least, room - ABOVE_PX));
}

function hoverText(seconds: number | null, speed: number | null | undefined, unit: SpeedUnit): string {
  if (seconds === null) return t('speed.hint');
  const time = shownZone.peek().clock(seconds * 1000);
  return `${time} · ${speed === null || speed === undefined ? t('speed.noSpeed') : speedText(speed / unit.perMs, unit)}`;
}

/** Puts the playhead's line where its time is; it hides outside of what is shown. */
function placeHead(plot: uPlot, head: HTMLElement | null): void {
  const time = shownTime.peek();
  if (!head) return;
  const x = time === null ? -1 : plot.valToPos(time / 1000, 'x');
  const isSeen = x >= 0 && x <= plot.over.clientWidth;
  head.style.visibility = isSeen ? 'visible' : 'hidden';
  if (isSeen) head.style.transform = `translateX(${x}px)`;
}
