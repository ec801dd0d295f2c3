import type uPlot from 'uplot';
import type { AirportTime } from '../format/airport-time.ts';
import type { Stop } from './stops.ts';

type PlotSettings = {
  /** Whose colours the plot takes. */
  readonly element: HTMLElement;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly stops: readonly Stop[];
  /** What the speeds are in, beside their axis. */
  readonly unit: string;
  readonly zone: AirportTime;
  /** Told where the pointer is (s since 1970) and the speed there; nulls where it left. */
  readonly onHover: (seconds: number | null, speed: number | null | undefined) => void;
  readonly onClick: (seconds: number) => void;
  readonly onDrawn: (plot: uPlot) => void;
};

/** Room for the unit beside its axis. */
const LABEL_PX = 14;
/** A step of the time axis in seconds from which on its labels need no seconds. */
const WHOLE_MINUTES = 60;

/** How the speed is plotted, in the colours of the theme and on the shown clock. */
export function plotOptions({
  element,
  width,
  height,
  stops,
  unit,
  zone,
  onHover,
  onClick,
  onDrawn,
}: PlotSettings): uPlot.Options {
  const style = getComputedStyle(element);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  const axis = {
    stroke: colour('--text-muted'),
    font: `11px ${colour('--font')}`,
    grid: { stroke: colour('--line'), width: 1 },
    ticks: { stroke: colour('--line'), width: 1, size: 4 },
  };
  return {
    width,
    height,
    legend: { show: false },
    padding: [8, 20, 0, 0],
    scales: {
      x: { time: false },
      y: { range: (_plot, _min, max) => [0, Math.max(10, Math.ceil((max ?? 0) * 1.1))] },
    },
    series: [{}, { stroke: colour('--accent'), width: 1.25, spanGaps: false, points: { show: false } }],
    axes: [
      {
        ...axis,
        size: 28,
        space: 52,
        incrs: [1, 5, 10, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600],
        values: (_plot, splits, _axis, _space, step) =>
          splits.map(each => (step >= WHOLE_MINUTES ? zone.minutes(each * 1000) : zone.clock(each * 1000))),
      },
      { ...axis, size: 40 + LABEL_PX, label: unit, labelSize: LABEL_PX, labelGap: 0, labelFont: axis.font },
    ],
    cursor: {
      y: false,
      drag: { x: true, y: false, dist: 4 },
      points: { size: 6, fill: colour('--accent') },
      bind: { dblclick: () => null },
    },
    hooks: {
      ready: [
        plot =>
          plot.over.addEventListener('click', event => {
            onClick(plot.posToVal(event.clientX - plot.over.getBoundingClientRect().left, 'x'));
          }),
      ],
      drawClear: [plot => drawBands(plot, stops, colour('--surface-pressed'))],
      draw: [onDrawn],
      setCursor: [
        ({ cursor, data }) => {
          const index = cursor.idx;
          const isOver = (cursor.left ?? -1) >= 0 && index !== null && index !== undefined;
          onHover(isOver ? (data[0][index] ?? null) : null, isOver ? data[1]?.[index] : null);
        },
      ],
    },
  };
}

function drawBands(plot: uPlot, stops: readonly Stop[], colour: string): void {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  ctx.fillStyle = colour;
  for (const { from, to } of stops) {
    const left = plot.valToPos(from / 1000, 'x', true);
    const right = plot.valToPos(to / 1000, 'x', true);
    ctx.fillRect(left, bbox.top, Math.max(1, right - left), bbox.height);
  }
  ctx.restore();
}
