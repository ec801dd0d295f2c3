import { computed, signal } from '@preact/signals';
import { toMs } from '../../server/contract/time.ts';
import { texts } from '../language/catalogues.ts';
import { shift, shiftReading } from '../shift/shift.ts';
import { EMPTY_LOG } from '../shift/shift-log.ts';
import { seekSession } from '../state/commands.ts';
import { select } from '../state/selection.ts';
import { session } from '../state/session.ts';
import { shownTime } from '../state/shown.ts';
import { laneMarks } from './lanes/lane-marks.ts';
import type { Mark } from './lanes/mark.ts';
import { stopBeyond, stopsOf } from './lanes/stops.ts';
import type { LaneId } from './layout.ts';
import { followAgain } from './view.ts';

const t = texts('timeline');

/** The lane that `[` and `]` step through; `null` where they step through the records. */
export const steppedLane = signal<LaneId | null>(null);

/** Whether the lanes stand empty because nothing of the shift has been read yet. */
export const lanesUnread = computed(() => shift.value === EMPTY_LOG && shiftReading.value.state !== 'read');

/** Why the last step led nowhere; empty where it did not. */
export const stepTold = signal('');

/** Where the last step goes (ms since 1970), until the playhead is shown there: steps in quick succession add up. */
let headed: { readonly goal: number } | null = null;

export function toggleSteppedLane(lane: LaneId): void {
  steppedLane.value = steppedLane.peek() === lane ? null : lane;
  stepTold.value = '';
}

/** Moves the playhead to the lane's nearest moment that way, within the session's range, and selects what stands there. */
export async function stepInLane(lane: LaneId, to: 'next' | 'previous'): Promise<void> {
  const open = session.peek();
  const time = headed?.goal ?? shownTime.peek();
  if (!open || time === null) return;
  if (lanesUnread.peek()) {
    stepTold.value = t('lanes.unread', { lane: t(`rows.${lane}`) });
    return;
  }
  const range = { from: toMs(open.startTime), to: toMs(open.endTime) };
  const stop = stopBeyond(stopsOf(lane, laneMarks.peek()), time, to, range);
  if (!stop) {
    const named = { lane: t(`rows.${lane}`) };
    stepTold.value = to === 'next' ? t('lanes.noneAfter', named) : t('lanes.noneBefore', named);
    return;
  }
  stepTold.value = '';
  followAgain();
  const step = { goal: stop.time };
  headed = step;
  const arrived = () => {
    if (headed === step) headed = null;
  };
  if (await pickMark(stop.mark, stop.time)) onceAnotherIsShown(arrived);
  else arrived();
}

/** The playhead is drawn where a command moved it with the next picture only. */
function onceAnotherIsShown(act: () => void): void {
  const before = shownTime.peek();
  const stop = shownTime.subscribe(time => {
    if (time === before) return;
    stop();
    act();
  });
}

/** Selects what a mark concerns, and moves the playhead to `time` (ms since 1970); whether it came to that. */
export async function pickMark(mark: Mark, time: number): Promise<boolean> {
  if (mark.picks) select(mark.picks.kind, mark.picks.id);
  return (await seekSession(time)) !== undefined;
}
