import { toMs } from '../../server/contract/time.ts';
import { texts } from '../language/catalogues.ts';
import { board as english } from '../language/en/board.ts';
import { shownZone } from '../state/shown-zone.ts';
import { type Scale, xOf } from '../timeline/scale.ts';
import { ticks } from '../timeline/ticks.ts';
import { ASIDE_WIDTH, isWithin, type MilestoneMark, milestoneMarks } from './chart-layout.ts';
import type { TurnaroundState } from './turnaround-of.ts';

const board = texts('board', english);

/** CSS pixels, as `turnaround.css` sets it. */
export const HEAD_HEIGHT = 56;
const PLANNED_Y = 30;
const ACTUAL_Y = 46;

type HeadProps = { readonly turnaround: TurnaroundState; readonly scale: Scale; readonly now: number };

/** The hours, and below them the milestones: hollow the planned and estimated ones, filled those that happened. */
export function ChartHead({ turnaround, scale, now }: HeadProps) {
  const width = scale.width + ASIDE_WIDTH;
  return (
    <svg class="chart-head" width={width} height={HEAD_HEIGHT} aria-hidden="true">
      {ticks(scale, shownZone.value, 64).map(({ x, label }) => (
        <text key={label} class="chart-hour" x={Math.max(x, 16)} y={13} text-anchor="middle">
          {label}
        </text>
      ))}
      {milestoneMarks(turnaround, scale, false).map(mark => (
        <Mark key={mark.names[0]} mark={mark} y={PLANNED_Y} turnaround={turnaround} class="planned" />
      ))}
      {milestoneMarks(turnaround, scale, true).map(mark => (
        <Mark key={mark.names[0]} mark={mark} y={ACTUAL_Y} turnaround={turnaround} class="actual" />
      ))}
      {isWithin(scale, now) && <path class="chart-now" d={`M${xOf(scale, now)} 18V${HEAD_HEIGHT}`} />}
    </svg>
  );
}

type MarkProps = {
  readonly mark: MilestoneMark;
  readonly y: number;
  readonly turnaround: TurnaroundState;
  readonly class: string;
};

function Mark({ mark, y, turnaround, class: kind }: MarkProps) {
  const late = mark.names.some(name => isLate(name, turnaround));
  const title = mark.names
    .map(name => `${name} ${shownZone.value.minutes(mark.time)}: ${board(`milestones.${name as 'SIBT'}`)}`)
    .join('\n');
  return (
    <g class={`milestone ${kind} ${late ? 'late' : ''}`}>
      <title>{title}</title>
      <path d={`M${mark.x} ${y - 4}l4 4l-4 4l-4 -4z`} />
      {mark.label !== 'none' && (
        <text
          x={mark.label === 'right' ? mark.x + 7 : mark.x - 7}
          y={y + 4}
          text-anchor={mark.label === 'right' ? 'start' : 'end'}
        >
          {late && '▲ '}
          {mark.names.join(' ')}
        </text>
      )}
    </g>
  );
}

/** What each of these has to be held against, and from when on it is late (ms). */
const AGAINST: Readonly<Record<string, string>> = { AIBT: 'SIBT', AOBT: 'SOBT', TOBT: 'SOBT', EIBT: 'SIBT' };
const LATE_AFTER_MS = 300_000;

function isLate(name: string, { flight }: TurnaroundState): boolean {
  const [is, should] = [flight.milestones?.[name], flight.milestones?.[AGAINST[name] ?? '']];
  return Boolean(is && should) && toMs(is ?? '') - toMs(should ?? '') >= LATE_AFTER_MS;
}
