import type { TaskState } from '../../../server/contract/records.ts';
import { toMs } from '../../../server/contract/time.ts';
import type { ShiftLog } from '../../shift/shift-log.ts';
import { decisionsOn } from '../decisions/decisions-of.ts';
import { noticed } from './notices.ts';
import { inOrder, type StoryEvent } from './story-event.ts';
import { behind, instant } from './times.ts';

/** Plans that move by less are not told, ms. */
const LEAST_MOVE_MS = 60_000;

/** All that was recorded of a task: its statuses, vehicles, plans and stands, what was decided and notified on it. */
export function taskStory(taskId: string, log: ShiftLog): StoryEvent[] {
  const events: StoryEvent[] = [];
  let before: TaskState | undefined;
  // What was decided comes before what came of it, at the same instant.
  for (const each of decisionsOn(taskId, log.decisions)) {
    events.push({
      what: 'decision',
      key: `decision ${each.decisionId}`,
      time: toMs(each.time),
      chosen: each.chosenVehicleId,
      considered: each.candidates?.length ?? 0,
    });
  }
  for (const { time, state } of log.tasks.get(taskId)?.told ?? []) {
    const key = `${time} ${events.length}`;
    const isHandedOver = state.vehicleId !== (before?.vehicleId ?? null);
    if (isHandedOver) events.push(handedOver(key, time, state, before));
    const isTold = isHandedOver && state.status === 'assigned';
    if (state.status && state.status !== before?.status && !isTold) {
      const { status } = state;
      events.push({ what: 'taskStatus', key: `status ${key}`, time, status, against: againstPlan(state) });
    }
    const by = before && behind(state.plannedStart, before.plannedStart);
    if (by && Math.abs(by) >= LEAST_MOVE_MS) {
      const start = instant(state.plannedStart);
      events.push({ what: 'replanned', key: `plan ${key}`, time, start, by });
    }
    if (before && state.stand && state.stand !== before.stand) {
      const { stand } = state;
      events.push({ what: 'stand', key: `stand ${key}`, time, stand, from: before.stand });
    }
    before = state;
  }
  for (const each of log.notifications) if (each.taskId === taskId) events.push(noticed(each));
  return inOrder(events);
}

function handedOver(
  key: string,
  time: number,
  { vehicleId, assignmentSource }: TaskState,
  before: TaskState | undefined,
): StoryEvent {
  const from = before?.vehicleId ?? null;
  if (vehicleId === null) {
    return { what: 'unassigned', key: `vehicle ${key}`, time, vehicleId: from ?? '' };
  }
  return {
    what: 'assigned',
    key: `vehicle ${key}`,
    time,
    vehicleId,
    from,
    source: assignmentSource,
    about: { kind: 'vehicle', id: vehicleId },
  };
}

/** How far the step that the task just took is behind its plan, ms; `null` for one that is not planned. */
function againstPlan(task: TaskState): number | null {
  switch (task.status) {
    case 'in_progress':
      return behind(task.actualStart, task.plannedStart);
    case 'completed':
      return behind(task.actualEnd, task.plannedEnd);
    default:
      return null;
  }
}
