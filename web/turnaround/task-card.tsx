import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { words } from '../format/words.ts';
import { StatusDot } from '../panels/status-dot.tsx';
import { lateReasons } from '../shift/late-reason.ts';
import { lateReasonText } from '../shift/late-reason-text.ts';
import { shift } from '../shift/shift.ts';
import { taskFacts, taskName } from './task-words.ts';
import type { TurnaroundState } from './turnaround-of.ts';

/** How many reasons for being late are told. */
const REASONS = 3;
/** What stays free between the card and its row or the window's edge. */
const BESIDE_PX = 4;

type CardProps = {
  readonly turnaround: TurnaroundState;
  /** The row that it stands beside, and where its bar begins, CSS pixels. */
  readonly row: number;
  readonly rowHeight: number;
  readonly left: number;
  readonly now: number;
};

/**
 * What there is to know about the task under the pointer, below its row, or above where the window has no room. It lies
 * over all panes, for the chart's own is often too low for it.
 */
export function TaskCard({ turnaround, row, rowHeight, left, now }: CardProps) {
  const card = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState({ left: 0, top: 0 });
  const task = turnaround.graph.tasks[row];
  useLayoutEffect(() => {
    const { current } = card;
    const chart = current?.parentElement?.getBoundingClientRect();
    if (!current || !chart) return;
    current.showPopover();
    const { offsetHeight: height, offsetWidth: width } = current;
    const rowTop = chart.top + row * rowHeight;
    const below = rowTop + rowHeight + BESIDE_PX;
    const above = Math.max(BESIDE_PX, rowTop - height - BESIDE_PX);
    setPlace({
      top: below + height + BESIDE_PX <= window.innerHeight ? below : above,
      left: Math.max(BESIDE_PX, Math.min(chart.left + left, window.innerWidth - width - BESIDE_PX)),
    });
  }, [row, rowHeight, left, task]);
  if (!task) return null;
  return (
    <div
      class="task-card"
      popover="manual"
      ref={card}
      style={{ left: `${place.left}px`, top: `${place.top}px` }}
    >
      <h3>
        {taskName(task.taskId, turnaround)}
        <span class="muted">
          <StatusDot kind="task" status={task.status} /> {words(task.status)}
        </span>
      </h3>
      <ul>
        {taskFacts(task, turnaround).map(fact => (
          <li key={fact}>{fact}</li>
        ))}
        {lateReasons(task.taskId, shift.value, now)
          .slice(0, REASONS)
          .map(reason => (
            <li key={reason.type} class="late">
              ▲ {lateReasonText(reason)}
            </li>
          ))}
      </ul>
    </div>
  );
}
