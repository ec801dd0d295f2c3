import type { TaskState } from '../../server/contract/records.ts';
import { toMs } from '../../server/contract/time.ts';
import { words } from '../format/words.ts';
import { texts } from '../language/catalogues.ts';
import { details as english } from '../language/en/details.ts';
import { listed } from '../panels/listed.ts';
import { StatusDot } from '../panels/status-dot.tsx';
import { lateBy } from '../shift/lateness.ts';
import { EntityLink } from './facts.tsx';

const t = texts('details', english);

/** The tasks held that belong to something, by planned start. */
export function TaskLinks({ time, of }: { time: number; of: (task: TaskState) => boolean }) {
  const tasks = [...listed.value.entities.tasks.values()]
    .filter(of)
    .sort((a, b) => toMs(a.plannedStart ?? a.time) - toMs(b.plannedStart ?? b.time));
  return (
    <>
      <h3>{t('tasks.title')}</h3>
      {tasks.length === 0 && <p class="muted small">{t('tasks.none')}</p>}
      <ul class="task-links">
        {tasks.map(task => (
          <li key={task.taskId}>
            <StatusDot kind="task" status={task.status} />
            <EntityLink kind="task" id={task.taskId} />
            <span class="muted">{words(task.status)}</span>
            {lateBy(task, time) !== null && <span class="tag late">{t('tasks.late')}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}
