import type { TaskState } from '../../server/contract/records.ts';
import { toMs } from '../../server/contract/time.ts';
import { type Scale, xOf } from '../timeline/scale.ts';
import { ASIDE_WIDTH, middle } from './chart-layout.ts';
import type { Scheduled } from './critical-path.ts';
import { slackText } from './task-words.ts';

/** The height of what was done, and how much lower than its row the plan's outline is, CSS pixels. */
const DONE = 9;
const ROOM = 5;
/** A bar is at least this wide, CSS pixels. */
const LEAST = 2;

type BarProps = {
  readonly task: TaskState;
  readonly scheduled: Scheduled | undefined;
  readonly row: number;
  readonly rowHeight: number;
  readonly scale: Scale;
  readonly now: number;
  readonly critical: boolean;
};

/** A task on the time axis: its plan, what was done of it, what is left at the earliest, and its slack. */
export function TaskBar({ task, scheduled, row, rowHeight, scale, now, critical }: BarProps) {
  const y = middle(row, rowHeight);
  const x = (time: number) => xOf(scale, time);
  const planned =
    task.plannedStart !== null && task.plannedEnd !== null
      ? { from: toMs(task.plannedStart), until: toMs(task.plannedEnd) }
      : null;
  const plan = planned && (
    <rect
      class="bar-plan"
      x={x(planned.from)}
      y={y - (rowHeight - ROOM) / 2}
      width={Math.max(LEAST, x(planned.until) - x(planned.from))}
      height={rowHeight - ROOM}
      rx={3}
    />
  );
  if (!scheduled) return <g class="bar void">{plan}</g>;
  const { progress, start, end } = scheduled;
  const doneUntil = progress === 'over' ? end : progress === 'under_way' ? Math.min(now, end) : start;
  const onTime = planned ? Math.max(start, Math.min(doneUntil, planned.until)) : doneUntil;
  return (
    <g class={`bar ${critical ? 'critical' : ''}`}>
      {plan}
      {progress !== 'over' && (
        <rect
          class="bar-rest"
          x={x(doneUntil)}
          y={y - DONE / 2}
          width={Math.max(LEAST, x(end) - x(doneUntil))}
          height={DONE}
          rx={1}
        />
      )}
      {progress !== 'to_come' && (
        <rect
          class="bar-done"
          x={x(start)}
          y={y - DONE / 2}
          width={Math.max(LEAST, x(onTime) - x(start))}
          height={DONE}
          rx={1}
        />
      )}
      {progress !== 'to_come' && doneUntil > onTime && (
        <rect
          class="bar-late"
          x={x(onTime)}
          y={y - DONE / 2}
          width={Math.max(LEAST, x(doneUntil) - x(onTime))}
          height={DONE}
        />
      )}
      <Slack scheduled={scheduled} y={y} scale={scale} />
    </g>
  );
}

/** How far the task may still slip; where it is too late already, back to when it should have ended. */
function Slack({ scheduled, y, scale }: { scheduled: Scheduled; y: number; scale: Scale }) {
  const { end, latestEnd, slack } = scheduled;
  if (slack === null || latestEnd === null) return null;
  const [from, until] = [xOf(scale, end), Math.min(scale.width, xOf(scale, Math.max(end, end + slack)))];
  const late = slack < 0;
  return (
    <>
      {!late && until > from && <path class="bar-slack" d={`M${from} ${y}H${until}m0 -4v8`} />}
      <text
        class={late ? 'bar-minutes late' : 'bar-minutes'}
        x={scale.width + ASIDE_WIDTH - 8}
        y={y + 4}
        text-anchor="end"
      >
        {slackText(slack)}
      </text>
    </>
  );
}
