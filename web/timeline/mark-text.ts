import { delayText, durationText } from '../format/durations.ts';
import { words } from '../format/words.ts';
import { texts } from '../language/catalogues.ts';
import { lateReasons } from '../shift/late-reason.ts';
import { lateReasonText } from '../shift/late-reason-text.ts';
import { flightNameIn, type ShiftLog } from '../shift/shift-log.ts';
import { shownZone } from '../state/shown-zone.ts';
import type { Mark } from './lanes/mark.ts';

const t = texts('timeline');

/** What a mark is: its name, and what is to be known of it. */
export type MarkText = { readonly title: string; readonly details: readonly string[] };

export function markText(mark: Mark, log: ShiftLog): MarkText {
  const clock = (ms: number) => shownZone.value.minutes(ms);
  switch (mark.lane) {
    case 'turnarounds': {
      const { flight, from, to, open } = mark;
      const when = open
        ? t('hover.since', { from: clock(from) })
        : `${t('hover.span', { from: clock(from), to: clock(to) })} (${durationText(to - from)})`;
      return {
        title: flight.callsign ?? flight.flightId,
        details: known(flight.aircraftType, flight.stand && t('hover.stand', { stand: flight.stand }), when),
      };
    }
    case 'late':
      return {
        title: taskName(mark.task.taskId, log),
        details: known(
          delayText(mark.by),
          mark.task.stand && t('hover.stand', { stand: mark.task.stand }),
          mark.task.vehicleId,
          reasonOf(mark.task.taskId, log),
        ),
      };
    case 'notifications':
      return {
        title: mark.notification.message ?? t('hover.noMessage'),
        details: [shownZone.value.clock(mark.from)],
      };
    case 'overrides': {
      const { taskId, chosenVehicleId, trigger } = mark.decision;
      const vehicle = chosenVehicleId ?? t('hover.noVehicle');
      return {
        title: taskId === null ? t('rows.overrides') : taskName(taskId, log),
        details: known(t('hover.override', { vehicle }), trigger),
      };
    }
  }
}

/** What delayed a task the most. */
function reasonOf(taskId: string, log: ShiftLog): string | null {
  const [weightiest] = lateReasons(taskId, log);
  return weightiest ? lateReasonText(weightiest) : null;
}

/** `Fuelling VLG101`; the id where the task is not in the log. */
function taskName(taskId: string, log: ShiftLog): string {
  const task = log.tasks.get(taskId)?.last;
  if (!task?.taskType) return taskId;
  const flight = task.flightId === null ? null : flightNameIn(log, task.flightId);
  return known(words(task.taskType), flight).join(' ');
}

function known(...parts: readonly (string | null | undefined)[]): string[] {
  return parts.filter((part): part is string => Boolean(part));
}
