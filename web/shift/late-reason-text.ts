import { durationText } from '../format/durations.ts';
import { words } from '../format/words.ts';
import { texts } from '../language/catalogues.ts';
import { reasons as english } from '../language/en/reasons.ts';
import { shownZone } from '../state/shown-zone.ts';
import type { LateReason, Rejection } from './late-reason.ts';

const t = texts('reasons', english);

/** A reason in one sentence, in the page's language and with its times on the shown clock. */
export function lateReasonText(reason: LateReason): string {
  const duration = durationText(Math.round(reason.ms / 60_000) * 60_000);
  switch (reason.type) {
    case 'aircraft':
      return t('aircraft', { duration });
    case 'startUp':
      return t('startUp', { duration, milestone: reason.milestone, at: shownZone.value.minutes(reason.at) });
    case 'predecessor':
      return reason.ended === null
        ? t('predecessorOpen', { duration, work: words(reason.taskType), task: reason.taskId })
        : t('predecessor', {
            duration,
            work: words(reason.taskType),
            task: reason.taskId,
            at: shownZone.value.minutes(reason.ended),
          });
    case 'equipment':
      return reason.began === null
        ? t('equipmentOpen', { duration, work: words(reason.taskType), task: reason.taskId })
        : t('equipment', {
            duration,
            work: words(reason.taskType),
            task: reason.taskId,
            at: shownZone.value.minutes(reason.began),
          });
    case 'unassigned':
      return unassignedText(reason, duration);
    case 'refused':
      return t('refused', { duration, vehicle: reason.vehicleId });
    case 'reassigned':
      return [
        t(reason.manual ? 'reassignedByHand' : 'reassigned', { duration, from: reason.from, to: reason.to }),
        reason.trigger && t('quoted', { text: reason.trigger }),
      ]
        .filter(Boolean)
        .join(t('joint'));
    case 'busy': {
      const values = {
        duration,
        vehicle: reason.vehicleId,
        work: words(reason.taskType),
        task: reason.taskId,
      };
      return reason.otherLateBy === null
        ? t('busy', values)
        : t('busyLate', {
            ...values,
            late: durationText(Math.round(reason.otherLateBy / 60_000) * 60_000),
          });
    }
    case 'setOff':
      return t('setOff', { duration, vehicle: reason.vehicleId });
    case 'way':
      return t('way', {
        vehicle: reason.vehicleId,
        took: durationText(reason.took),
        expected: durationText(reason.expected),
      });
    case 'work':
      return t('work', { duration, took: durationText(reason.took), planned: durationText(reason.planned) });
    case 'waited':
      return t('waited', { duration, vehicle: reason.vehicleId });
    case 'unexplained':
      return t('unexplained', { duration });
  }
}

/** So many of those that were passed over are named. */
const NAMED = 3;

function unassignedText(
  { decisions, rejected, open }: Extract<LateReason, { type: 'unassigned' }>,
  duration: string,
): string {
  if (decisions === 0) return t(open ? 'unassignedOpen' : 'assignedLate', { duration });
  const whole = t('noneFree', { duration, count: decisions });
  if (rejected.length === 0) return whole;
  const named = rejected.slice(0, NAMED).map(rejectionText).join(t('listJoint'));
  const more = rejected.length - NAMED;
  return whole + t('joint') + (more > 0 ? t('andMore', { named, count: more }) : named);
}

function rejectionText({ vehicleId, because }: Rejection): string {
  return t('rejected', { vehicle: vehicleId, because });
}
