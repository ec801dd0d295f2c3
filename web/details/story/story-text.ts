import type { IconName } from '../../controls/icon.tsx';
import { delayText, durationText } from '../../format/durations.ts';
import { words } from '../../format/words.ts';
import { texts } from '../../language/catalogues.ts';
import { details as english } from '../../language/en/details.ts';
import { LATE_AFTER_MS } from '../../shift/lateness.ts';
import { shownZone } from '../../state/shown-zone.ts';
import { eventOf } from '../milestone-rows.ts';
import type { StoryEvent } from './story-event.ts';

const t = texts('details', english);

/** An entry of a story as it is shown. */
export type StoryLine = {
  readonly icon: IconName;
  readonly title: string;
  /** More about it, in small letters; empty for none. */
  readonly detail: string;
  /** How far it is from its plan; `null` where that is not told. */
  readonly against: string | null;
  readonly tone: 'plain' | 'late' | 'warning' | 'critical';
};

/** How people call what a story is about. */
export type Naming = {
  readonly vehicle: (vehicleId: string) => string;
  readonly task: (taskId: string) => string;
  readonly flight: (flightId: string) => string;
};

/** Writes an entry of a story in the page's language, its times on the shown clock. */
export function storyLine(event: StoryEvent, name: Naming): StoryLine {
  const against = 'against' in event ? event.against : null;
  const late = against !== null && against >= LATE_AFTER_MS;
  return {
    detail: '',
    against: against === null ? null : delayText(against),
    tone: late ? 'late' : 'plain',
    ...written(event, name),
  };
}

function written(
  event: StoryEvent,
  name: Naming,
): Pick<StoryLine, 'icon' | 'title'> & Partial<Pick<StoryLine, 'detail' | 'tone'>> {
  const minutes = shownZone.value.minutes;
  switch (event.what) {
    case 'taskStatus':
      return { icon: 'clock', title: words(event.status) };
    case 'flightStatus':
      return { icon: 'aircraft', title: words(event.status) };
    case 'assigned': {
      const vehicle = name.vehicle(event.vehicleId);
      return {
        icon: 'truck',
        title: event.from
          ? t('story.assignedFrom', { from: name.vehicle(event.from), vehicle })
          : t('story.assigned', { vehicle }),
        detail: event.source ? words(event.source) : '',
      };
    }
    case 'unassigned':
      return { icon: 'truck', title: t('story.unassigned', { vehicle: name.vehicle(event.vehicleId) }) };
    case 'replanned':
      return {
        icon: 'clock',
        title: t('story.replanned', { time: event.start === null ? '–' : minutes(event.start) }),
        detail: t('story.moved', { duration: durationText(Math.round(event.by / 60_000) * 60_000) }),
      };
    case 'milestone': {
      const of = eventOf(event.name);
      return {
        icon: 'aircraft',
        title: of ? t(`milestone.${of}`) : event.name,
        detail: of ? event.name : '',
      };
    }
    case 'estimate':
      return {
        icon: 'clock',
        title: t('story.estimate', { name: event.name, time: minutes(event.at) }),
        detail:
          event.by === null
            ? ''
            : t('story.moved', { duration: durationText(Math.round(event.by / 60_000) * 60_000) }),
      };
    case 'stand':
      return {
        icon: 'stand',
        title: event.from ? t('story.standFrom', { ...event, from: event.from }) : t('story.stand', event),
      };
    case 'notification':
      return {
        icon: event.severity,
        title: event.message ?? t('story.noMessage'),
        tone: event.severity === 'info' ? 'plain' : event.severity,
      };
    case 'decision':
      return {
        icon: 'decision',
        title: event.chosen
          ? t('story.decision', { vehicle: name.vehicle(event.chosen) })
          : t('story.decisionNone'),
        detail: event.considered > 0 ? t('story.considered', { count: event.considered }) : '',
      };
    case 'task': {
      const task = name.task(event.about?.id ?? '');
      return {
        icon: event.step === 'over' ? 'check' : 'clock',
        title:
          event.step === 'over'
            ? t('story.over', { status: words(event.status), task })
            : t(`story.${event.step}`, { task }),
      };
    }
    case 'stop':
      return { icon: 'pause', title: t('story.stop', { duration: durationText(event.for) }) };
    case 'occupied':
    case 'vacated':
      return {
        icon: 'aircraft',
        title: t(`story.${event.what}`, { flight: name.flight(event.about?.id ?? '') }),
      };
  }
}
