import type { TaskState } from '../../../server/contract/records.ts';
import type { Stop } from '../../plot/stops.ts';
import { isOver } from '../../shift/lateness.ts';
import type { ShiftLog } from '../../shift/shift-log.ts';
import type { Story } from '../../shift/story.ts';
import { flightStory } from './flight-story.ts';
import { noticed } from './notices.ts';
import { inOrder, type StoryEvent } from './story-event.ts';
import { behind } from './times.ts';

type Known = {
  /** Where it stood still. */
  readonly stops?: readonly Stop[] | undefined;
  /** The flight that it flies, where it is an aircraft. */
  readonly flightId?: string | null | undefined;
};

/**
 * All that was recorded of a vehicle: its tasks one after another, its notifications, where it stood still, and of an
 * aircraft its flight.
 */
export function vehicleStory(
  vehicleId: string,
  log: ShiftLog,
  { stops = [], flightId = null }: Known = {},
): StoryEvent[] {
  const events: StoryEvent[] = flightId === null ? [] : flightStory(flightId, log);
  for (const [taskId, story] of log.tasks) events.push(...work(vehicleId, taskId, story));
  for (const each of log.notifications) {
    if (each.vehicleId !== vehicleId) continue;
    events.push(noticed(each, each.taskId ? { kind: 'task', id: each.taskId } : undefined));
  }
  for (const { from, to } of stops) {
    events.push({ what: 'stop', key: `stop ${from}`, time: from, for: to - from });
  }
  return inOrder(events);
}

function work(vehicleId: string, taskId: string, story: Story<TaskState>): StoryEvent[] {
  const events: StoryEvent[] = [];
  let before: TaskState | undefined;
  for (const { time, state } of story.told) {
    const held = before?.vehicleId === vehicleId;
    const holds = state.vehicleId === vehicleId;
    if (holds && !held) events.push(stepped('given', taskId, time, state, null));
    else if (held && !holds) events.push(stepped('taken', taskId, time, state, null));
    if (holds) events.push(...steps(taskId, time, state, before));
    before = state;
  }
  return events;
}

/** The start and the end of work, where this state brings them. */
export function steps(
  taskId: string,
  time: number,
  state: TaskState,
  before: TaskState | undefined,
): StoryEvent[] {
  const events: StoryEvent[] = [];
  if (state.actualStart !== null && !before?.actualStart) {
    const against = behind(state.actualStart, state.plannedStart);
    events.push(stepped('started', taskId, Date.parse(state.actualStart), state, against));
  }
  if (isOver(state) && !(before && isOver(before))) {
    events.push(stepped('over', taskId, time, state, behind(state.actualEnd, state.plannedEnd)));
  }
  return events;
}

function stepped(
  step: 'given' | 'taken' | 'started' | 'over',
  taskId: string,
  time: number,
  { status }: TaskState,
  against: number | null,
): StoryEvent {
  return {
    what: 'task',
    key: `${taskId} ${step} ${time}`,
    time,
    step,
    status,
    against,
    about: { kind: 'task', id: taskId },
  };
}
