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

type CardProps = {
  readonly turnaround: TurnaroundState;
  /** The row that it stands beside, and where its bar begins, CSS pixels. */
  readonly row: number;
  readonly rowHeight: number;
  readonly left: number;
  readonly now: number;
};

/** What there is to know about the task under the pointer, below its row, or above where there is no room. */
export function TaskCard({ turnaround, row, rowHeight, left, now }: CardProps) {
  const card = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState({ left: 0, top: 0 });
  const task = turnaround.graph.tasks[row];
  useLayoutEffect(() => {
    const scroller = card.current?.closest('.turnaround-body');
    if (!card.current || !scroller) return;
    const { offsetHeight: height, offsetWidth: width } = card.current;
    const rowTop = row * rowHeight;
    const below = rowTop + rowHeight + 4;
    const viewBottom =
      scroller.scrollTop + scroller.clientHeight - (card.current.parentElement?.offsetTop ?? 0);
    const viewRight = scroller.scrollLeft + scroller.clientWidth;
    setPlace({
      top: below + height <= viewBottom ? below : rowTop - height - 4,
      left: Math.max(8, Math.min(left, viewRight - width - 12)),
    });
  }, [row, rowHeight, left, task]);
  if (!task) return null;
  return (
    <div class="task-card" ref={card} style={{ left: `${place.left}px`, top: `${place.top}px` }}>
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
