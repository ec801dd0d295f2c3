import type { FlightState } from '../../../server/contract/records.ts';
import type { FlightStatus } from '../../../server/contract/vocabulary.ts';
import type { ShiftLog } from '../../shift/shift-log.ts';
import { scheduleOf } from '../milestone-rows.ts';
import { noticed } from './notices.ts';
import { inOrder, type StoryEvent } from './story-event.ts';
import { behind, instant } from './times.ts';

/** A status and the milestone that times it: only one of them is told, where they lie so close together. */
const TIMED_BY: Readonly<Partial<Record<FlightStatus, string>>> = {
  landed: 'ALDT',
  in_block: 'AIBT',
  boarding: 'ASBT',
  off_block: 'AOBT',
  departed: 'ATOT',
};
const TOGETHER_MS = 90_000;

/** What is expected, and so moves; moves by less than a minute are not told. */
const EXPECTED = ['EIBT', 'TOBT', 'TSAT', 'CTOT'];
const LEAST_MOVE_MS = 60_000;

/** All that was recorded of a flight: its milestones, what was expected of it, statuses, stands and notifications. */
export function flightStory(flightId: string, log: ShiftLog): StoryEvent[] {
  const story = log.flights.get(flightId);
  if (!story) return [];
  const events: StoryEvent[] = reached(story.last);
  let before: FlightState | undefined;
  for (const { time, state } of story.told) {
    const key = `${time} ${events.length}`;
    const { status, stand } = state;
    if (status && status !== before?.status && !isTimed(status, time, story.last)) {
      events.push({ what: 'flightStatus', key: `status ${key}`, time, status });
    }
    if (before) events.push(...moved(before, state, time));
    if (stand && stand !== before?.stand) {
      const about = { kind: 'stand', id: stand } as const;
      events.push({ what: 'stand', key: `stand ${key}`, time, stand, from: before?.stand ?? null, about });
    }
    before = state;
  }
  for (const each of log.notifications) {
    if (each.flightId !== flightId) continue;
    events.push(noticed(each, each.taskId ? { kind: 'task', id: each.taskId } : undefined));
  }
  return inOrder(events);
}

/** The milestones that were reached, at their times. */
function reached({ milestones }: FlightState): StoryEvent[] {
  return Object.entries(milestones ?? {}).flatMap(([name, value]) => {
    const time = instant(value);
    if (time === null || !name.startsWith('A')) return [];
    const against = behind(value, milestones?.[scheduleOf(name) ?? '']);
    return [{ what: 'milestone', key: `milestone ${name}`, time, name, against }];
  });
}

function isTimed(status: FlightStatus, time: number, { milestones }: FlightState): boolean {
  const at = instant(milestones?.[TIMED_BY[status] ?? '']);
  return at !== null && Math.abs(at - time) <= TOGETHER_MS;
}

function moved(before: FlightState, { milestones }: FlightState, time: number): StoryEvent[] {
  return EXPECTED.flatMap((name): StoryEvent[] => {
    const at = instant(milestones?.[name]);
    const by = behind(milestones?.[name], before.milestones?.[name]);
    if (at === null || (by !== null && Math.abs(by) < LEAST_MOVE_MS)) return [];
    return [{ what: 'estimate', key: `estimate ${name} ${time}`, time, name, at, by }];
  });
}
