import { signal } from '@preact/signals';
import { toMs } from '../../server/contract/time.ts';
import { texts } from '../language/catalogues.ts';
import { seek } from '../state/commands.ts';
import { select } from '../state/selection.ts';
import { session } from '../state/session.ts';
import { shownTime } from '../state/shown.ts';
import { laneMarks } from './lanes/lane-marks.ts';
import type { Mark } from './lanes/mark.ts';
import { stopBeyond, stopsOf } from './lanes/stops.ts';
import type { LaneId } from './layout.ts';
import { following } from './view.ts';

const t = texts('timeline');

/** The lane that `[` and `]` step through; `null` where they step through the records. */
export const steppedLane = signal<LaneId | null>(null);

/** What a screen reader is told of the last step. */
export const stepTold = signal('');

export function toggleSteppedLane(lane: LaneId): void {
  steppedLane.value = steppedLane.peek() === lane ? null : lane;
}

/** Moves the playhead to the lane's nearest moment that way, within the session's range, and selects what stands there. */
export async function stepInLane(lane: LaneId, to: 'next' | 'previous'): Promise<void> {
  const open = session.peek();
  const time = shownTime.peek();
  if (!open || time === null) return;
  const range = { from: toMs(open.startTime), to: toMs(open.endTime) };
  const stop = stopBeyond(stopsOf(lane, laneMarks.peek()), time, to, range);
  if (!stop) {
    const named = { lane: t(`rows.${lane}`) };
    stepTold.value = to === 'next' ? t('lanes.noneAfter', named) : t('lanes.noneBefore', named);
    return;
  }
  stepTold.value = '';
  following.value = true;
  await pickMark(stop.mark, stop.time);
}

/** Selects what a mark concerns, and moves the playhead to `time` (ms since 1970). */
export async function pickMark(mark: Mark, time: number): Promise<void> {
  if (mark.picks) select(mark.picks.kind, mark.picks.id);
  await seek(time);
}
