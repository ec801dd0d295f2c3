import { toMs } from '../../server/contract/time.ts';
import { words } from '../format/words.ts';
import { texts } from '../language/catalogues.ts';
import { turnaround as english } from '../language/en/turnaround.ts';
import { StatusDot } from '../panels/status-dot.tsx';
import { hover, select, unhover } from '../state/selection.ts';
import { shownZone } from '../state/shown-zone.ts';
import { slackText, taskName } from './task-words.ts';
import type { TurnaroundState } from './turnaround-of.ts';
import { hoveredTask, selectedTask } from './turnaround-state.ts';

const t = texts('turnaround', english);
const COLUMNS = [
  'task',
  'status',
  'vehicle',
  'planned',
  'actual',
  'earliest',
  'latest',
  'slack',
  'critical',
  'after',
] as const;

/** The task graph as a table. */
export function TaskTable({ turnaround }: { readonly turnaround: TurnaroundState }) {
  return (
    <table class="task-table">
      <thead>
        <tr>
          {COLUMNS.map(column => (
            <th key={column} scope="col">
              {t(`columns.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {turnaround.graph.tasks.map((_, row) => (
          <TaskRow key={row} turnaround={turnaround} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function TaskRow({ turnaround, row }: { turnaround: TurnaroundState; row: number }) {
  const { graph, schedule } = turnaround;
  const task = graph.tasks[row];
  if (!task) return null;
  const id = task.taskId;
  const scheduled = schedule.tasks.get(id);
  const isOpen = scheduled !== undefined && scheduled.progress !== 'over';
  const slack = scheduled?.slack ?? null;
  const into = (graph.into.get(id) ?? []).filter(link => link.kind !== 'finish-finish');
  const marks = [selectedTask.value === id && 'selected', hoveredTask.value === id && 'hovered'];
  return (
    <tr
      class={marks.filter(Boolean).join(' ')}
      onPointerEnter={() => hover('task', id)}
      onPointerLeave={unhover}
    >
      <th scope="row">
        <button
          type="button"
          class="link"
          aria-pressed={selectedTask.value === id}
          onClick={() => select('task', id)}
        >
          {taskName(id, turnaround)}
        </button>
      </th>
      <td>
        <StatusDot kind="task" status={task.status} /> {words(task.status)}
      </td>
      <td>{task.vehicleId ?? '–'}</td>
      <td>{span(task.plannedStart, task.plannedEnd)}</td>
      <td>{span(task.actualStart, task.actualEnd)}</td>
      <td>{isOpen ? shownZone.value.minutes(scheduled.end) : '–'}</td>
      <td>{isOpen && scheduled.latestEnd !== null ? shownZone.value.minutes(scheduled.latestEnd) : '–'}</td>
      <td class={slack !== null && slack < 0 ? 'late' : undefined}>
        {slack === null ? '–' : slackText(slack)}
      </td>
      <td>{schedule.path.includes(id) ? t('yes') : '–'}</td>
      <td>{into.length === 0 ? '–' : into.map(link => taskName(link.from, turnaround)).join(', ')}</td>
    </tr>
  );
}

function span(from: string | null, until: string | null): string {
  const time = (text: string | null) => (text === null ? '…' : shownZone.value.minutes(toMs(text)));
  return from === null && until === null ? '–' : `${time(from)} – ${time(until)}`;
}
