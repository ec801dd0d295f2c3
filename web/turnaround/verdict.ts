import { texts } from '../language/catalogues.ts';
import { turnaround as english } from '../language/en/turnaround.ts';
import { shownZone } from '../state/shown-zone.ts';
import { slackMinutes } from './task-words.ts';
import type { TurnaroundState } from './turnaround-of.ts';

const t = texts('turnaround', english);

/** How a turnaround stands, in a few words and in a sentence; `late` where its target is or will be missed. */
export type Verdict = { readonly text: string; readonly hint?: string; readonly late: boolean };

/** The verdict at `now` (ms since 1970). */
export function verdictOf({ schedule, target, slack, offBlock }: TurnaroundState, now: number): Verdict {
  const clock = (ms: number) => shownZone.value.minutes(ms);
  if (offBlock !== null) {
    const behind = target === null ? 0 : Math.round((offBlock - target.time) / 60_000);
    const values = { time: clock(offBlock), minutes: Math.abs(behind), milestone: target?.milestone ?? '' };
    if (behind === 0) return { text: t('verdict.left', values), late: false };
    return { text: t(behind > 0 ? 'verdict.leftLate' : 'verdict.leftEarly', values), late: behind >= 5 };
  }
  const { ready } = schedule;
  if (ready === null || target === null || slack === null) return { text: t('verdict.unknown'), late: false };
  const minutes = slackMinutes(slack);
  const { milestone } = target;
  const values = { ready: clock(ready), milestone, time: clock(target.time), minutes };
  if (!schedule.isReady) {
    return slack < 0
      ? {
          text: t('verdict.late', values),
          hint: t('verdict.lateHint', values),
          late: true,
        }
      : { text: t('verdict.slack', values), hint: t('verdict.slackHint', values), late: false };
  }
  const since = { time: clock(ready), milestone };
  if (slack <= -60_000) return { text: t('verdict.readyLate', { ...since, minutes }), late: true };
  const overdue = Math.floor((now - target.time) / 60_000);
  if (overdue > 0) return { text: t('verdict.waiting', { ...since, minutes: overdue }), late: true };
  return { text: t('verdict.ready', since), hint: t('verdict.readyHint'), late: false };
}
