import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { words } from '../format/words.ts';
import { texts } from '../language/catalogues.ts';
import { turnaround as english } from '../language/en/turnaround.ts';
import { hover, select, unhover } from '../state/selection.ts';
import { shownZone } from '../state/shown-zone.ts';
import { xOf } from '../timeline/scale.ts';
import { ticks } from '../timeline/ticks.ts';
import { ChartHead, HEAD_HEIGHT } from './chart-head.tsx';
import { ASIDE_WIDTH, chartScale, drawnLinks, isWithin, rowHeightFor } from './chart-layout.ts';
import { TaskBar } from './task-bar.tsx';
import { TaskCard } from './task-card.tsx';
import { taskFacts, taskName } from './task-words.ts';
import type { TurnaroundState } from './turnaround-of.ts';
import { hoveredTask, selectedTask } from './turnaround-state.ts';
import { useSize } from './use-size.ts';

const t = texts('turnaround', english);

/** As `turnaround.css` sets it, CSS pixels. */
const LABEL_WIDTH = 190;
const LEAST_WIDTH = 360;

type ChartProps = { readonly turnaround: TurnaroundState; readonly now: number };

/** The tasks over time, one row each, with what waits for what and the critical path. */
export function TaskChart({ turnaround, now }: ChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const pointed = useSignal<string | null>(null);
  const { graph, schedule, flight, target } = turnaround;
  const view = useSize(box);
  const width = Math.max(LEAST_WIDTH, view.width - LABEL_WIDTH - ASIDE_WIDTH);
  const rowHeight = rowHeightFor(graph.tasks.length, view.height - HEAD_HEIGHT);
  const scale = chartScale(turnaround, width, now);
  const height = graph.tasks.length * rowHeight;
  const path = new Set(schedule.path);
  const marked = pointed.value ?? hoveredTask.value;
  const markedRow = graph.tasks.findIndex(task => task.taskId === marked);
  const selectedRow = graph.tasks.findIndex(task => task.taskId === selectedTask.value);
  const point = (id: string | null) => {
    pointed.value = id;
    if (id === null) unhover();
    else hover('task', id);
  };
  const targetMissed = turnaround.slack !== null && turnaround.slack < 0;
  return (
    <section
      class="turnaround-body chart"
      ref={box}
      aria-label={t('chart', { flight: flight.callsign ?? flight.flightId })}
    >
      <div class="chart-top" style={{ minWidth: `${LABEL_WIDTH + width + ASIDE_WIDTH}px` }}>
        <span class="chart-corner muted small">{t('milestones')}</span>
        <ChartHead turnaround={turnaround} scale={scale} now={now} />
      </div>
      <div class="chart-rows" onPointerLeave={() => point(null)}>
        <ul class="chart-labels" aria-label={t('tasks')}>
          {graph.tasks.map((task, row) => (
            <li key={task.taskId} style={{ height: `${rowHeight}px` }}>
              <button
                type="button"
                class={[
                  path.has(task.taskId) && 'critical',
                  row === selectedRow && 'selected',
                  row === markedRow && 'hovered',
                  !graph.counted.has(task.taskId) && 'void',
                ]
                  .filter(Boolean)
                  .join(' ')}
                aria-pressed={row === selectedRow}
                aria-description={`${words(task.status)}. ${taskFacts(task, turnaround).join('. ')}`}
                onClick={() => select('task', task.taskId)}
                onPointerEnter={() => point(task.taskId)}
                onFocus={() => point(task.taskId)}
                onBlur={() => point(null)}
              >
                {taskName(task.taskId, turnaround)}
              </button>
            </li>
          ))}
        </ul>
        <svg
          class="chart-bars"
          width={width + ASIDE_WIDTH}
          height={height}
          aria-hidden="true"
          onPointerMove={event => point(graph.tasks[Math.floor(event.offsetY / rowHeight)]?.taskId ?? null)}
          onClick={event => {
            const task = graph.tasks[Math.floor(event.offsetY / rowHeight)];
            if (task) select('task', task.taskId);
          }}
        >
          <defs>
            <pattern
              id="beyond-plan"
              width="5"
              height="5"
              patternUnits="userSpaceOnUse"
              patternTransform="rotate(45)"
            >
              <rect class="hatch-ground" width="5" height="5" />
              <rect class="hatch-line" width="2" height="5" />
            </pattern>
          </defs>
          {[['row-selected', selectedRow] as const, ['row-hovered', markedRow] as const].map(
            ([mark, row]) =>
              row >= 0 && (
                <rect
                  key={mark}
                  class={mark}
                  y={row * rowHeight}
                  width={width + ASIDE_WIDTH}
                  height={rowHeight}
                />
              ),
          )}
          {ticks(scale, shownZone.value, 64).map(({ x, time }) => (
            <path key={time} class="chart-grid" d={`M${x} 0V${height}`} />
          ))}
          {target && (
            <path
              class={targetMissed ? 'chart-target late' : 'chart-target'}
              d={`M${xOf(scale, target.time)} 0V${height}`}
            />
          )}
          {isWithin(scale, now) && <path class="chart-now" d={`M${xOf(scale, now)} 0V${height}`} />}
          {drawnLinks(turnaround, scale, rowHeight).map(({ link, path: d, head, critical }) => (
            <g
              key={`${link.from} ${link.to} ${link.kind}`}
              class={[
                'chart-link',
                critical && 'critical',
                (link.from === marked || link.to === marked) && 'marked',
              ]
                .filter(Boolean)
                .join(' ')}
            >
              <path class="link-line" d={d} />
              <path class="link-head" d={head} />
            </g>
          ))}
          {graph.tasks.map((task, row) => (
            <TaskBar
              key={task.taskId}
              task={task}
              scheduled={schedule.tasks.get(task.taskId)}
              row={row}
              rowHeight={rowHeight}
              scale={scale}
              now={now}
              critical={path.has(task.taskId)}
            />
          ))}
        </svg>
        {pointed.value !== null && markedRow >= 0 && (
          <TaskCard
            turnaround={turnaround}
            row={markedRow}
            rowHeight={rowHeight}
            now={now}
            left={LABEL_WIDTH + xOf(scale, schedule.tasks.get(pointed.value)?.start ?? scale.start)}
          />
        )}
      </div>
    </section>
  );
}
