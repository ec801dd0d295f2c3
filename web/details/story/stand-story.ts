import type { FlightState, TaskState } from '../../../server/contract/records.ts';
import { toMs } from '../../../server/contract/time.ts';
import type { ShiftLog } from '../../shift/shift-log.ts';
import { standOf } from '../stand-stays.ts';
import { noticed } from './notices.ts';
import { inOrder, type StoryEvent } from './story-event.ts';
import { behind } from './times.ts';
import { steps } from './vehicle-story.ts';

/** All that was recorded of a stand: the aircraft on it, the work at them, and what was notified of either. */
export function standStory(stand: string, log: ShiftLog): StoryEvent[] {
  const events: StoryEvent[] = [];
  const here = new Set<string>();
  for (const [flightId, story] of log.flights) {
    if (standOf(story) !== stand) continue;
    here.add(flightId);
    events.push(...stay(flightId, story.last));
  }
  const tasks = new Set<string>();
  for (const [taskId, story] of log.tasks) {
    if (story.last.stand !== stand) continue;
    tasks.add(taskId);
    let before: TaskState | undefined;
    for (const { time, state } of story.told) {
      events.push(...steps(taskId, time, state, before));
      before = state;
    }
  }
  for (const each of log.notifications) {
    if (each.taskId && tasks.has(each.taskId)) events.push(noticed(each, { kind: 'task', id: each.taskId }));
    else if (each.flightId && here.has(each.flightId)) {
      events.push(noticed(each, { kind: 'flight', id: each.flightId }));
    }
  }
  return inOrder(events);
}

function stay(flightId: string, { milestones }: FlightState): StoryEvent[] {
  const about = { kind: 'flight', id: flightId } as const;
  const { AIBT, AOBT, SIBT, SOBT } = milestones ?? {};
  const events: StoryEvent[] = [];
  if (AIBT) {
    const time = toMs(AIBT);
    events.push({ what: 'occupied', key: `${flightId} in`, time, against: behind(AIBT, SIBT), about });
  }
  if (AOBT) {
    const time = toMs(AOBT);
    events.push({ what: 'vacated', key: `${flightId} off`, time, against: behind(AOBT, SOBT), about });
  }
  return events;
}
