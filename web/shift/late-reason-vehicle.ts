import type { DecisionState, TaskState } from '../../server/contract/records.ts';
import { toMs } from '../../server/contract/time.ts';
import type { LateReason, Rejection } from './late-reason.ts';
import { type LateCase, optional } from './late-reason-case.ts';
import { lateBy } from './lateness.ts';

/** The steps of a vehicle on its way to a task, ms since 1970; `null` where the record does not tell. */
type Way = {
  readonly vehicleId: string | null;
  /** When the vehicle that has the task now was assigned. */
  readonly assigned: number | null;
  readonly setOff: number | null;
  /** When it took position, or began where no position was told. */
  readonly ready: number | null;
};

/**
 * What made the vehicle of a late task come late, and when it stood ready (`null` where it never did). The delay is
 * counted back from the moment at which it should have left for an ordinary way.
 */
export function vehicleReasons(late: LateCase): { reasons: LateReason[]; readyAt: number | null } {
  const way = wayOf(late);
  const { start } = late.planned;
  if (start === null || (way.vehicleId === null && !wasUnassigned(late)))
    return { reasons: [], readyAt: null };
  const readyAt = way.ready;
  const delay = (readyAt ?? late.startedAt) - start;
  if (delay <= 0) return { reasons: [], readyAt };
  const longer = longWay(late, way, delay);
  const leftAt = way.setOff ?? readyAt ?? late.startedAt;
  const dueAt = leftAt - (delay - (longer?.ms ?? 0));
  const until = Math.min(leftAt, Math.max(dueAt, way.assigned ?? leftAt));
  const reasons = [...(longer ? [longer] : []), ...waitForVehicle(late, dueAt, until)];
  if (way.vehicleId !== null) reasons.push(...waitOfVehicle(late, way.vehicleId, until, leftAt));
  return { reasons: [...reasons, ...changes(late)], readyAt };
}

function wayOf({ told, state, started }: LateCase): Way {
  const { vehicleId } = state;
  const way = { vehicleId, assigned: null, setOff: null, ready: null } as {
    -readonly [K in keyof Way]: Way[K];
  };
  if (vehicleId === null) return way;
  for (const { time, state: each } of told) {
    if (each.vehicleId !== vehicleId) {
      Object.assign(way, { assigned: null, setOff: null, ready: null });
      continue;
    }
    way.assigned ??= time;
    if (each.status === 'en_route') way.setOff ??= time;
    if (each.status === 'on_position') way.ready ??= time;
  }
  way.ready ??= started;
  return way;
}

function wasUnassigned({ told }: LateCase): boolean {
  return told.some(({ state }) => state.status === 'unassigned' || state.status === 'unassignable');
}

/** The way itself, where a decision expected it shorter: that is told only of a vehicle that was free then. */
function longWay({ decisions, othersOf }: LateCase, way: Way, delay: number): LateReason | null {
  const { vehicleId, setOff, ready } = way;
  if (vehicleId === null || setOff === null || ready === null) return null;
  const chosen = decisions.findLast(decision => decision.chosenVehicleId === vehicleId);
  const eta = chosen?.candidates?.find(candidate => candidate.vehicleId === vehicleId)?.etaSeconds ?? null;
  if (!chosen || eta === null || othersOf(vehicleId).some(other => isDoneBy(other, toMs(chosen.time))))
    return null;
  const [expected, took] = [eta * 1000, ready - setOff];
  const ms = Math.min(delay, took - expected);
  return ms > 0 ? { type: 'way', vehicleId, expected, took, ms } : null;
}

/** Whether a vehicle was at a task at `time`. */
function isDoneBy({ actualStart, actualEnd }: TaskState, time: number): boolean {
  const start = optional(actualStart);
  return start !== null && start <= time && (optional(actualEnd) ?? Number.POSITIVE_INFINITY) > time;
}

function waitForVehicle({ decisions, state }: LateCase, from: number, until: number): LateReason[] {
  if (until <= from) return [];
  const inVain = decisions.filter(
    decision => decision.chosenVehicleId === null && toMs(decision.time) <= until,
  );
  const rejected = rejections(inVain.at(-1)?.candidates ?? []);
  const open = state.vehicleId === null;
  return [{ type: 'unassigned', decisions: inVain.length, rejected, open, ms: until - from }];
}

function rejections(candidates: NonNullable<DecisionState['candidates']>): Rejection[] {
  return candidates.flatMap(({ vehicleId, rejectedBecause }) =>
    rejectedBecause === null ? [] : [{ vehicleId, because: rejectedBecause }],
  );
}

/** Between its assignment and its leaving: the other work that it was at, and the time that it stood free. */
function waitOfVehicle(
  { othersOf, time }: LateCase,
  vehicleId: string,
  from: number,
  until: number,
): LateReason[] {
  let free = until - from;
  const reasons: LateReason[] = [];
  for (const other of othersOf(vehicleId)) {
    const began = optional(other.actualStart);
    if (began === null) continue;
    const ms = Math.min(until, optional(other.actualEnd) ?? time) - Math.max(from, began);
    if (ms <= 0) continue;
    free -= ms;
    const { taskId, taskType } = other;
    reasons.push({ type: 'busy', vehicleId, taskId, taskType, otherLateBy: lateBy(other, time), ms });
  }
  return [...reasons, { type: 'setOff', vehicleId, ms: free }];
}

/** Refusals, and vehicles that were taken from it: each with the time until the next assignment. */
function changes({ told, decisions, planned }: LateCase): LateReason[] {
  const reasons: LateReason[] = [];
  let from = null as { readonly vehicleId: string; readonly since: number } | null;
  for (const { time, state } of told) {
    const { vehicleId, status } = state;
    if (status === 'rejected' && vehicleId !== null) {
      const next = told.find(each => each.time > time && each.state.status === 'assigned');
      reasons.push({ type: 'refused', vehicleId, ms: (next ?? told.at(-1) ?? { time }).time - time });
      from = null;
    } else if (vehicleId !== null && from !== null && vehicleId !== from.vehicleId) {
      const decision = decisions.findLast(
        each => toMs(each.time) <= time && each.chosenVehicleId === vehicleId,
      );
      const lost = Math.min(time - from.since, Math.max(0, time - (planned.start ?? time)));
      const [manual, trigger] = [state.assignmentSource === 'manual', decision?.trigger ?? null];
      reasons.push({ type: 'reassigned', from: from.vehicleId, to: vehicleId, manual, trigger, ms: lost });
    }
    if (vehicleId !== null && status !== 'rejected' && from?.vehicleId !== vehicleId)
      from = { vehicleId, since: time };
  }
  return reasons;
}
