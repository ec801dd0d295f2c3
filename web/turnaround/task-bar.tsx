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
  const planned =
    task.plannedStart !== null && task.plannedEnd !== null
      ? { from: toMs(task.plannedStart), until: toMs(task.plannedEnd) }
      : null;
  const plan = planned && (
    <Stretch class="bar-plan" {...planned} y={y} height={rowHeight - ROOM} corner={3} scale={scale} />
  );
  if (!scheduled) return <g class="bar void">{plan}</g>;
  const { progress, start, end } = scheduled;
  const doneUntil = progress === 'over' ? end : progress === 'under_way' ? Math.min(now, end) : start;
  const onTime = planned ? Math.max(start, Math.min(doneUntil, planned.until)) : doneUntil;
  const line = { y, height: DONE, scale };
  return (
    <g class={`bar ${critical ? 'critical' : ''}`}>
      {plan}
      {progress !== 'over' && <Stretch class="bar-rest" from={doneUntil} until={end} corner={1} {...line} />}
      {progress !== 'to_come' && (
        <Stretch class="bar-done" from={start} until={onTime} corner={1} {...line} />
      )}
      {progress !== 'to_come' && doneUntil > onTime && (
        <Stretch class="bar-late" from={onTime} until={doneUntil} {...line} />
      )}
      <Slack scheduled={scheduled} y={y} scale={scale} />
    </g>
  );
}

type StretchProps = {
  readonly class: string;
  /** Ms since 1970. */
  readonly from: number;
  readonly until: number;
  /** Its middle, its height and the radius of its corners, CSS pixels. */
  readonly y: number;
  readonly height: number;
  readonly corner?: number;
  readonly scale: Scale;
};

/** A piece of time on a task's row, wide enough to be seen. */
function Stretch({ class: name, from, until, y, height, corner, scale }: StretchProps) {
  const x = xOf(scale, from);
  const width = Math.max(LEAST, xOf(scale, until) - x);
  return <rect class={name} x={x} y={y - height / 2} width={width} height={height} rx={corner} />;
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
