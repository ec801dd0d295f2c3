import { useMemo } from 'preact/hooks';
import type { TaskState } from '../../server/contract/records.ts';
import { toMs } from '../../server/contract/time.ts';
import { delayText } from '../format/durations.ts';
import { words } from '../format/words.ts';
import { texts } from '../language/catalogues.ts';
import { details as english } from '../language/en/details.ts';
import { lateReasons } from '../shift/late-reason.ts';
import { lateReasonText } from '../shift/late-reason-text.ts';
import { LATE_AFTER_MS, lateBy, taskDelay } from '../shift/lateness.ts';
import { shift } from '../shift/shift.ts';
import { AttributeFacts, EntityLink, Fact, Facts, NotHeld, StatusFact, TimeOfDay } from './facts.tsx';

const t = texts('details', english);

export function TaskFacts({ task, time }: { task: TaskState | undefined; time: number }) {
  if (!task) return <NotHeld kind="task" />;
  const delay = taskDelay(task, time);
  return (
    <>
      <Facts>
        <StatusFact kind="task" status={task.status} />
        <Fact name={t('fact.againstPlan')}>
          {delay === null ? (
            '–'
          ) : (
            <span class={delay >= LATE_AFTER_MS ? 'tag late' : ''}>{delayText(delay)}</span>
          )}
        </Fact>
        <Fact name={t('fact.vehicle')}>
          <EntityLink kind="vehicle" id={task.vehicleId} />
          {task.assignmentSource && (
            <span class="muted"> {t('fact.source', { source: words(task.assignmentSource) })}</span>
          )}
        </Fact>
        <Fact name={t('fact.flight')}>
          <EntityLink kind="flight" id={task.flightId} />
        </Fact>
        <Fact name={t('fact.stand')}>
          <EntityLink kind="stand" id={task.stand} />
        </Fact>
        <Fact name={t('fact.priority')}>{task.priority}</Fact>
      </Facts>
      {lateBy(task, time) !== null && <WhyLate taskId={task.taskId} time={time} />}
      <table class="times">
        <caption class="visually-hidden">{t('times.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('times.time')}</th>
            <th scope="col">{t('times.planned')}</th>
            <th scope="col">{t('times.actual')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          <TimesRow name={t('times.start')} planned={task.plannedStart} actual={task.actualStart} />
          <TimesRow name={t('times.end')} planned={task.plannedEnd} actual={task.actualEnd} />
        </tbody>
      </table>
      <AttributeFacts attributes={task.attributes} />
    </>
  );
}

/** What the record shows of why the task is late, as known at the shown time, to the minute. */
function WhyLate({ taskId, time }: { taskId: string; time: number }) {
  const log = shift.value;
  const minute = Math.ceil(time / 60_000) * 60_000;
  const reasons = useMemo(() => lateReasons(taskId, log, Math.min(minute, log.to)), [taskId, log, minute]);
  if (!log.tasks.has(taskId)) return null;
  return (
    <section class="why-late">
      <h3>{t('late.title')}</h3>
      {reasons.length === 0 && <p class="muted small">{t('late.none')}</p>}
      <ul>
        {reasons.map(reason => (
          <li key={JSON.stringify(reason)}>{lateReasonText(reason)}</li>
        ))}
      </ul>
    </section>
  );
}

type TimesRowProps = { name: string; planned: string | null; actual: string | null };

function TimesRow({ name, planned, actual }: TimesRowProps) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <TimeOfDay time={planned} />
      </td>
      <td>
        <TimeOfDay time={actual} />
      </td>
      <td class="muted">{planned && actual ? delayText(toMs(actual) - toMs(planned)) : ''}</td>
    </tr>
  );
}
