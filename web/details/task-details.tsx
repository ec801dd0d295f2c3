import type { TaskState } from '../../server/contract/records.ts';
import { toMs } from '../../server/contract/time.ts';
import { delayText } from '../format/durations.ts';
import { words } from '../format/words.ts';
import { LATE_AFTER_MS, taskDelay } from '../shift/lateness.ts';
import { Decisions } from './decisions.tsx';
import { AttributeFacts, EntityLink, Fact, Facts, NotHeld, StatusFact, TimeOfDay } from './facts.tsx';

export function TaskDetails({ task, time }: { task: TaskState | undefined; time: number }) {
  if (!task) return <NotHeld what="task" />;
  const delay = taskDelay(task, time);
  return (
    <>
      <Facts>
        <StatusFact kind="task" status={task.status} />
        <Fact name="Against plan">
          {delay === null ? (
            '–'
          ) : (
            <span class={delay >= LATE_AFTER_MS ? 'tag late' : ''}>{delayText(delay)}</span>
          )}
        </Fact>
        <Fact name="Vehicle">
          <EntityLink kind="vehicle" id={task.vehicleId} />
          {task.assignmentSource && <span class="muted"> ({task.assignmentSource})</span>}
        </Fact>
        <Fact name="Flight">
          <EntityLink kind="flight" id={task.flightId} />
        </Fact>
        <Fact name="Stand">{task.stand}</Fact>
        <Fact name="Priority">{task.priority}</Fact>
      </Facts>
      <table class="times">
        <caption class="visually-hidden">Planned and actual times of {words(task.taskType)}</caption>
        <thead>
          <tr>
            <th scope="col">Time</th>
            <th scope="col">Planned</th>
            <th scope="col">Actual</th>
            <th scope="col" />
          </tr>
        </thead>
        <tbody>
          <TimesRow name="Start" planned={task.plannedStart} actual={task.actualStart} />
          <TimesRow name="End" planned={task.plannedEnd} actual={task.actualEnd} />
        </tbody>
      </table>
      <Decisions taskId={task.taskId} />
      <AttributeFacts attributes={task.attributes} />
    </>
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
